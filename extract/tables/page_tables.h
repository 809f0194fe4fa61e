// The tables of one page: candidates of all kinds, weighed, and the best set of them that does not overlap.
#pragma once

#include <vector>

#include "extract/page.h"
#include "extract/tables/continuation.h"
#include "extract/tagged_table.h"

namespace scrutineer::extract {

// In reading order (top, then left). Cuts words that a drawn line crosses. `tagged` are those that stand on
// the page.
std::vector<PlacedTable> page_tables(Page& page, const std::vector<const TaggedTable*>& tagged,
                                     const TableSettings& settings);

}  // namespace scrutineer::extract
