#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("an annual measure with four quarters is worth a look") {
  SmallDataset small;
  for (const char* period : {"2019 Q1", "2019 Q2", "2019 Q3", "2019 Q4"}) {
    small.add("Plans", period, "98", "percent").frequency = "Annual";
    small.add("Visits", period, "98", "percent").frequency = "Quarterly";
  }
  const auto issues = small.run("frequency-mismatch");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].label == "Plans");
  CHECK(issues[0].severity == "info");
}

TEST_CASE("a termly measure has three figures a year, not four") {
  SmallDataset small;
  for (const char* period : {"2019 Q1", "2019 Q2", "2019 Q3", "2019 Q4"})
    small.add("School attendance", period, "94.1", "percent").frequency = "Termly";
  const auto issues = small.run("frequency-mismatch");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].expected == "3 a year");
  CHECK(issues[0].found == "4 figures");
}

TEST_CASE("one quarter in each of some years, targets and a year's own columns fit an annual measure") {
  SmallDataset small;
  for (const char* period : {"2018 Q4", "2019 Q4", "2020 Q4"})
    small.add("Survey", period, "81", "percent").frequency = "Annual";
  small.add("Plans", "2019 Q4", "98", "percent").frequency = "Annual";
  small.target("Plans", "2019 Q3", "95", "percent").frequency = "Annual";
  small.add("Visits", "2018", "98", "percent").frequency = "Annual";
  small.add("Visits", "2019", "97", "percent").frequency = "Annual";
  for (const char* period : {"2019 Q2", "2019 Q4"})
    small.add("Reviews", period, "98", "percent").frequency = "Half-yearly";
  CHECK(small.run("frequency-mismatch").empty());
}

}  // namespace scrutineer::normalize::testing
