#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
std::vector<Issue> headed(const char* first, const char* second) {
  SmallDataset small;
  small.add("Visits", "2018", "90", "count").period_label = first;
  small.add("Visits", "2019 Q4", "30", "count").period_label = second;
  return small.run("header-ambiguous");
}
}  // namespace

TEST_CASE("one quarter heading two columns without a year is told once") {
  const auto issues = headed("Q4 Outturn", "Q4");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "info");
  CHECK(issues[0].found == "Q4 Outturn");
}

TEST_CASE("quarters with their years, and different ones, are not told") {
  CHECK(headed("Q4 2018/19", "Q4").empty());
  CHECK(headed("Q3", "Q4").empty());
}

}  // namespace scrutineer::normalize::testing
