#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
// Officially 72.2 for the South East in 2015/16, then 75.0; 78.7 for England in 2018/19, 77.6 a year later.
std::vector<Issue> benchmarks(const char* england, const char* south_east) {
  SmallDataset small;
  small.two_bodies("Conferences in time", "icpc-within-15-working-days-percent", england, south_east);
  return small.run("stale-benchmark");
}
}  // namespace

TEST_CASE("a benchmark of an older year than its fellow is told") {
  const auto issues = benchmarks("78.7", "72.2");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "info");
  CHECK(issues[0].found == "2016-03-31");
  CHECK(issues[0].expected == "2019-03-31");
}

TEST_CASE("benchmarks of one year, and alone, are not told") {
  CHECK(benchmarks("78.7", "77.2").empty());
  SmallDataset lone;
  lone.benchmark("Conferences in time", "south-east", "72.2", "percent").indicator_id =
      "icpc-within-15-working-days-percent";
  CHECK(lone.run("stale-benchmark").empty());
}

}  // namespace scrutineer::normalize::testing
