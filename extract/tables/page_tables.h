// The tables of one page: candidates of all kinds, weighed, and the best set of them that does not overlap.
#pragma once

#include <vector>

#include "extract/tables/continuation.h"

namespace scrutineer::extract {

// In reading order (top, then left). Cuts words that a drawn line crosses.
std::vector<PlacedTable> page_tables(Page& page, const TableSettings& settings);

}  // namespace scrutineer::extract
