// A tiny picture in which the pieces of a sign are painted, to look at the whole.
#pragma once

#include <vector>

#include "extract/pdf/page_content.h"

namespace scrutineer::extract {

struct Canvas {
  int width = 0, height = 0;
  Box box;           // of the page that it shows
  double scale = 1;  // pixels a point
  std::vector<Rgb> colour;
  std::vector<char> painted;

  Canvas(const Box& area, int longer_side);
  std::size_t at(int x, int y) const { return static_cast<std::size_t>(y) * width + x; }
};

void draw(Canvas& canvas, const PaintedShape& shape);
void draw(Canvas& canvas, const SmallImage& image);

}  // namespace scrutineer::extract
