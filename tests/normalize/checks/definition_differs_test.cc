#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
std::vector<Issue> labelled(const char* label) {
  SmallDataset small;
  small.add(label, "2019", "12", "percent").indicator_id = "cpp-second-or-subsequent-ever-percent";
  return small.run("definition-differs");
}
}  // namespace

TEST_CASE("a label that limits the national measure is told with the limit") {
  const auto issues = labelled("% subject of a plan for a second time in the last two years");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "info");
  CHECK(issues[0].found == "in the last two years");
  CHECK(labelled("% subject of a plan for a second time (excluding transfers)").size() == 1);
}

TEST_CASE("a label without a limit, and one that no national measure has, are not told") {
  CHECK(labelled("% subject of a plan for a second or subsequent time").empty());
  SmallDataset own;
  own.add("Visits excluding cancelled ones", "2019", "12", "count");
  CHECK(own.run("definition-differs").empty());
}

}  // namespace scrutineer::normalize::testing
