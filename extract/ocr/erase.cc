#include "extract/ocr/erase.h"

#include <algorithm>
#include <array>
#include <new>

namespace scrutineer::extract {
namespace {

constexpr int blur = 2;  // pixels of a line's soft edge

struct Eraser {
  const PIX* ink;
  const LinePixels& lines;
  const PIX* crossing;  // the pixels of the lines of the other direction
  PIX* taken;
  int along_end, across_end;

  bool in(const PIX* mask, int along, int across) const {
    return across >= 0 && across < across_end &&
           is_set(mask, lines.horizontal ? along : across, lines.horizontal ? across : along);
  }
  void take(int along, int across) const {
    if (across < 0 || across >= across_end) return;
    pixSetPixel(taken, lines.horizontal ? along : across, lines.horizontal ? across : along, 1);
  }

  // Pixels of ink that follow the line's edge outwards; more than the blur is a stroke.
  int ink_beside(int along, int edge, int step) const {
    int length = 0;
    while (length <= blur && in(ink, along, edge + step * (length + 1))) ++length;
    return in(crossing, along, edge + step) ? 0 : length;
  }

  // The line's own pixels from first to last, at one place along it.
  void take_across(int along, int first, int last) const {
    const std::array<int, 2> beside{ink_beside(along, first, -1), ink_beside(along, last, 1)};
    const bool above = beside[0] > blur, below = beside[1] > blur;
    if (above && below) return;
    const int from = above ? first : first - blur, to = below ? last : last + blur;
    for (int across = from; across <= to; ++across) take(along, across);
  }

  void take_piece(const PixelBox& box) const {
    const int from = lines.horizontal ? box.x0 : box.y0, to = lines.horizontal ? box.x1 : box.y1;
    for (int along = std::max(0, from); along < std::min(to, along_end); ++along) {
      int first = 0, last = -1;
      for (int across = lines.horizontal ? box.y0 : box.x0; across < (lines.horizontal ? box.y1 : box.x1);
           ++across) {
        if (!in(lines.mask.get(), along, across)) continue;
        if (last < 0) first = across;
        last = across;
      }
      if (last >= 0) take_across(along, first, last);
    }
  }
};

}  // namespace

void erase_lines(PixPointer& ink, Image& contrast, const LinePixels& level, const LinePixels& standing) {
  const PixPointer taken(pixCreate(contrast.width, contrast.height, 1));
  if (!taken) throw std::bad_alloc();
  for (const LinePixels* lines : {&level, &standing}) {
    const LinePixels& other = lines == &level ? standing : level;
    const Eraser eraser{ink.get(),
                        *lines,
                        other.mask.get(),
                        taken.get(),
                        lines->horizontal ? contrast.width : contrast.height,
                        lines->horizontal ? contrast.height : contrast.width};
    for (const PixelBox& box : lines->boxes) eraser.take_piece(box);
  }
  ink.reset(pixSubtract(nullptr, ink.get(), taken.get()));
  if (!ink) throw std::bad_alloc();
  for (int y = 0; y < contrast.height; ++y) {
    std::uint8_t* row = contrast.row(y);
    for (int x = 0; x < contrast.width; ++x)
      if (is_set(taken.get(), x, y)) row[x] = 0;
  }
}

}  // namespace scrutineer::extract
