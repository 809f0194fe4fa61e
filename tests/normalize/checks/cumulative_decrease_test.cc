#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("a count of the year to date that falls is an error") {
  SmallDataset small;
  const char* label = "Days lost to sickness absence per FTE, cumulative";
  small.add(label, "2019 to Q1", "3.1", "days");
  small.add(label, "2019 to Q2", "6.4", "days");
  small.add(label, "2019 to Q3", "6.2", "days");
  const auto issues = small.run("cumulative-decrease");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].found == "6.2");
  CHECK(issues[0].observation_ids == std::vector<std::string>{"d-3", "d-2"});
}

TEST_CASE("shares of the year to date may fall, counts of separate quarters and of the next year too") {
  SmallDataset small;
  small.add("Invoices paid in time (cumulative)", "2019 to Q1", "99", "percent");
  small.add("Invoices paid in time (cumulative)", "2019 to Q2", "98", "percent");
  small.add("Assessments (cumulative)", "2019 Q1", "397", "count");
  small.add("Assessments (cumulative)", "2019 Q2", "322", "count");
  small.add("Adoptions (cumulative)", "2018", "10", "count");
  small.add("Adoptions (cumulative)", "2019", "3", "count");
  CHECK(small.run("cumulative-decrease").empty());
}

}  // namespace scrutineer::normalize::testing
