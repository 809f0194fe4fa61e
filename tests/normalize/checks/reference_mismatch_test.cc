#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
// Darlington's children looked after on 31 March: officially 214, 264 and 270.
SmallDataset year_ends(const char* first, const char* second, const char* third) {
  SmallDataset small;
  int year = 2018;
  for (const char* value : {first, second, third}) {
    Observation& figure =
        small.add("Children looked after", std::to_string(year++) + "-03-31", value, "count");
    figure.council_code = "E06000005", figure.indicator_id = "cla-count";
  }
  return small;
}
}  // namespace

TEST_CASE("a year's figure far from the official one, among years that agree, is a warning") {
  const auto issues = year_ends("214", "264", "207").run("reference-mismatch");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "warning");
  CHECK(issues[0].expected == "270");
  CHECK(issues[0].found == "207");
}

TEST_CASE("figures within the reference's tolerance, and measures that never agree, are not told") {
  CHECK(year_ends("214", "260", "274").run("reference-mismatch").empty());
  CHECK(year_ends("150", "180", "190").run("reference-mismatch").empty());
  SmallDataset lone = year_ends("214", "264", "207");
  for (Observation& figure : lone.dataset.observations) figure.council_code = "S12000019";
  CHECK(lone.run("reference-mismatch").empty());
}

TEST_CASE("a year's column of a stock is compared with its last day, a month's is not") {
  SmallDataset small = year_ends("214", "264", "207");
  for (Observation& figure : small.dataset.observations)
    figure.period_start = *figure.period_end - std::chrono::years(1);
  for (Observation& figure : small.dataset.observations) {
    const Period year = financial_year(static_cast<int>(figure.period_end->year()) - 1);
    figure.period_start = year.start, figure.period_end = year.end;
  }
  CHECK(small.run("reference-mismatch").size() == 1);
  for (Observation& figure : small.dataset.observations)
    figure.period_start = month(static_cast<int>(figure.period_end->year()), 3).start;
  CHECK(small.run("reference-mismatch").empty());
}

}  // namespace scrutineer::normalize::testing
