// How much a candidate looks like a table.
//
// quality = evidence x fill x agreement, each from 0 to 1:
//   evidence   what its inner borders rest on: 1 where all are drawn or sides of fills, 0.75 where all are
//   white fill       1 where at least half of its places are written, falling to 0.5 for a grid that is
//   nearly blank agreement  over its columns, the mean share of cells of the column's prevailing kind
//   (figure, word, text); for a grid
//              that rests on white space, cells of running text count as no kind
// It is 0 for a grid without two written rows and columns, for a white grid that is prose, a list, or an
// axis; page_tables() sets it to 0 for a chart's frame (charts.h).
#pragma once

#include "extract/table.h"
#include "extract/tables/lattice.h"

namespace scrutineer::extract {

// `told` is the least evidence from elsewhere (tags), as a share of drawn borders.
double quality(const Table& table, const Lattice& lattice, double told = 0);

}  // namespace scrutineer::extract
