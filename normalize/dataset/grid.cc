#include "normalize/dataset/grid.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/dataset/field.h"

namespace scrutineer::normalize {

namespace {

constexpr std::int64_t most_places = 20'000'000;

std::string grid_csv(const TableRow& table, const std::vector<const CellRow*>& cells) {
  const std::int64_t places = std::int64_t{table.rows} * table.columns;
  if (table.rows < 0 || table.columns < 0 || places > most_places)
    throw std::runtime_error(
        fmt::format("tables.csv: table {} of {} has {} rows and {} columns, which cannot be", table.table,
                    table.document_id, table.rows, table.columns));
  std::vector<std::string_view> texts(static_cast<std::size_t>(places));
  for (const CellRow* cell : cells)
    if (cell->row >= 1 && cell->row <= table.rows && cell->column >= 1 && cell->column <= table.columns)
      texts[static_cast<std::size_t>(cell->row - 1) * static_cast<std::size_t>(table.columns) +
            static_cast<std::size_t>(cell->column - 1)] = cell->text;
  std::string out;
  for (std::size_t row = 0, at = 0; row < static_cast<std::size_t>(table.rows); ++row) {
    for (int column = 0; column < table.columns; ++column, ++at) {
      if (column > 0) out += ',';
      // An empty line would be no row to a reader of CSV.
      if (table.columns == 1 && texts[at].empty())
        out += "\"\"";
      else
        put_field(out, texts[at]);
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace

void for_each_grid(const Dataset& dataset,
                   const std::function<void(const std::string& name, const std::string& csv)>& take) {
  std::map<std::pair<std::string_view, int>, std::vector<const CellRow*>> cells;
  for (const CellRow& cell : dataset.cells) cells[{cell.document_id, cell.table}].push_back(&cell);
  for (const TableRow& table : dataset.tables) {
    // The id becomes a file's name: one that leads elsewhere must not.
    if (table.document_id.find_first_of(std::string_view("/\0", 2)) != std::string::npos)
      throw std::runtime_error(fmt::format("tables.csv: {} is no document_id", table.document_id));
    take(fmt::format("{}-t{}.csv", table.document_id, table.table),
         grid_csv(table, cells[{table.document_id, table.table}]));
  }
}

}  // namespace scrutineer::normalize
