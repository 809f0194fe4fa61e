#include "extract/ocr/pix.h"

#include <algorithm>
#include <new>

namespace scrutineer::extract {
namespace {

template <typename Test>
PixPointer mask_where(const Image& image, Test test) {
  PixPointer mask(pixCreate(image.width, image.height, 1));
  if (!mask) throw std::bad_alloc();
  l_uint32* data = pixGetData(mask.get());
  const int words = pixGetWpl(mask.get());
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* row = image.row(y);
    l_uint32* to = data + static_cast<std::ptrdiff_t>(y) * words;
    for (int x = 0; x < image.width; ++x)
      if (test(row[x])) to[x >> 5] |= 0x80000000u >> (x & 31);
  }
  return mask;
}

}  // namespace

PixPointer mask_above(const Image& image, int threshold) {
  return mask_where(image, [threshold](std::uint8_t v) { return v > threshold; });
}

PixPointer mask_below(const Image& image, int threshold) {
  return mask_where(image, [threshold](std::uint8_t v) { return v < threshold; });
}

bool is_set(const PIX* mask, int x, int y) {
  const l_uint32* row =
      pixGetData(const_cast<PIX*>(mask)) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(const_cast<PIX*>(mask));
  return (row[x >> 5] >> (31 - (x & 31))) & 1;
}

std::vector<PixelBox> connected(PIX* mask, std::size_t most) {
  std::vector<PixelBox> boxes;
  BOXA* found = pixConnCompBB(mask, 8);
  const int count = found ? boxaGetCount(found) : 0;
  for (int i = 0; i < count && boxes.size() < most; ++i) {
    l_int32 x = 0, y = 0, w = 0, h = 0;
    boxaGetBoxGeometry(found, i, &x, &y, &w, &h);
    boxes.push_back({x, y, x + w, y + h});
  }
  boxaDestroy(&found);
  return boxes;
}

}  // namespace scrutineer::extract
