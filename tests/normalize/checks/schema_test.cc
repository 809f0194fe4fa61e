#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("an observation without value and qualifier, or a benchmark of nobody, breaks the schema") {
  SmallDataset small;
  small.add("Visits", "2019", "", "count");
  small.add("Plans", "2019", "", "count").qualifier = "suppressed";
  small.benchmark("Plans", "", "5", "count");
  CHECK(small.run("schema").size() == 2);
}

}  // namespace scrutineer::normalize::testing
