// Lines go, and the letters that stand on them or touch them stay.
#pragma once

#include <vector>

#include "extract/ocr/image.h"
#include "extract/ocr/pix.h"

namespace scrutineer::extract {

// Where lines of one direction run.
struct LinePixels {
  bool horizontal = true;
  PixPointer mask;              // their pixels, as large as the picture
  std::vector<PixelBox> boxes;  // that hold them
};

// Takes the lines and their blurred edges out of the ink and of the contrast. Where a letter's stroke runs
// into a line from one side it ends at the line, and where a stroke crosses it, the line stays.
void erase_lines(PixPointer& ink, Image& contrast, const LinePixels& level, const LinePixels& standing);

}  // namespace scrutineer::extract
