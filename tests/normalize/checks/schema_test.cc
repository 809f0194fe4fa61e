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

TEST_CASE("a value that its text does not print breaks the schema") {
  SmallDataset small;
  small.add("Visits", "2019", "846", "count").text = "846";
  small.add("Plans", "2019", "946", "count").text = "846";
  const auto issues = small.run("schema");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "error");
  CHECK(issues[0].found == "946");
  CHECK(issues[0].message.find("\"846\"") != std::string::npos);
}

}  // namespace scrutineer::normalize::testing
