#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
std::vector<Issue> benchmarks(const char* england, const char* south_east) {
  SmallDataset small;
  small.two_bodies("Repeat referrals", "rereferrals-within-12-months-percent", england, south_east);
  return small.run("comparator-mismatch");
}
}  // namespace

TEST_CASE("figures of two bodies that were swapped are one issue") {
  const auto issues = benchmarks("26.0", "22.6");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "info");
  CHECK(issues[0].found == "england");
  CHECK(issues[0].expected == "south-east");
}

TEST_CASE("one body's figure printed for both is told at the other") {
  const auto issues = benchmarks("22.6", "22.6");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].found == "south-east");
}

TEST_CASE("figures that are their own bodies', or no body's, are not told") {
  CHECK(benchmarks("22.6", "26.0").empty());
  CHECK(benchmarks("22.6", "40").empty());
}

}  // namespace scrutineer::normalize::testing
