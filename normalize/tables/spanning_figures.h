// Figures in merged cells: a row of totals often merges the blank cells before or behind a figure with it.
#pragma once

#include <optional>
#include <vector>

#include "extract/table.h"
#include "normalize/tables/columns.h"

namespace scrutineer::normalize {

// The table with each such figure in the one column of figures that its cell reaches over, blanks of its
// colour beside it; nullopt where there is none. `grid` is the table's own, not turned.
std::optional<extract::Table> with_spanning_figures_placed(const extract::Table& table, const Grid& grid,
                                                           const Contents& contents,
                                                           const std::vector<Column>& columns);

}  // namespace scrutineer::normalize
