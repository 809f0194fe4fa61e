#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("a benchmark more than twice its fellows is a warning") {
  SmallDataset small;
  small.benchmark("Average days to a match", "south-east", "174", "days");
  small.benchmark("Average days to a match", "statistical-neighbours", "155.56", "days");
  small.benchmark("Average days to a match", "england", "475", "days");
  const auto issues = small.run("benchmark-outlier");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].found == "475");
}

TEST_CASE("fellows that differ themselves, counts and small percentages are left alone") {
  SmallDataset small;
  for (const auto& [label, unit, a, b, c] : {std::tuple{"Rate", "rate-per-10000", "10", "25", "60"},
                                             {"Children", "count", "300", "310", "80000"},
                                             {"Long plans", "percent", "1", "1", "3"}}) {
    small.benchmark(label, "south-east", a, unit);
    small.benchmark(label, "statistical-neighbours", b, unit);
    small.benchmark(label, "england", c, unit);
  }
  CHECK(small.run("benchmark-outlier").empty());
}

}  // namespace scrutineer::normalize::testing
