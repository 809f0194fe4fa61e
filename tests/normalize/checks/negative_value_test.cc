#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("a count below nothing is an error, a net change is not") {
  SmallDataset small;
  small.add("Children in care", "2019", "-3", "count");
  small.add("Net change in children in care", "2019", "-3", "count");
  small.add("Surplus", "2019", "-3", "gbp");
  const auto issues = small.run("negative-value");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].label == "Children in care");
}

}  // namespace scrutineer::normalize::testing
