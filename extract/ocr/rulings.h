// Lines drawn in a picture.
#pragma once

#include <vector>

#include "extract/ocr/pix.h"
#include "extract/ocr/settings.h"

namespace scrutineer::extract {

struct DrawnLine {
  bool horizontal = true;
  double at = 0, from = 0, to = 0, thickness = 1;  // pixels
};

// Long straight runs of ink, faint ones too. Takes them out of the mask and of the contrast. `noise` as in
// Background.
std::vector<DrawnLine> take_lines(PixPointer& ink, Image& contrast, double noise,
                                  const OcrSettings& settings);

}  // namespace scrutineer::extract
