// Raw tables as the checks see them: cells in their rows and columns, and of what kind the text of each is.
#pragma once

#include <string>
#include <vector>

#include "normalize/checks/check.h"

namespace scrutineer::normalize {

enum class CellKind { blank, figure, marker, words };

// A namespace of its own: normalize/tables has a grid that it reads by the same name.
inline namespace checked {

struct Grid {
  std::string document_id;
  int table = 0;
  std::vector<std::vector<const CellRow*>>
      rows;  // rows[0] is row 1; null under a span or where none is known
  std::size_t columns = 0;
  std::size_t header_rows = 0;  // rows of headers at the top
};

}  // namespace checked

// The tables of the dataset, in its order. Empty where cells are not given. Tables beyond a size that no
// report's table has are left out.
const std::vector<Grid>& grids(const CheckInput& input);

// Of a body cell: a bare figure with its sign, a marker (N/A, a dash), other words, or nothing. A cell with a
// sign or a rating alone is blank.
CellKind kind_of(const CellRow& cell, const rules::RuleSet& rules);

// The lowest header cell over a column that has text; null where there is none. A span's counts for all of
// its columns.
const CellRow* header_over(const Grid& grid, std::size_t column);

}  // namespace scrutineer::normalize
