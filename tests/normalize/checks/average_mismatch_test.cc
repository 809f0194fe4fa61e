#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
SmallDataset quarters(const char* label, const char* unit, std::initializer_list<const char*> values,
                      const char* year) {
  SmallDataset small;
  int number = 0;
  for (const char* value : values) small.add(label, "2019 Q" + std::to_string(++number), value, unit);
  small.add(label, "2019", year, unit);
  return small;
}
}  // namespace

TEST_CASE("a year's average above all of its quarters is an error") {
  const auto issues =
      quarters("Average time for a response", "days", {"13.25", "20.71", "16.5", "19"}, "20.89")
          .run("average-mismatch");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].expected == "13.25 to 20.71");
  CHECK(issues[0].found == "20.89");
}

TEST_CASE("within rounding, with a quarter missing, or for what adds up, nothing is wrong") {
  CHECK(quarters("% in time", "percent", {"80", "81", "82", "83"}, "83.4").run("average-mismatch").empty());
  CHECK(quarters("% in time", "percent", {"80", "81", "82"}, "95").run("average-mismatch").empty());
  CHECK(quarters("Average days lost to sickness", "days", {"2.1", "2.2", "2.0", "2.4"}, "8.7")
            .run("average-mismatch")
            .empty());
}

TEST_CASE(
    "an overall figure outside its teams' is an error once other periods show that these are all teams") {
  SmallDataset small;
  for (int number = 1; number <= 4; ++number) {
    const std::string period = "2019 Q" + std::to_string(number);
    small.add("Average caseload", period, "15", "count").breakdown = "North";
    small.add("Average caseload", period, "20", "count").breakdown = "South";
    small.add("Average caseload", period, number == 3 ? "25" : "18", "count");
  }
  const auto issues = small.run("average-mismatch");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].found == "25");
}

TEST_CASE("a year that was only concluded from Q4 Outturn is not held against the quarters") {
  for (const auto& [label, told] : {std::pair{"Q4 Outturn", 0}, {"2019/20", 1}}) {
    SmallDataset small;
    for (const char* quarter : {"2019 Q1", "2019 Q2", "2019 Q3", "2019 Q4"})
      small.add("% of cases closed in time", quarter, "64", "percent");
    small.add("% of cases closed in time", "2019", "75", "percent").period_label = label;
    CHECK(small.run("average-mismatch").size() == static_cast<std::size_t>(told));
  }
}

}  // namespace scrutineer::normalize::testing
