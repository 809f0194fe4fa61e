#include "extract/tables/fused_columns.h"

#include <doctest/doctest.h>

#include "tables_page.h"

using namespace scrutineer::extract;

namespace {

// A grid of a name and one column, 100 points wide each, its second header line given.
struct Grid {
  Page page = blank_page();
  Table table;

  Grid(const std::string& over, const std::string& header, const std::vector<std::string>& rows) {
    table.rows = static_cast<int>(rows.size()) + 1;
    table.columns = 2;
    table.header_rows = 1;
    for (int r = 0; r < table.rows; ++r)
      for (int c = 0; c < 2; ++c) {
        Cell cell;
        cell.row = r, cell.column = c;
        cell.box = {100.0 * c, 30.0 * r, 100.0 * c + 100, 30.0 * r + 30};
        table.cells.push_back(cell);
      }
    add(0, 2, over);
    add(0, 15, header);
    for (std::size_t r = 0; r < rows.size(); ++r) add(static_cast<int>(r) + 1, 10, rows[r]);
  }
  void add(int row, double y, const std::string& text) {
    if (text.empty()) return;
    Cell& cell = table.cells[static_cast<std::size_t>(2 * row + 1)];
    write(page, 105, 30.0 * row + y, text);
    cell.lines.push_back(text);
    cell.text += (cell.text.empty() ? "" : " ") + text;
  }
};

}  // namespace

TEST_CASE(
    "a column of pairs is two where one gutter parts all pairs and the header has words on either side") {
  Grid grid("Twelve months", "Jun 23 Sep 23",
            {"119.6  117.2", "11.1%  10.9%", "  902  868", "       31.4", "26.9   27.3"});
  part_fused_columns(grid.table, grid.page, {});
  CHECK(grid.table.columns == 3);
  covers_exactly(grid.table);
  CHECK(text_at(grid.table, 0, 1) == "Twelve months Jun 23");
  CHECK(text_at(grid.table, 0, 2) == "Twelve months Sep 23");
  CHECK(text_at(grid.table, 1, 1) == "119.6");
  CHECK(text_at(grid.table, 3, 2) == "868");
  CHECK(text_at(grid.table, 4, 1) == "");
  CHECK(text_at(grid.table, 4, 2) == "31.4");
}

TEST_CASE("three figures in a row of each cell are three columns") {
  Grid grid("", "Q1   Q2   Q3", {"10   11   12", "13   14   15", "16   17   18", "19   20   21"});
  part_fused_columns(grid.table, grid.page, {});
  CHECK(grid.table.columns == 4);
  CHECK(text_at(grid.table, 0, 2) == "Q2");
  CHECK(text_at(grid.table, 4, 3) == "21");
}

TEST_CASE("a column stays whole where words stand in it, gutters differ or one header is over all") {
  const std::vector<std::string> pairs = {"10   11", "13   14", "16   17", "19   20"};
  for (Grid grid :
       {Grid("", "Cases", pairs), Grid("", "Q1   Q2", {"up   11", "13   fell", "well done", "19   20"}),
        Grid("", "Q1   Q2", {"10   11", "1300000 14", "16   17", "1 2000000"})}) {
    part_fused_columns(grid.table, grid.page, {});
    CHECK(grid.table.columns == 2);
  }
}
