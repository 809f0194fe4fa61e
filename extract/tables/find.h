// From pages to raw tables and running text: what is ruled, what is aligned, what is tagged, and what is left
// over.
//
// Steps, each a file: watermarks (taken out), edges and fades (rulings and sides of fills, snapped and
// joined), lattice and frames (edges crossed into places), gutters and bands (columns and rows by white space
// where no edge tells), cells and phantoms (words, fills and signs into merged places), headers, heads (that
// stand above a grid), quality and charts (candidates weighed), fused columns (found as one on pages read by
// OCR), continuation (over pages), flow (what is no table). Ruled grids follow Nurminen (Tampere 2013); white
// gutters follow Breuel, "Two geometric algorithms for layout analysis" (DAS 2002), and the row and column
// reasoning of Pyreddy and Croft, "TINTIN" (DL 1997), both much reduced.
//
// The quality of a candidate is a number from 0 to 1, stated in quality.h. Candidates under the settings'
// least quality are dropped; of those that overlap, the set with the largest sum of quality times words wins.
#pragma once

#include "extract/document.h"
#include "extract/tables/settings.h"
#include "extract/tables/trace.h"

namespace scrutineer::extract {

// Fills Document::tables and Document::flow, in reading order, from Document::pages (and the tags of
// Document::tagged). Words that touch over a drawn line are cut in Document::pages, and watermarks are taken
// out. Both are replaced; called again, it gives the same. `trace`, where it is asked for, gets one element
// for each page. No exceptions but std::bad_alloc; safe from several threads on different documents.
void find_tables(Document& document, const TableSettings& settings = {},
                 std::vector<PageTrace>* trace = nullptr);

}  // namespace scrutineer::extract
