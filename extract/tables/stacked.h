// Tables that stand one below the other between the same borders, and so look like one grid.
#pragma once

#include <vector>

#include "extract/tables/lattice.h"
#include "extract/tables/page_index.h"

namespace scrutineer::extract {

// The lattices, each cut at blank rows below which a table begins as the first one does: with a filled band
// of the same colour that holds column heads, or a title over the same heads. What divides them is left out.
std::vector<Lattice> without_stacks(std::vector<Lattice> lattices, const PageIndex& index,
                                    const TableSettings& settings);

}  // namespace scrutineer::extract
