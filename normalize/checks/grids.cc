#include "normalize/checks/grids.h"

#include <algorithm>
#include <map>

#include "normalize/checks/derived.h"
#include "normalize/figure.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  int rows = 5000, columns = 100;  // of the largest table that is looked at
  std::size_t figure_length = 24;  // bytes: a longer cell holds more than a figure
};
constexpr Settings settings;

}  // namespace

const std::vector<Grid>& grids(const CheckInput& input) {
  if (input.derived->grids) return *input.derived->grids;
  std::vector<Grid>& all = input.derived->grids.emplace();
  std::map<std::pair<std::string_view, int>, std::size_t> places;
  std::size_t at = 0;  // cells of a table mostly stand together
  for (const CellRow& cell : input.dataset.cells) {
    if (cell.row < 1 || cell.column < 1 || cell.row > settings.rows || cell.column > settings.columns)
      continue;
    if (all.empty() || all[at].table != cell.table || all[at].document_id != cell.document_id) {
      const auto [place, added] = places.try_emplace({cell.document_id, cell.table}, all.size());
      if (added) {
        all.emplace_back();
        all.back().document_id = cell.document_id, all.back().table = cell.table;
      }
      at = place->second;
    }
    Grid& grid = all[at];
    const auto row = static_cast<std::size_t>(cell.row), column = static_cast<std::size_t>(cell.column);
    if (grid.rows.size() < row) grid.rows.resize(row);
    if (grid.rows[row - 1].size() < column) grid.rows[row - 1].resize(column);
    grid.rows[row - 1][column - 1] = &cell;
    grid.columns = std::max(grid.columns, column);
  }
  for (Grid& grid : all) {
    for (auto& row : grid.rows) row.resize(grid.columns);
    while (grid.header_rows < grid.rows.size() &&
           std::any_of(grid.rows[grid.header_rows].begin(), grid.rows[grid.header_rows].end(),
                       [](const CellRow* cell) { return cell && cell->header; }))
      ++grid.header_rows;
  }
  return all;
}

CellKind kind_of(const CellRow& cell, const rules::RuleSet& rules) {
  if (cell.text.empty() || rules.first("rating", cell.text)) return CellKind::blank;
  if (cell.text.size() <= settings.figure_length)
    if (const auto figure = read_figure(cell.text, rules))
      return figure->value ? CellKind::figure : CellKind::marker;
  return CellKind::words;
}

const CellRow* header_over(const Grid& grid, std::size_t column) {
  for (std::size_t row = grid.header_rows; row-- > 0;)
    for (std::size_t from = column + 1; from-- > 0;) {
      const CellRow* cell = grid.rows[row][from];
      if (!cell) continue;
      const bool covers = static_cast<int>(column) < cell->column - 1 + std::max(cell->colspan, 1);
      if (covers && cell->header && !cell->text.empty()) return cell;
      break;
    }
  return nullptr;
}

}  // namespace scrutineer::normalize
