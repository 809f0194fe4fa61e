// Where a table may be that no closed grid of edges shows: between rules across, or where lines of text fall
// into columns.
#pragma once

#include <vector>

#include "extract/tables/edges.h"
#include "extract/tables/gutters.h"

namespace scrutineer::extract {

// Boxes from the first to the last of rules (or fills' sides) of one extent, as long as what stands between
// is tabular.
std::vector<Box> between_rules(const std::vector<Edge>& edges, const std::vector<TextRow>& lines,
                               const TableSettings& settings);

// Boxes around runs of lines with gutters in common, and enough phrases to either side of them.
std::vector<Box> aligned_blocks(const std::vector<TextRow>& lines, const TableSettings& settings);

}  // namespace scrutineer::extract
