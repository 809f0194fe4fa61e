#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("one body's figure of one period printed twice with different values is a warning") {
  SmallDataset small;
  for (const char* value : {"22", "24"}) {
    Observation& figure = small.benchmark("Repeat referrals", "england", value, "percent");
    figure.period_start = financial_year(2018).start, figure.period_end = financial_year(2018).end;
  }
  CHECK(small.run("benchmark-mismatch").size() == 1);
}

TEST_CASE("benchmarks without a period may be of two years") {
  SmallDataset small;
  small.benchmark("Repeat referrals", "england", "22", "percent");
  small.benchmark("Repeat referrals", "england", "24", "percent");
  CHECK(small.run("benchmark-mismatch").empty());
}

}  // namespace scrutineer::normalize::testing
