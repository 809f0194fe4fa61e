#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
void add_row(SmallDataset& small, int row, std::initializer_list<const char*> texts) {
  int column = 0;
  for (const char* text : texts) {
    CellRow cell;
    cell.document_id = "d", cell.table = 1, cell.row = row, cell.column = ++column;
    cell.header = row == 1, cell.text = text, cell.place.page = 1;
    small.dataset.cells.push_back(cell);
  }
}

std::vector<Issue> columns(const char* third, const char* fourth, const char* target, const char* note) {
  SmallDataset small;
  add_row(small, 1, {"Measure", "2019/20", third, fourth});
  for (int row = 2; row <= 6; ++row) add_row(small, row, {"Visits on time", "91%", target, note});
  for (const char* quarter : {"2019 Q1", "2019 Q2", "2019 Q3"})
    small.add("Visits on time", quarter, "91", "percent");
  return small.run("header-misaligned");
}
}  // namespace

TEST_CASE("notes under the target's header are one warning a table") {
  const auto issues = columns("Commentary", "Annual Target", "90%", "We have met our target this year");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "warning");
}

TEST_CASE("columns under their own headers, markers and benchmarks told in sentences are not told") {
  CHECK(columns("Annual Target", "Commentary", "90%", "We have met our target this year").empty());
  CHECK(columns("Annual Target", "Commentary", "N/A", "We have met our target this year").empty());
  CHECK(
      columns("Benchmark", "Commentary", "England 81% and South East 83%", "We have met our target this year")
          .empty());
}

}  // namespace scrutineer::normalize::testing
