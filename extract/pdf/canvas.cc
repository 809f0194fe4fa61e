#include "extract/pdf/canvas.h"

#include <algorithm>
#include <cmath>

namespace scrutineer::extract {
namespace {

Point centre_of(const Canvas& canvas, int x, int y) {
  return {canvas.box.x0 + (x + 0.5) / canvas.scale, canvas.box.y0 + (y + 0.5) / canvas.scale};
}

// Even-odd: icons hardly ever need the other rule.
bool inside(const PaintedShape& shape, Point p) {
  bool in = false;
  for (const auto& outline : shape.outlines) {
    for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
      const Point &a = outline[i], &b = outline[j];
      if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) in = !in;
    }
  }
  return in;
}

double distance_to(Point a, Point b, Point p) {
  const double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  const double t = length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

bool on_line(const PaintedShape& shape, Point p, double reach) {
  for (const auto& outline : shape.outlines)
    for (std::size_t i = 1; i < outline.size(); ++i)
      if (distance_to(outline[i - 1], outline[i], p) <= reach) return true;
  return false;
}

}  // namespace

Canvas::Canvas(const Box& area, int longer_side) : box(area) {
  const double side = std::max({area.width(), area.height(), 0.1});
  scale = longer_side / side;
  width = std::clamp(static_cast<int>(std::ceil(area.width() * scale)), 1, longer_side);
  height = std::clamp(static_cast<int>(std::ceil(area.height() * scale)), 1, longer_side);
  colour.assign(static_cast<std::size_t>(width) * height, Rgb{255, 255, 255});
  painted.assign(colour.size(), 0);
}

void draw(Canvas& canvas, const PaintedShape& shape) {
  const double reach = std::max(shape.line_width / 2, 0.6 / canvas.scale);
  for (int y = 0; y < canvas.height; ++y) {
    for (int x = 0; x < canvas.width; ++x) {
      const Point p = centre_of(canvas, x, y);
      if (shape.stroked ? !on_line(shape, p, reach) : !inside(shape, p)) continue;
      canvas.colour[canvas.at(x, y)] = shape.paint.colour;
      canvas.painted[canvas.at(x, y)] = 1;
    }
  }
}

void draw(Canvas& canvas, const SmallImage& image) {
  const Matrix& m = image.placed;
  const double det = m.a * m.d - m.b * m.c;
  if (det == 0) return;
  const Raster& raster = *image.raster;
  for (int y = 0; y < canvas.height; ++y) {
    for (int x = 0; x < canvas.width; ++x) {
      const Point p = centre_of(canvas, x, y);
      const double u = (m.d * (p.x - m.e) - m.c * (p.y - m.f)) / det;
      const double v = (m.a * (p.y - m.f) - m.b * (p.x - m.e)) / det;
      if (!(u >= 0 && u < 1 && v > 0 && v <= 1)) continue;
      const int column = static_cast<int>(u * raster.width), row = static_cast<int>((1 - v) * raster.height);
      const std::size_t pixel = static_cast<std::size_t>(row) * raster.width + column;
      if (!raster.alpha.empty() && raster.alpha[pixel] < 128) continue;
      canvas.colour[canvas.at(x, y)] = raster.pixels.empty() ? image.stencil : raster.pixels[pixel];
      canvas.painted[canvas.at(x, y)] = 1;
    }
  }
}

}  // namespace scrutineer::extract
