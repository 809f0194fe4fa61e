#include "extract/pdf/canvas.h"

#include <algorithm>
#include <cmath>

namespace scrutineer::extract {
namespace {

Point centre_of(const Canvas& canvas, int x, int y) {
  return {canvas.box.x0 + (x + 0.5) / canvas.scale, canvas.box.y0 + (y + 0.5) / canvas.scale};
}

void mark(Canvas& canvas, int x, int y, Rgb colour) {
  canvas.colour[canvas.at(x, y)] = colour;
  canvas.painted[canvas.at(x, y)] = 1;
}

// The pixels from one place to another along an axis, by their centres.
struct Span {
  int first = 0, last = -1;
};

Span span_of(double from, double to, double scale, int count) {
  const double first = std::ceil(from * scale - 0.5), last = std::floor(to * scale - 0.5);
  return {static_cast<int>(std::clamp(first, 0.0, static_cast<double>(count))),
          static_cast<int>(std::clamp(last, -1.0, count - 1.0))};
}

// Even-odd: icons hardly ever need the other rule.
void fill(Canvas& canvas, const PaintedShape& shape) {
  std::vector<double> crossings;
  for (int y = 0; y < canvas.height; ++y) {
    const double at = canvas.box.y0 + (y + 0.5) / canvas.scale;
    crossings.clear();
    for (const auto& outline : shape.outlines) {
      for (std::size_t i = 0; i < outline.size(); ++i) {
        const Point &a = outline[i], &b = outline[(i + 1) % outline.size()];
        if ((a.y > at) != (b.y > at)) crossings.push_back((b.x - a.x) * (at - a.y) / (b.y - a.y) + a.x);
      }
    }
    std::sort(crossings.begin(), crossings.end());
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
      const Span span =
          span_of(crossings[i] - canvas.box.x0, crossings[i + 1] - canvas.box.x0, canvas.scale, canvas.width);
      for (int x = span.first; x <= span.last; ++x) mark(canvas, x, y, shape.paint.colour);
    }
  }
}

void stroke(Canvas& canvas, const PaintedShape& shape) {
  const double reach = std::max(shape.line_width / 2, 0.6 / canvas.scale);
  for (const auto& outline : shape.outlines) {
    for (std::size_t i = 1; i < outline.size(); ++i) {
      const Point &a = outline[i - 1], &b = outline[i];
      const double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
      const Span columns = span_of(std::min(a.x, b.x) - reach - canvas.box.x0,
                                   std::max(a.x, b.x) + reach - canvas.box.x0, canvas.scale, canvas.width);
      const Span rows = span_of(std::min(a.y, b.y) - reach - canvas.box.y0,
                                std::max(a.y, b.y) + reach - canvas.box.y0, canvas.scale, canvas.height);
      for (int y = rows.first; y <= rows.last; ++y) {
        for (int x = columns.first; x <= columns.last; ++x) {
          const Point p = centre_of(canvas, x, y);
          const double t =
              length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
          const double off_x = p.x - a.x - t * dx, off_y = p.y - a.y - t * dy;
          if (off_x * off_x + off_y * off_y <= reach * reach) mark(canvas, x, y, shape.paint.colour);
        }
      }
    }
  }
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
  shape.stroked ? stroke(canvas, shape) : fill(canvas, shape);
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
      mark(canvas, x, y, raster.pixels.empty() ? image.stencil : raster.pixels[pixel]);
    }
  }
}

}  // namespace scrutineer::extract
