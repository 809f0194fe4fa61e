// Column heads that stand above a grid: outside its lines, on a band of their own, or turned by a quarter.
#pragma once

#include <optional>

#include "extract/tables/lattice.h"
#include "extract/tables/page_index.h"

namespace scrutineer::extract {

// The lattice with one more row for the heads, where texts that stand close above it each keep to one of its
// columns and head at least half of them. Nothing else: a title, running text or another table's last row are
// no heads.
std::optional<Lattice> with_heads(const Lattice& lattice, const PageIndex& index,
                                  const TableSettings& settings);

}  // namespace scrutineer::extract
