#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
SmallDataset rising(const char* label, const char* unit, std::initializer_list<const char*> values) {
  SmallDataset small;
  int number = 0;
  for (const char* value : values) small.add(label, "2019 Q" + std::to_string(++number), value, unit);
  return small;
}
}  // namespace

TEST_CASE("counts that rise to the year's target, which their sum leaves far behind, are told") {
  SmallDataset small = rising("People who used a library", "count", {"6498", "15594", "15753", "25038"});
  small.target("People who used a library", "2019", "24000", "count");
  const auto issues = small.run("basis-unclear");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "info");
}

TEST_CASE("shares that rise to a target that stands for every quarter are told") {
  SmallDataset small = rising("% of families engaged", "percent", {"10", "33", "43", "67"});
  for (int number = 1; number <= 4; ++number)
    small.target("% of families engaged", "2019 Q" + std::to_string(number), "65", "percent");
  CHECK(small.run("basis-unclear").size() == 1);
}

TEST_CASE("quarters that say what they are, fall, or fit the year's target are not told") {
  SmallDataset told = rising("Library users (cumulative)", "count", {"6498", "15594", "15753", "25038"});
  told.target("Library users (cumulative)", "2019", "24000", "count");
  CHECK(told.run("basis-unclear").empty());
  SmallDataset own = rising("Library users", "count", {"4000", "5000", "6000", "9000"});
  own.target("Library users", "2019", "24000", "count");
  CHECK(own.run("basis-unclear").empty());
  SmallDataset falling = rising("Library users", "count", {"6498", "15594", "12753", "25038"});
  falling.target("Library users", "2019", "24000", "count");
  CHECK(falling.run("basis-unclear").empty());
}

}  // namespace scrutineer::normalize::testing
