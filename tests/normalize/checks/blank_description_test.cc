#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("one row without a description among described ones is worth a look") {
  SmallDataset small;
  for (const char* label : {"Visits", "Plans", "Reviews", "Checks", "Leavers"}) {
    small.add(label, "2019", "60", "percent");
    if (std::string(label) != "Leavers") small.note("description", label, "What is counted");
  }
  const auto issues = small.run("blank-description");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].label == "Leavers");
  CHECK(issues[0].severity == "info");
}

TEST_CASE("a table that hardly describes its rows lacks nothing") {
  SmallDataset small;
  for (const char* label : {"Visits", "Plans", "Reviews", "Checks", "Leavers"})
    small.add(label, "2019", "60", "percent");
  small.note("description", "Visits", "What is counted");
  CHECK(small.run("blank-description").empty());
}

}  // namespace scrutineer::normalize::testing
