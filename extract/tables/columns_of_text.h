// The reading order of a page's lines and tables: down each column of text, over full-width lines in between.
#pragma once

#include <optional>
#include <vector>

#include "extract/tables/flow.h"
#include "extract/tables/lines.h"

namespace scrutineer::extract {

// A line of one text column, or a table's place.
struct Piece {
  Box box;
  double size = 0;
  std::vector<std::size_t> words;    // empty for a table
  std::optional<std::size_t> table;  // its number
  int column = 0;  // a number for each run of lines down a column, ascending in reading order
};

std::vector<Piece> reading_order(const Page& page, const std::vector<std::size_t>& words,
                                 const std::vector<TablePlace>& tables, const TableSettings& settings);

}  // namespace scrutineer::extract
