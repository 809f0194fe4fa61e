// Charts: told by their bars, or by the scale beside or in a frame.
#pragma once

#include <vector>

#include "extract/tables/edges.h"
#include "extract/tables/page_index.h"

namespace scrutineer::extract {

// The boxes of bars: four or more fills of one colour and thickness that begin at one line, stand apart
// without a line between them, mostly end at different places and hold no words.
std::vector<Box> bar_charts(const PageIndex& index, const std::vector<Edge>& edges,
                            const TableSettings& settings);

// Whether figures stand at the ends of lines across in the box, at their height and not between them (a
// chart's ticks), or a column of figures that falls in equal steps stands at the box's left or right side
// along its height.
bool has_scale(const Box& box, const PageIndex& index, const std::vector<Edge>& edges,
               const TableSettings& settings);

}  // namespace scrutineer::extract
