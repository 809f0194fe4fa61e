// Affine transforms as PDF writes them: [a b c d e f], ISO 32000-1, 8.3.3.
#pragma once

#include <algorithm>
#include <cmath>

#include "extract/geometry.h"
#include "extract/pdf/poppler_words.h"

namespace scrutineer::extract {

struct Point {
  double x = 0, y = 0;
};

struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  Point operator()(double x, double y) const { return {a * x + c * y + e, b * x + d * y + f}; }

  // How many units of the outer space one unit of the inner one is, on the mean.
  double scale() const { return std::sqrt(std::abs(a * d - b * c)); }
};

// First `inner`, then `outer`.
inline Matrix operator*(const Matrix& inner, const Matrix& outer) {
  return {inner.a * outer.a + inner.b * outer.c,           inner.a * outer.b + inner.b * outer.d,
          inner.c * outer.a + inner.d * outer.c,           inner.c * outer.b + inner.d * outer.d,
          inner.e * outer.a + inner.f * outer.c + outer.e, inner.e * outer.b + inner.f * outer.d + outer.f};
}

// The box around a box that was transformed.
inline Box transformed(const Box& box, const Matrix& m) {
  const Point p[4] = {m(box.x0, box.y0), m(box.x1, box.y0), m(box.x0, box.y1), m(box.x1, box.y1)};
  Box out{p[0].x, p[0].y, p[0].x, p[0].y};
  for (const Point& q : p)
    out = {std::min(out.x0, q.x), std::min(out.y0, q.y), std::max(out.x1, q.x), std::max(out.y1, q.y)};
  return out;
}

// From a page's own coordinates (y upwards) to those of geometry.h.
inline Matrix page_matrix(const PageFrame& frame) {
  const Box& c = frame.crop;
  switch (frame.rotation) {
    case 90:
      return {0, 1, 1, 0, -c.y0, -c.x0};
    case 180:
      return {-1, 0, 0, 1, c.x1, -c.y0};
    case 270:
      return {0, -1, -1, 0, c.y1, c.x1};
    default:
      return {1, 0, 0, -1, -c.x0, c.y1};
  }
}

}  // namespace scrutineer::extract
