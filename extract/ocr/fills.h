// Coloured or grey areas of a picture.
#pragma once

#include <vector>

#include "extract/geometry.h"
#include "extract/ocr/background.h"
#include "extract/ocr/pix.h"
#include "extract/ocr/rulings.h"

namespace scrutineer::extract {

struct FilledArea {
  PixelBox box;  // of the whole picture
  Rgb colour;
};

// Connected areas whose background is not the paper's and that no line divides, cut into boxes. Colours are
// those of the picture.
std::vector<FilledArea> find_fills(const Image& picture, const Background& background,
                                   const std::vector<DrawnLine>& lines, const OcrSettings& settings);

}  // namespace scrutineer::extract
