#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("an observation without value and qualifier breaks the schema") {
  SmallDataset small;
  small.add("Visits", "2019", "", "count");
  small.add("Plans", "2019", "", "count").qualifier = "suppressed";
  small.benchmark("Plans", "", "5", "count");  // a body that is not named
  CHECK(small.run("schema").size() == 1);
}

}  // namespace scrutineer::normalize::testing
