#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
std::vector<Issue> monthly(std::initializer_list<const char*> values, const char* unit) {
  SmallDataset small;
  int number = 3;
  for (const char* value : values) {
    ++number;
    small.add("Series", (number < 10 ? "2023-0" : "2023-") + std::to_string(number), value, unit);
  }
  return small.run("outlier-jump");
}
}  // namespace

TEST_CASE("one month far out of a quiet series is a warning") {
  const auto issues =
      monthly({"82.1", "81.7", "83.0", "80.9", "81.5", "82.6", "83.3", "38.4", "83.9"}, "percent");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "warning");
  CHECK(issues[0].found == "38.4");
}

TEST_CASE("a lost decimal point is found in a short series") {
  const auto issues = monthly({"7.4", "7.2", "75", "7.9"}, "days");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "warning");
}

TEST_CASE("a last point that may be news is only worth a look") {
  const auto issues = monthly({"82.1", "81.7", "83.0", "80.9", "81.5", "40.0"}, "percent");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "info");
}

TEST_CASE("counts scatter, and a series that rises has no outlier") {
  CHECK(monthly({"14", "16", "13", "9", "17", "24", "12"}, "count").empty());
  CHECK(monthly({"10", "33", "43", "67"}, "percent").empty());
}

TEST_CASE("two low months side by side are a low, and no warning") {
  SmallDataset small;
  int month = 0;
  for (const char* value : {"74", "75", "50", "39", "78", "74", "73", "75", "74"})
    small.add("% of visits in time", "2023-0" + std::to_string(++month), value, "percent");
  for (const Issue& issue : small.run("outlier-jump")) CHECK(issue.severity == "info");
  set_value(small.dataset.observations[2], "74");
  REQUIRE(small.run("outlier-jump").size() == 1);
  CHECK(small.run("outlier-jump")[0].severity == "warning");
}

}  // namespace scrutineer::normalize::testing
