#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("a range of years that is none, and an end before its start, are worth a look") {
  SmallDataset small;
  small.add("Strategy", "2019", "1", "count");
  small.note("commentary", "Strategy", "The strategy, 2020-022, was developed during 2019/2020.");
  Observation& figure = small.add("Visits", "2019", "1", "count");
  figure.period_end = financial_year(2018).start;
  const auto issues = small.run("malformed-period");
  REQUIRE(issues.size() == 2);
  CHECK(issues[1].found == "2020-022");
}

TEST_CASE("usual ranges of years are left alone") {
  SmallDataset small;
  small.add("Strategy 2020-22", "2019", "1", "count");
  small.note("commentary", "Strategy 2020-22", "For 2020-2022, 2019/20 and 2021-06-30.");
  CHECK(small.run("malformed-period").empty());
}

}  // namespace scrutineer::normalize::testing
