#include "extract/ocr/rulings.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <tuple>

namespace scrutineer::extract {
namespace {

PixPointer checked(PIX* pix) {
  if (!pix) throw std::bad_alloc();
  return PixPointer(pix);
}

// Runs of at least `length` pixels, given that a line may wander by a pixel.
PixPointer runs(PIX* ink, bool horizontal, int length) {
  const PixPointer thick = checked(pixDilateBrick(nullptr, ink, horizontal ? 1 : 3, horizontal ? 3 : 1));
  const PixPointer open =
      checked(pixOpenBrick(nullptr, thick.get(), horizontal ? length : 1, horizontal ? 1 : length));
  return checked(pixAnd(nullptr, open.get(), ink));
}

int ink_in(const PIX* mask, const PixelBox& box) {
  int count = 0;
  for (int y = box.y0; y < box.y1; ++y)
    for (int x = box.x0; x < box.x1; ++x) count += is_set(mask, x, y);
  return count;
}

std::vector<DrawnLine> joined(std::vector<DrawnLine> lines, double gap, double offset) {
  std::sort(lines.begin(), lines.end(), [](const DrawnLine& a, const DrawnLine& b) {
    return std::tuple(a.from, a.at) < std::tuple(b.from, b.at);
  });
  std::vector<DrawnLine> out;
  for (const DrawnLine& line : lines) {
    DrawnLine* before = nullptr;
    for (auto o = out.rbegin(); o != out.rend() && !before; ++o)
      if (std::abs(o->at - line.at) <= offset && line.from <= o->to + gap && line.to >= o->from) before = &*o;
    if (!before) {
      out.push_back(line);
      continue;
    }
    const double mine = before->to - before->from, others = line.to - line.from;
    before->at = (before->at * mine + line.at * others) / (mine + others);
    before->thickness = (before->thickness * mine + line.thickness * others) / (mine + others);
    before->to = std::max(before->to, line.to);
  }
  return out;
}

}  // namespace

std::vector<DrawnLine> take_lines(PixPointer& ink, Image& contrast, const OcrSettings& settings) {
  const double scale = contrast.dpi / 72;
  const int length = static_cast<int>(settings.shortest_ruling * scale);
  const double thickest = settings.thickest_ruling * scale;
  std::vector<DrawnLine> all;
  const PixPointer taken = checked(pixCreate(contrast.width, contrast.height, 1));
  for (const bool horizontal : {true, false}) {
    const PixPointer found = runs(ink.get(), horizontal, length);
    std::vector<DrawnLine> lines;
    for (const PixelBox& box : connected(found.get(), settings.max_marks)) {
      const int along = horizontal ? box.width() : box.height(),
                across = horizontal ? box.height() : box.width();
      if (along < length) continue;
      const double thickness = static_cast<double>(ink_in(found.get(), box)) / along;
      if (thickness > thickest || across > thickest + 0.02 * along) continue;
      lines.push_back({horizontal, horizontal ? (box.y0 + box.y1) / 2.0 : (box.x0 + box.x1) / 2.0,
                       static_cast<double>(horizontal ? box.x0 : box.y0),
                       static_cast<double>(horizontal ? box.x1 : box.y1), thickness});
      pixRasterop(taken.get(), box.x0, box.y0, box.width(), box.height(), PIX_PAINT, found.get(), box.x0,
                  box.y0);
    }
    lines = joined(std::move(lines), settings.ruling_gap * scale, settings.ruling_offset * scale);
    all.insert(all.end(), lines.begin(), lines.end());
  }
  const PixPointer wide = checked(pixDilateBrick(nullptr, taken.get(), 5, 5));
  ink = checked(pixSubtract(nullptr, ink.get(), wide.get()));
  for (int y = 0; y < contrast.height; ++y) {
    std::uint8_t* row = contrast.row(y);
    for (int x = 0; x < contrast.width; ++x)
      if (is_set(wide.get(), x, y)) row[x] = 0;
  }
  return all;
}

}  // namespace scrutineer::extract
