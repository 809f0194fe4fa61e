// What a row of a table is by its shape: whether it names, repeats, or holds anything.
#pragma once

#include <vector>

#include "normalize/tables/columns.h"

namespace scrutineer::normalize {

bool repeats_header(const Grid& grid, int row);

// Whether the row holds anything for the columns that carry figures, ratings or feeder data, starting in this
// row.
bool has_facts(const Grid& grid, const Contents& contents, const std::vector<Column>& columns, int row);

// A cell that reaches across the columns and names what stands below.
bool is_bar(const Grid& grid, int row);

// Whether a column of figures that the row fills was filled by the row above.
bool stands_under_figures(const Grid& grid, const Contents& contents, const std::vector<Column>& columns,
                          int row);

// Whether the row's place in the column of names is blank, not covered by the name above, and a column of
// figures that it fills was filled by the row above: these are not that row's.
bool is_nameless(const Grid& grid, const Contents& contents, const std::vector<Column>& columns, int names,
                 int row);

// The column of a name that stands before the column of names, which is blank: in merged cells ("Total
// prices" over the columns of categories and codes), or the only words of the row. -1 where there is none.
int name_elsewhere(const Grid& grid, const Contents& contents, int names, int row);

}  // namespace scrutineer::normalize
