#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("a figure that another report of the council gives otherwise is an info") {
  SmallDataset small;
  small.add("Cost per child", "2018", "3880.04", "gbp").council_code = "S12000019";
  Observation& later = small.add("Cost per child", "2018", "3596.15", "gbp");
  later.council_code = "S12000019", later.document_id = "e";
  CHECK(small.run("revision").at(0).severity == "info");
  later.value = Decimal(388004, 2);
  CHECK(small.run("revision").empty());
}

}  // namespace scrutineer::normalize::testing
