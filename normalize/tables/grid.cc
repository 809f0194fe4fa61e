#include "normalize/tables/grid.h"

#include <algorithm>

namespace scrutineer::normalize {

namespace {
const extract::Cell kNowhere;
}

Grid::Grid(const extract::Table& table, bool turned)
    : turned_(turned),
      rows_(turned ? table.columns : table.rows),
      columns_(turned ? table.rows : table.columns),
      header_rows_(std::min(turned ? 1 : table.header_rows, rows_)),
      place_(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(columns_), &kNowhere) {
  for (const extract::Cell& cell : table.cells) {
    const int last_row = std::min(first_row(cell) + row_span(cell), rows_);
    const int last_column = std::min(first_column(cell) + column_span(cell), columns_);
    for (int r = std::max(0, first_row(cell)); r < last_row; ++r)
      for (int c = std::max(0, first_column(cell)); c < last_column; ++c)
        place_[static_cast<std::size_t>(r * columns_ + c)] = &cell;
  }
}

std::vector<const extract::Cell*> Grid::header_path(int column) const {
  std::vector<const extract::Cell*> path;
  for (int r = 0; r < header_rows_; ++r) {
    const extract::Cell* cell = &at(r, column);
    if (path.empty() || path.back() != cell) path.push_back(cell);
  }
  return path;
}

}  // namespace scrutineer::normalize
