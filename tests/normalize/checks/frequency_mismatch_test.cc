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

}  // namespace scrutineer::normalize::testing
