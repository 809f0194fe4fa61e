// A table as the file's tags state it, where the words' places agree: the words of each column stand apart
// from those of the next, so do those of each row.
#pragma once

#include <optional>

#include "extract/tables/lattice.h"
#include "extract/tables/page_index.h"
#include "extract/tagged_table.h"

namespace scrutineer::extract {

// The part of the tagged table that stands on the page. Rows and columns without words there are left out
// (tags have phantom columns). Nothing where it has fewer than two rows or columns, or where tags and places
// disagree.
std::optional<Lattice> tagged_lattice(const TaggedTable& table, const Page& page,
                                      const TableSettings& settings);

}  // namespace scrutineer::extract
