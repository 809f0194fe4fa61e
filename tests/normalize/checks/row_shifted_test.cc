#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
void add_row(SmallDataset& small, int row, std::initializer_list<const char*> texts, bool header = false) {
  int column = 0;
  for (const char* text : texts) {
    CellRow cell;
    cell.document_id = "d", cell.table = 1, cell.row = row, cell.column = ++column;
    cell.header = header, cell.text = text, cell.place.page = 1;
    small.dataset.cells.push_back(cell);
  }
}

SmallDataset table(std::initializer_list<const char*> odd) {
  SmallDataset small;
  add_row(small, 1, {"Measure", "Team", "Target", "Q1", "Q2", "Comment"}, true);
  for (int row = 2; row <= 7; ++row)
    add_row(small, row,
            {"Visits made on time", "North area", "90%", "91%", "92%", "A good quarter for the team"});
  add_row(small, 8, odd);
  return small;
}
}  // namespace

TEST_CASE("a row whose cells all stand one column too far is a warning") {
  const auto moved =
      table({"Reviews held on time", "90%", "84%", "89%", "A worse quarter", ""}).run("row-shifted");
  REQUIRE(moved.size() == 1);
  CHECK(moved[0].severity == "warning");
}

TEST_CASE("rows in line, with gaps, markers or another wording are not told") {
  CHECK(table({"Reviews held on time", "South area", "90%", "84%", "89%", "A worse quarter"})
            .run("row-shifted")
            .empty());
  CHECK(table({"Reviews held on time", "South area", "", "N/A", "89%", ""}).run("row-shifted").empty());
  CHECK(table({"Reviews held on time", "South area", "tbc", "see note below", "89%", "-"})
            .run("row-shifted")
            .empty());
}

}  // namespace scrutineer::normalize::testing
