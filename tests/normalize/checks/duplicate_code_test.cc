#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("a code printed for two indicators is raised at the second") {
  SmallDataset small;
  small.add("Care at home", "2019", "612", "count").local_code = "HSC-C1";
  small.add("Direct payments", "2019", "517", "count").local_code = "HSC-C1";
  const auto issues = small.run("duplicate-code");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].label == "Direct payments");
  CHECK(issues[0].observation_ids == std::vector<std::string>{"d-2", "d-1"});
}

TEST_CASE("a label worded otherwise in another table, and running numbers, are no second indicator") {
  SmallDataset small;
  small.add("Assessments completed within 45 days", "2019", "82", "percent").local_code = "EH4";
  small.add("% of assessments completed in 45 working days", "2019", "82", "percent").local_code = "EH4";
  small.add("Repeat referrals", "2019", "20", "percent").local_code = "1";
  small.add("Care leavers in work", "2019", "60", "percent").local_code = "1";
  CHECK(small.run("duplicate-code").empty());
}

TEST_CASE("two wordings of one indicator share their code rightly") {
  SmallDataset small;
  for (const char* label : {"Percentage of assessments completed in 45 working days", "SA timeliness"}) {
    Observation& figure = small.add(label, "2019 Q1", "81", "percent");
    figure.local_code = "EH4-QL", figure.indicator_id = "assessments-within-45-working-days-percent";
  }
  CHECK(small.run("duplicate-code").empty());
  small.dataset.observations[1].indicator_id.clear();
  CHECK(small.run("duplicate-code").size() == 1);
}

}  // namespace scrutineer::normalize::testing
