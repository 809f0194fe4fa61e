// A path that was painted becomes rulings, boxes and small shapes.
#pragma once

#include <vector>

#include "extract/pdf/page_content.h"
#include "extract/pdf/settings.h"

namespace scrutineer::extract {

// Points on the page as shown; curves are flattened while the path is built.
struct Path {
  struct Outline {
    std::size_t first = 0;  // index into points
    bool closed = false, curved = false;
  };
  std::vector<Point> points;
  std::vector<Outline> outlines;

  bool empty() const { return outlines.empty(); }
  void clear() {
    points.clear();
    outlines.clear();
  }
  void move_to(Point p);
  void line_to(Point p);
  void curve_to(Point b, Point c, Point d);  // from the current point
  void close();
  Box bounds() const;
};

struct Painting {
  bool fill = false, stroke = false;
  bool even_odd = false;  // the rule of filling; else nonzero winding
  Paint fill_paint, stroke_paint;
  double line_width = 0;  // points on the page
  Box clip;
  int order = 0;
};

// Appends to content: straight level or upright strokes and thin filled boxes to rulings, other filled boxes
// to boxes, small paths that are neither to shapes. A filled frame (a box within a box) gives its four sides
// as rulings.
void paint(const Path& path, const Painting& painting, const PdfSettings& settings, PageContent& content);

}  // namespace scrutineer::extract
