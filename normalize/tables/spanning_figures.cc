#include "normalize/tables/spanning_figures.h"

namespace scrutineer::normalize {

namespace {

// The only column of figures among those that a cell covers; -1 where there is none or another.
int figure_column_under(const extract::Cell& cell, const std::vector<Column>& columns) {
  int found = -1;
  for (int c = cell.column; c < cell.column + cell.colspan && c < static_cast<int>(columns.size()); ++c) {
    if (columns[static_cast<std::size_t>(c)].role != Role::figure) continue;
    if (found >= 0) return -1;
    found = c;
  }
  return found;
}

}  // namespace

std::optional<extract::Table> with_spanning_figures_placed(const extract::Table& table, const Grid& grid,
                                                           const Contents& contents,
                                                           const std::vector<Column>& columns) {
  if (grid.turned()) return std::nullopt;
  std::optional<extract::Table> placed;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const extract::Cell& cell = table.cells[i];
    if (cell.colspan < 2 || cell.row < grid.header_rows() || cell.row >= grid.rows() || cell.column < 0 ||
        cell.column >= grid.columns())
      continue;
    if (contents.at(cell.row, cell.column).kind != ContentKind::figure) continue;
    const int column = figure_column_under(cell, columns);
    if (column < 0) continue;
    if (!placed) placed = table;
    placed->cells[i].column = column;
    placed->cells[i].colspan = 1;
    extract::Cell rest = cell;
    rest.text.clear();
    rest.colspan = 1;
    for (rest.column = cell.column; rest.column < cell.column + cell.colspan; ++rest.column)
      if (rest.column != column) placed->cells.push_back(rest);
  }
  return placed;
}

}  // namespace scrutineer::normalize
