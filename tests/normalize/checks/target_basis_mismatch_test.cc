#include <doctest/doctest.h>

#include <string>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("quarterly targets are the year's level or add up to its number") {
  SmallDataset small;
  for (const auto& [label, year] : {std::pair{"Carers", "20"}, {"Entrants", "5"}, {"Homes", "24"}}) {
    for (const char* period : {"2019 Q1", "2019 Q2", "2019 Q3", "2019 Q4"})
      small.target(label, period, "5", "count");
    small.target(label, "2019", year, "count");
  }
  const auto issues = small.run("target-basis-mismatch");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].label == "Homes");
  CHECK(issues[0].expected == "20");
}

TEST_CASE("targets that rise over the quarters to the year's are its level") {
  SmallDataset small;
  int quarter = 0;
  for (const char* period : {"2019 Q1", "2019 Q2", "2019 Q3", "2019 Q4"})
    small.target("Homes in use", period, std::to_string(10 + 5 * quarter++), "count");
  small.target("Homes in use", "2019", "25", "count");
  CHECK(small.run("target-basis-mismatch").empty());
}

TEST_CASE("shares do not add up, and without all four quarters nothing is known") {
  SmallDataset small;
  for (const char* period : {"2019 Q1", "2019 Q2", "2019 Q3", "2019 Q4"})
    small.target("Invoices paid in time", period, "90", "percent");
  small.target("Invoices paid in time", "2019", "95", "percent");
  for (const char* period : {"2019 Q1", "2019 Q2", "2019 Q3"})
    small.target("Adoptions", period, "5", "count");
  small.target("Adoptions", "2019", "24", "count");
  CHECK(small.run("target-basis-mismatch").empty());
}

}  // namespace scrutineer::normalize::testing
