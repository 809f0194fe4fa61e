#include "normalize/tables/table_parts.h"

#include <algorithm>
#include <cctype>

#include "normalize/figure.h"
#include "normalize/tables/grid.h"

namespace scrutineer::normalize {

namespace {

// Whether a column names rows: most of its cells below the header are words.
bool holds_names(const Grid& grid, int column, const rules::RuleSet& rules) {
  int names = 0, filled = 0;
  for (int r = grid.header_rows(); r < grid.rows(); ++r) {
    const std::string& text = grid.text(r, column);
    if (text.empty() || !grid.starts(r, column)) continue;
    ++filled;
    const auto letters =
        std::count_if(text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
    names += letters >= 3 && !read_figure(text, rules);
  }
  return filled > 0 && names * 4 >= filled * 3;
}

// Whether the header says the same over every `width` columns; the columns of names may differ.
bool header_repeats(const Grid& grid, int width) {
  int same = 0;
  for (int r = 0; r < grid.header_rows(); ++r)
    for (int c = width; c < grid.columns(); ++c) {
      if (c % width == 0) {
        if (grid.first_column(grid.at(r, c)) != c) return false;  // a title over several
        continue;
      }
      if (grid.text(r, c) != grid.text(r, c % width)) return false;
      same += !grid.text(r, c).empty();
    }
  return same > 0;
}

int position(const std::vector<int>& of, int from, int to) {
  for (std::size_t i = 0; i < of.size(); ++i)
    if (of[i] >= from && of[i] < to) return static_cast<int>(i);
  return -1;
}

int count_within(const std::vector<int>& of, int from, int to) {
  return static_cast<int>(std::count_if(of.begin(), of.end(), [&](int i) { return i >= from && i < to; }));
}

}  // namespace

extract::Table part_of(const extract::Table& table, const std::vector<int>& rows,
                       const std::vector<int>& columns) {
  extract::Table part = table;
  part.cells.clear();
  part.rows = static_cast<int>(rows.size());
  part.columns = static_cast<int>(columns.size());
  part.header_rows = count_within(rows, 0, table.header_rows);
  for (extract::Cell cell : table.cells) {
    const int row = position(rows, cell.row, cell.row + cell.rowspan);
    const int column = position(columns, cell.column, cell.column + cell.colspan);
    if (row < 0 || column < 0) continue;
    cell.rowspan = count_within(rows, cell.row, cell.row + cell.rowspan);
    cell.colspan = count_within(columns, cell.column, cell.column + cell.colspan);
    cell.row = row;
    cell.column = column;
    part.cells.push_back(std::move(cell));
  }
  return part;
}

std::vector<TablePart> side_by_side(const extract::Table& table, const TableSurroundings& surroundings,
                                    const rules::RuleSet& rules) {
  const Grid grid(table);
  if (grid.header_rows() == 0) return {};
  for (int width = 2; width * 2 <= grid.columns(); ++width) {
    if (grid.columns() % width != 0 || !header_repeats(grid, width)) continue;
    bool named = true;
    for (int c = 0; c < grid.columns(); ++c) named = named && holds_names(grid, c, rules) == (c % width == 0);
    if (!named) continue;
    std::vector<TablePart> parts;
    for (int first = 0; first < grid.columns(); first += width) {
      TablePart part{{}, surroundings, {}, {}};
      for (int r = 0; r < grid.rows(); ++r) part.rows.push_back(r);
      for (int c = first; c < first + width; ++c) part.columns.push_back(c);
      if (const std::string& title = grid.text(0, first); !title.empty() && !rules.first("header", title))
        part.surroundings.section = title;
      part.table = part_of(table, part.rows, part.columns);
      parts.push_back(std::move(part));
    }
    return parts;
  }
  return {};
}

std::vector<TablePart> parts_of(const extract::Table& table, const TableSurroundings& surroundings,
                                const rules::RuleSet& rules) {
  constexpr int kMostCells = 20000;  // no report's sheet has more
  if (table.rows * table.columns > kMostCells) return {};
  auto parts = side_by_side(table, surroundings, rules);
  return parts.empty() ? indicator_sheets(table, surroundings, rules) : parts;
}

}  // namespace scrutineer::normalize
