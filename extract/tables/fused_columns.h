// Columns that stand so near to each other that they were found as one: "12 months to" over "Jun 23  Sep 23"
// leaves no white between them but that of a blank.
#pragma once

#include <vector>

#include "extract/page.h"
#include "extract/table.h"
#include "extract/tables/settings.h"

namespace scrutineer::extract {

// Parts each column whose rows hold two figures with one white gutter between the left and the right ones of
// all rows, where the header has words on either side of it. The table is one of this page. Header lines that
// stand over the gutter head both columns. Gives the x of the gutters.
std::vector<double> part_fused_columns(Table& table, const Page& page, const TableSettings& settings);

}  // namespace scrutineer::extract
