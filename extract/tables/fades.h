// Colours that fade: painted as strips of slightly different colours, which are one fill with no edges
// within.
#pragma once

#include <vector>

#include "extract/page.h"
#include "extract/tables/settings.h"

namespace scrutineer::extract {

// The boxes of piles of at least six thin strips of one extent, each touching the next, hardly two of one
// colour. Strips are fills, or rulings as thick.
std::vector<Box> faded_boxes(const Page& page, const TableSettings& settings);

}  // namespace scrutineer::extract
