#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("a year's percentage that is the sum of its halves is an error") {
  SmallDataset small;
  small.add("Seen within 18 weeks", "2019", "74.5", "percent");
  small.add("Seen within 18 weeks", "2019 to Q2", "36.2", "percent");
  Observation& second = small.add("Seen within 18 weeks", "2019", "38.3", "percent");
  second.period_start = quarter(2019, 3).start;
  const auto issues = small.run("sum-instead-of-average");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].expected == "37.25");
  CHECK(small.run("average-mismatch").empty());
}

TEST_CASE("a programme that reaches 100% and a sum of counts are meant to add up") {
  SmallDataset small;
  for (const char* quarter : {"2019 Q1", "2019 Q2", "2019 Q3", "2019 Q4"}) {
    small.add("Plan delivered", quarter, "25", "percent");
    small.add("Visits", quarter, "25", "count");
  }
  small.add("Plan delivered", "2019", "100", "percent");
  small.add("Visits", "2019", "100", "count");
  CHECK(small.run("sum-instead-of-average").empty());
}

}  // namespace scrutineer::normalize::testing
