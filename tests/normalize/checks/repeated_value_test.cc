#include <doctest/doctest.h>

#include <string_view>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("four equal figures are worth a look, four hundreds are not") {
  SmallDataset small;
  for (const char* period : {"2019 Q1", "2019 Q2", "2019 Q3", "2019 Q4"}) {
    small.add("Plans", period, "75.9", "percent");
    small.add("Reviews", period, "100", "percent");
    small.add("Orders", period, "1", "count");
  }
  const auto issues = small.run("repeated-value");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].label == "Plans");
}

TEST_CASE("a column filled down by mistake is told at the last of its equal months") {
  SmallDataset small;
  for (const char* period : {"2023-04", "2023-05", "2023-06", "2023-07", "2023-08"})
    small.add("Days to relet a home", period, std::string_view(period) == "2023-04" ? "21.8" : "23.4",
              "days");
  const auto issues = small.run("repeated-value");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "info");
  CHECK(issues[0].message == "23.4 stands 4 times in a row, from May 2023 to August 2023.");
}

TEST_CASE(
    "three equal figures, a run that is broken, nothing at all and one period printed again are usual") {
  SmallDataset small;
  for (const char* period : {"2019 Q1", "2019 Q2", "2019 Q3"}) small.add("Plans", period, "75.9", "percent");
  small.add("Plans", "2019 Q4", "76", "percent");
  int quarter = 0;
  for (const char* period : {"2018 Q4", "2019 Q1", "2019 Q2", "2019 Q3", "2019 Q4"})
    small.add("Visits", period, quarter++ == 2 ? "75" : "75.9", "percent");
  for (const char* period : {"2019 Q1", "2019 Q2", "2019 Q3", "2019 Q4"})
    small.add("Rate of accidents", period, "0.0", "rate-per-1000");
  for (const char* period : {"2019 Q1", "2019 Q1", "2019 Q2", "2019 Q3"})
    small.add("Orders", period, "17", "count");
  CHECK(small.run("repeated-value").empty());
}

}  // namespace scrutineer::normalize::testing
