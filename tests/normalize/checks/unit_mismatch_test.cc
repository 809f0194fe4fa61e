#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("percentages under a label that states a rate are an error") {
  SmallDataset small;
  small.add("Exclusion rate (per 1,000) over the school year", "2018", "7.3", "percent");
  small.add("Exclusion rate (per 1,000) over the school year", "2019", "9.2", "percent");
  const auto issues = small.run("unit-mismatch");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "error");
  CHECK(issues[0].expected == "rate-per-1000");
}

TEST_CASE("percentages under 'Number of' are a warning, or info where the description agrees with them") {
  SmallDataset small;
  small.add("Number of assessments completed in 20 weeks", "2019", "96", "percent");
  small.add("Reduce the number of children requiring re-referrals", "2019", "18.7", "percent");
  small.note("description", "Reduce the number of children requiring re-referrals",
             "the % of referrals that are repeats");
  const auto issues = small.run("unit-mismatch");
  REQUIRE(issues.size() == 2);
  CHECK(issues[0].severity == "warning");
  CHECK(issues[1].severity == "info");
}

TEST_CASE("a label that names a number and an average needs two figures") {
  SmallDataset small;
  small.add("Number of children matched (average months to panel)", "2019", "7", "count");
  CHECK(small.run("unit-mismatch").size() == 1);
}

TEST_CASE("a number given as a share of something, and a rate as a rate, agree with their labels") {
  SmallDataset small;
  small.add("Number of repeat referrals as a % of all", "2019", "18", "percent");
  small.add("Number of looked after children per 10,000", "2019", "55", "rate-per-10000");
  small.add("Number of visits", "2019", "55", "count");
  CHECK(small.run("unit-mismatch").empty());
}

TEST_CASE("a number that running text gives as a percentage is loose talk, and no warning") {
  SmallDataset small;
  Observation& figure = small.add("number of children who offend", "2019", "8", "percent");
  figure.table = 0;
  REQUIRE(small.run("unit-mismatch").size() == 1);
  CHECK(small.run("unit-mismatch")[0].severity == "info");
  figure.table = 1;
  CHECK(small.run("unit-mismatch")[0].severity == "warning");
}

}  // namespace scrutineer::normalize::testing
