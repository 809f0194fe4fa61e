#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("a figure read with little confidence is worth a look") {
  SmallDataset small;
  small.add("Plans", "2019", "75", "percent").confidence = 0.31;
  small.add("Visits", "2019", "75", "percent").confidence = 0.9;
  const auto issues = small.run("low-confidence");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].found == "0.31");
}

}  // namespace scrutineer::normalize::testing
