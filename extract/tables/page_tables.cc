#include "extract/tables/page_tables.h"

#include <algorithm>
#include <tuple>

#include "extract/tables/cells.h"
#include "extract/tables/edges.h"
#include "extract/tables/lattice.h"

namespace scrutineer::extract {

std::vector<PlacedTable> page_tables(Page& page, const TableSettings& settings) {
  const std::vector<Edge> edges = page_edges(page, settings);
  split_words_at_edges(page, edges);
  const PageIndex index(page);
  std::vector<PlacedTable> result;
  for (const Lattice& lattice : ruled_lattices(edges, settings)) {
    Table table = table_of(lattice, index, settings);
    if (table.cells.size() < 2) continue;
    mark_header(table);
    result.push_back({std::move(table), lattice.xs, false, false});
  }
  return result;
}

}  // namespace scrutineer::extract
