// Boxes and colours, shared by every stage.
//
// One coordinate system everywhere: PDF points (1/72 inch), origin at the top left corner of the page
// as a reader shows it (crop box and /Rotate applied), x to the right, y downwards.
#pragma once

#include <algorithm>
#include <cstdint>

namespace scrutineer::extract {

struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // x0 <= x1, y0 <= y1

  double width() const { return x1 - x0; }
  double height() const { return y1 - y0; }
  double centre_x() const { return (x0 + x1) / 2; }
  double centre_y() const { return (y0 + y1) / 2; }
  bool empty() const { return x1 <= x0 || y1 <= y0; }
  bool contains(double x, double y) const { return x >= x0 && x <= x1 && y >= y0 && y <= y1; }
  bool operator==(const Box&) const = default;
};

inline Box intersection(const Box& a, const Box& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

// The smallest box that holds both; an empty box (default constructed) is the neutral element.
inline Box united(const Box& a, const Box& b) {
  if (a == Box{}) return b;
  if (b == Box{}) return a;
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

struct Rgb {
  std::uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Rgb&) const = default;
};

}  // namespace scrutineer::extract
