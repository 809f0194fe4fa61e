// Tables that run on over a page's end.
#pragma once

#include <vector>

#include "extract/table.h"
#include "extract/tables/settings.h"

namespace scrutineer::extract {

// A table of one page with what stands around it.
struct PlacedTable {
  Table table;
  std::vector<double> columns;  // x of the column borders
  bool last_on_page = false;    // nothing but page furniture below it
  bool first_on_page = false;   // nothing but page furniture above it
};

// Joins tables, given in reading order, with their continuations on the next page: same columns, or the same
// header texts; a repeated header is dropped, a row broken by the page's end becomes one. `number` gets, for
// each given table, the index of the table that it is now part of.
std::vector<PlacedTable> join_continued(std::vector<PlacedTable> tables, const TableSettings& settings,
                                        std::vector<std::size_t>& number);

}  // namespace scrutineer::extract
