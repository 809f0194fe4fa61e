#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("a figure that was printed with letters is told with what it was read as") {
  SmallDataset small;
  small.add("Plans", "2019", "75", "percent");
  Observation& misread = small.add("Visits", "2019", "90", "percent");
  misread.text = "9O%";
  misread.repaired = "90%";
  const auto issues = small.run("ocr-suspect");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].expected == "90%");
  CHECK(issues[0].found == "9O%");
}

}  // namespace scrutineer::normalize::testing
