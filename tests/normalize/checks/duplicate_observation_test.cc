#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("one figure printed twice with different values is an error at the second") {
  SmallDataset small;
  small.add("Plans", "2019 Q1", "146", "count").local_code = "CP1";
  Observation& again = small.add("Plans", "2019 Q1", "164", "count");
  again.local_code = "CP1", again.table = 3, again.place.page = 4;
  const auto issues = small.run("duplicate-observation");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].found == "164");
  CHECK(issues[0].place.page == 4);
}

TEST_CASE("a figure printed again rounded, or under the same word in another table, is none") {
  SmallDataset small;
  small.add("Rate of plans", "2019 Q1", "65.6", "rate-per-10000").local_code = "CP2";
  small.add("Rate of plans", "2019 Q1", "66", "rate-per-10000").local_code = "CP2";
  small.add("Total", "2019 Q1", "20", "count");
  small.add("Total", "2019 Q1", "31", "count").table = 2;
  CHECK(small.run("duplicate-observation").empty());
}

TEST_CASE("labels that name no single row are not compared") {
  SmallDataset small;
  for (int number = 1; number <= 6; ++number) {
    const std::string label = "Service area revenue plan " + std::to_string(number);
    small.add(label, "2019", "10", "gbp");
    small.add(label, "2019", "20", "gbp").table = 2;
    small.add("Running on in one table", "2019", std::to_string(number), "gbp");
  }
  CHECK(small.run("duplicate-observation").empty());
  small.dataset.observations.clear();
  small.add("Service area revenue plan", "2019", "10", "gbp");
  small.add("Service area revenue plan", "2019", "20", "gbp").table = 2;
  CHECK(small.run("duplicate-observation").size() == 1);
}

}  // namespace scrutineer::normalize::testing
