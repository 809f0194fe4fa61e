#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
std::vector<Issue> said(const char* text) {
  SmallDataset small;
  small.dataset.documents[0].period_start = quarter(2024, 3).start;
  small.dataset.documents[0].period_end = quarter(2024, 3).end;
  small.add("Callers who rated the advisor as good", "2024 Q3", "97", "percent");
  small.note("commentary", "Callers who rated the advisor as good", text);
  return small.run("period-mismatch");
}
}  // namespace

TEST_CASE("the latest figure given for another quarter is a warning") {
  const auto issues = said("In Quarter 2 97% of callers rated the advisor as good.");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "warning");
  CHECK(issues[0].found == "Q2 2024/25");
}

TEST_CASE("its own quarter, or another figure, is none") {
  CHECK(said("In Quarter 3 97% of callers rated the advisor as good.").empty());
  CHECK(said("In Quarter 2 95% of callers rated the advisor as good.").empty());
}

TEST_CASE("a cohort that lags is worth a look") {
  const auto issues = said("Q3 data is for cohort Oct '22 - Sep '23");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "info");
}

TEST_CASE("a school year in a financial year's column is a warning") {
  SmallDataset small;
  small.add("Exclusions over the school year", "2019", "9.2", "percent");
  small.add("Exclusions over the year", "2019", "9.2", "percent");
  CHECK(small.run("period-mismatch").size() == 1);
}

namespace {
std::vector<Issue> above_panel(const char* text) {
  SmallDataset small;
  small.dataset.documents[0].period_start = quarter(2024, 3).start;
  small.dataset.documents[0].period_end = quarter(2024, 3).end;
  for (const char* period : {"2024 Q2", "2024 Q3"})
    small.add("Percentage of callers who rated the advisor as good", period, "97", "percent");
  small.note("commentary", "Customer Services", text).table = 0;
  return small.run("period-mismatch");
}
}  // namespace

TEST_CASE("a paragraph that judges the row by the quarter before was left over") {
  const auto issues = above_panel(
      "In Quarter 2, the percentage of callers who rated their advisor as good continued to meet the "
      "target.");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "warning");
  CHECK(issues[0].found == "Q2 2024/25");
}

TEST_CASE("a paragraph on this quarter, on two, or on what was done in the last one is not told") {
  CHECK(above_panel("In Quarter 3, the percentage of callers who rated their advisor as good met the target.")
            .empty());
  CHECK(above_panel(
            "In Quarter 2, callers who rated their advisor as good were asked why; performance is above "
            "the target for Quarter 3.")
            .empty());
  CHECK(above_panel("In Quarter 2, the callers who rated an advisor as good were thanked.").empty());
}

}  // namespace scrutineer::normalize::testing
