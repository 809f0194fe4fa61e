// The tables of one page: candidates of all kinds, weighed, and the best set of them that does not overlap.
#pragma once

#include <vector>

#include "extract/page.h"
#include "extract/tables/continuation.h"
#include "extract/tables/trace.h"
#include "extract/tagged_table.h"

namespace scrutineer::extract {

// In reading order (top, then left). Cuts words that a drawn line crosses, takes watermarks out. `tagged` are
// those that stand on the page. `trace` may be null.
std::vector<PlacedTable> page_tables(Page& page, const std::vector<const TaggedTable*>& tagged,
                                     const TableSettings& settings, PageTrace* trace = nullptr);

}  // namespace scrutineer::extract
