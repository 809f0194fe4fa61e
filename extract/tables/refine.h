// A lattice of edges and the text in it: columns and rows that no edge draws are added by white space.
#pragma once

#include "extract/tables/gutters.h"

namespace scrutineer::extract {

// Adds gutters within the lattice's columns and row borders within its rows, and opens the new borders where
// a text crosses them, or a header spans what is below it.
void refine(Lattice& lattice, const PageIndex& index, const std::vector<Edge>& edges,
            const TableSettings& settings);

}  // namespace scrutineer::extract
