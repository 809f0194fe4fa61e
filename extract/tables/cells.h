// A lattice on a page to a table: words, fills and signs into its merged places.
#pragma once

#include "extract/table.h"
#include "extract/tables/lattice.h"
#include "extract/tables/page_index.h"

namespace scrutineer::extract {

// Every word whose middle is in the lattice goes to one cell. Columns and rows that no cell begins in are
// dropped, so are blank slivers. Header rows are left to mark_header().
Table table_of(const Lattice& lattice, const PageIndex& words, const TableSettings& settings);

// Finds the header rows from spans, fills, bold and kinds of content, and marks their cells.
void mark_header(Table& table);

// Sets header_rows and each cell's mark.
void set_header(Table& table, int rows);

}  // namespace scrutineer::extract
