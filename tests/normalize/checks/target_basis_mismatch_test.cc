#include <doctest/doctest.h>

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

}  // namespace scrutineer::normalize::testing
