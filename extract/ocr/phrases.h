// Marks of ink in a row: what is read at a time.
#pragma once

#include <vector>

#include "extract/ocr/background.h"
#include "extract/ocr/pix.h"
#include "extract/ocr/rulings.h"

namespace scrutineer::extract {

// A namespace of its own: extract/tables has phrases of words by the same name.
inline namespace ink {

struct Phrase {
  PixelBox box;
  std::vector<PixelBox> marks;  // by their left ends
  double baseline = 0;          // pixels from the top
  double size = 0;              // font size in pixels
};

}  // namespace ink

// Groups the connected marks of `ink` (without lines) into phrases of one line each, that no upright line and
// no border of a fill divides. What is too large or too small for writing is left out. In reading order.
std::vector<Phrase> find_phrases(PIX* ink, const Background& background, const std::vector<DrawnLine>& lines,
                                 const OcrSettings& settings);

}  // namespace scrutineer::extract
