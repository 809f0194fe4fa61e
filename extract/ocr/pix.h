// Leptonica's pictures, owned.
#pragma once

#include <leptonica/allheaders.h>

#include <memory>

#include "extract/ocr/image.h"

namespace scrutineer::extract {

struct PixDestroyer {
  void operator()(PIX* pix) const { pixDestroy(&pix); }
};
using PixPointer = std::unique_ptr<PIX, PixDestroyer>;

// One bit a pixel: where the value is greater (or smaller) than the threshold.
PixPointer mask_above(const Image& image, int threshold);
PixPointer mask_below(const Image& image, int threshold);

bool is_set(const PIX* mask, int x, int y);

// The boxes of connected pixels, at most `most`; x1 and y1 are not included.
struct PixelBox {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
};
std::vector<PixelBox> connected(PIX* mask, std::size_t most);

}  // namespace scrutineer::extract
