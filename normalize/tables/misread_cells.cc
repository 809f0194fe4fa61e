#include "normalize/tables/misread_cells.h"

#include <algorithm>
#include <map>
#include <vector>

#include "normalize/tables/misread_figures.h"
#include "normalize/tables/misread_headers.h"
#include "normalize/tables/misread_rows.h"

namespace scrutineer::normalize {

extract::Table with_misread_cells_mended(extract::Table table, const rules::RuleSet& rules) {
  if (table.source != extract::TableSource::text &&
      std::none_of(table.cells.begin(), table.cells.end(),
                   [](const extract::Cell& c) { return c.confidence < 1; }))
    return table;
  if (table.source != extract::TableSource::text) mend_misread_rows(table, rules);
  for (int row = 0; row < std::max(1, table.header_rows); ++row) {
    mend_header_periods(table, row, rules);
    mend_header_quarters(table, row, rules);
  }
  std::map<int, Line> rows, columns;
  std::vector<int> periods;
  for (const extract::Cell& cell : table.cells)
    if (cell.row < std::max(1, table.header_rows) && month_of(cell.text)) periods.push_back(cell.column);
  for (extract::Cell& cell : table.cells) {
    if (cell.row < table.header_rows) continue;
    if (std::find(periods.begin(), periods.end(), cell.column) != periods.end())
      rows[cell.row].push_back(&cell);
    else if (cell.column > 0)
      columns[cell.column].push_back(&cell);
  }
  for (const auto& [row, line] : rows) mend_figures(table, line, true, rules);
  for (const auto& [column, line] : columns) mend_figures(table, line, false, rules);
  return table;
}

}  // namespace scrutineer::normalize
