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

namespace {
// Officially 22.6 for England and 25.1 to 26.0 for the South East in the three years to March 2020.
std::vector<Issue> benchmarks(const char* england, const char* south_east,
                              const char* label = "Repeat referrals") {
  SmallDataset small;
  small.two_bodies(label, "rereferrals-within-12-months-percent", england, south_east);
  return small.run("benchmark-mismatch");
}
}  // namespace

TEST_CASE("a benchmark far from its body's official figures beside one that agrees is a warning") {
  const auto issues = benchmarks("22.6", "36.0");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "warning");
  CHECK(issues[0].expected == "26.0");
  CHECK(issues[0].found == "36.0");
}

TEST_CASE("official figures of any of three years, revised ones and other measures are not told") {
  CHECK(benchmarks("22.6", "25.2").empty());
  CHECK(benchmarks("22.6", "27").empty());
  CHECK(benchmarks("31", "36").empty());  // nothing shows that the measure is the official one
  CHECK(benchmarks("22.6", "36.0", "Repeat referrals within the last two years").empty());
}

TEST_CASE("a rate of a month is compared with the twelfth of the year's") {
  SmallDataset small;
  for (int number = 1; number <= 3; ++number) {
    const std::string period = "2020-0" + std::to_string(number);
    small.add("Section 47 enquiries per 10,000", period, "15", "rate-per-10000").indicator_id =
        "s47-started-rate-per-10000";
  }
  small.benchmark("Section 47 enquiries per 10,000", "england", "14", "rate-per-10000").indicator_id =
      "s47-started-rate-per-10000";
  CHECK(small.run("benchmark-mismatch").empty());
}

}  // namespace scrutineer::normalize::testing
