#include <doctest/doctest.h>

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

}  // namespace scrutineer::normalize::testing
