// Pieces of lines to whole rulings.
#pragma once

#include <vector>

#include "extract/pdf/page_content.h"
#include "extract/pdf/settings.h"

namespace scrutineer::extract {

// Joins collinear pieces of one direction that touch or overlap (a table's border is often drawn cell by
// cell), and drops what is too short to be a line after that. Where colours differ, the longest piece gives
// the colour. Horizontal ones first, each kind by `at`, then by `from`.
std::vector<Ruling> joined_rulings(const std::vector<PaintedRuling>& pieces, const PdfSettings& settings);

// Gradients are often painted as many thin boxes side by side: takes such runs out of content.rulings and
// puts one box of their middle colour into content.boxes.
void gather_strips(PageContent& content, const PdfSettings& settings);

}  // namespace scrutineer::extract
