// Borders of fills are no drawn lines.
#pragma once

#include <vector>

#include "extract/ocr/background.h"
#include "extract/ocr/rulings.h"

namespace scrutineer::extract {

// Leaves out of the lines what is but the change from one background to another: whole lines, and the ends of
// lines. Fills give these borders by themselves, as they do in a drawn page.
std::vector<DrawnLine> without_borders(const std::vector<DrawnLine>& lines, const Background& background,
                                       const OcrSettings& settings);

}  // namespace scrutineer::extract
