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

TEST_CASE("a dash between a body's name and its benchmark is no sign") {
  SmallDataset small;
  small.benchmark("Rate of custodial sentences", "statistical-neighbours", "-0.23", "rate-per-1000");
  CHECK(small.run("negative-value").empty());
}

}  // namespace scrutineer::normalize::testing
