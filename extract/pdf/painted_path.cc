#include "extract/pdf/painted_path.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace scrutineer::extract {
namespace {

constexpr int curve_steps = 6;

std::span<const Point> points_of(const Path& path, std::size_t outline) {
  const std::size_t first = path.outlines[outline].first;
  const std::size_t last =
      outline + 1 < path.outlines.size() ? path.outlines[outline + 1].first : path.points.size();
  return std::span(path.points).subspan(first, last - first);
}

Box bounds_of(std::span<const Point> points) {
  if (points.empty()) return {};
  Box box{points[0].x, points[0].y, points[0].x, points[0].y};
  for (const Point& p : points)
    box = {std::min(box.x0, p.x), std::min(box.y0, p.y), std::max(box.x1, p.x), std::max(box.y1, p.y)};
  return box;
}

// Positive where the outline turns clockwise as shown.
double area_of(std::span<const Point> points) {
  double twice = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Point &p = points[i], &q = points[(i + 1) % points.size()];
    twice += p.x * q.y - q.x * p.y;
  }
  return twice / 2;
}

bool meets(const Box& a, const Box& b) {
  return a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1;
}

bool within(const Box& inner, const Box& outer) {
  return inner.x0 >= outer.x0 && inner.x1 <= outer.x1 && inner.y0 >= outer.y0 && inner.y1 <= outer.y1;
}

// A box with rounded corners or slightly bent sides still is one; a disc fills but 0.79 of its bounds.
bool is_box(std::span<const Point> points, const Box& bounds) {
  if (points.size() < 4) return false;
  const double whole = bounds.width() * bounds.height();
  return whole > 0 && std::abs(area_of(points)) >= 0.9 * whole;
}

void add_ruling(const Box& box, bool horizontal, const Painting& painting, bool filled,
                const PdfSettings& settings, PageContent& content) {
  const Paint& paint = filled ? painting.fill_paint : painting.stroke_paint;
  const Box seen = intersection(box, painting.clip);
  if (seen.x1 < seen.x0 || seen.y1 < seen.y0 || !paint.known) return;
  if (content.rulings.size() >= settings.max_marks) {
    content.truncated = true;
    return;
  }
  Ruling r;
  r.horizontal = horizontal;
  r.at = horizontal ? box.centre_y() : box.centre_x();
  r.from = horizontal ? seen.x0 : seen.y0;
  r.to = horizontal ? seen.x1 : seen.y1;
  r.thickness = horizontal ? box.height() : box.width();
  r.colour = paint.colour;
  content.rulings.push_back({r, filled, paint.opaque, painting.order});
}

// A thin filled box. A dot has no direction of its own: dotted lines are made of such, so it counts for both.
void add_thin(const Box& box, const Painting& painting, const PdfSettings& settings, PageContent& content) {
  const bool dot = box.width() <= settings.ruling_thickness && box.height() <= settings.ruling_thickness;
  if (dot || box.width() >= box.height()) add_ruling(box, true, painting, true, settings, content);
  if (dot || box.height() > box.width()) add_ruling(box, false, painting, true, settings, content);
}

void add_box(const Box& box, const Painting& painting, const PdfSettings& settings, PageContent& content) {
  const Box seen = intersection(box, painting.clip);
  if (seen.x1 < seen.x0 || seen.y1 < seen.y0) return;
  const double thin = std::min(seen.width(), seen.height()), length = std::max(seen.width(), seen.height());
  if (thin <= settings.ruling_thickness && (length >= 3 * thin || length <= settings.ruling_thickness)) {
    add_thin(seen, painting, settings, content);
  } else if (content.boxes.size() < settings.max_marks) {
    content.boxes.push_back({seen, painting.fill_paint, painting.order});
  } else {
    content.truncated = true;
  }
}

// The sides of `outer` around the hole `inner`, each where it is thin enough to be a line.
void add_frame(const Box& outer, const Box& inner, const Painting& painting, const PdfSettings& settings,
               PageContent& content) {
  const Box sides[4] = {{outer.x0, outer.y0, outer.x1, inner.y0},
                        {outer.x0, inner.y1, outer.x1, outer.y1},
                        {outer.x0, outer.y0, inner.x0, outer.y1},
                        {inner.x1, outer.y0, outer.x1, outer.y1}};
  for (const Box& side : sides) add_box(side, painting, settings, content);
}

struct FilledOutline {
  std::span<const Point> points;
  Box bounds;
  bool box = false;
  bool clockwise = false;
  std::ptrdiff_t parent = -1;  // the smallest other box around it
};

// A small square with round corners is the ground of an icon, not of a cell.
bool badge(const Box& box, const PdfSettings& settings) {
  const double longer = std::max(box.width(), box.height()), shorter = std::min(box.width(), box.height());
  return longer <= settings.sign_size && longer <= settings.sign_squareness * shorter;
}

// Every pair is compared, so long lists (dots, bars of a chart) are taken as having no holes.
void find_parents(std::vector<FilledOutline>& all) {
  constexpr std::size_t max_outlines = 64;
  if (all.size() > max_outlines) return;
  const auto size = [](const Box& b) { return b.width() * b.height(); };
  for (std::size_t k = 0; k < all.size(); ++k) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i == k || !all[i].box || !within(all[k].bounds, all[i].bounds) || all[k].bounds == all[i].bounds)
        continue;
      std::ptrdiff_t& parent = all[k].parent;
      if (parent < 0 || size(all[i].bounds) < size(all[static_cast<std::size_t>(parent)].bounds))
        parent = static_cast<std::ptrdiff_t>(i);
    }
  }
}

bool is_hole(const FilledOutline& outline, const std::vector<FilledOutline>& all, bool even_odd) {
  if (outline.parent < 0) return false;
  const FilledOutline& parent = all[static_cast<std::size_t>(outline.parent)];
  return (even_odd || outline.clockwise != parent.clockwise) && !is_hole(parent, all, even_odd);
}

void fill(const Path& path, const Painting& painting, const PdfSettings& settings, PageContent& content,
          std::vector<std::size_t>& odd) {
  std::vector<FilledOutline> outlines;
  for (std::size_t i = 0; i < path.outlines.size(); ++i) {
    FilledOutline outline;
    outline.points = points_of(path, i);
    outline.bounds = bounds_of(outline.points);
    outline.box = is_box(outline.points, outline.bounds);
    outline.clockwise = area_of(outline.points) > 0;
    outlines.push_back(outline);
  }
  find_parents(outlines);
  std::vector<std::vector<std::size_t>> holes(outlines.size());
  for (std::size_t i = 0; i < outlines.size(); ++i)
    if (is_hole(outlines[i], outlines, painting.even_odd))
      holes[static_cast<std::size_t>(outlines[i].parent)].push_back(i);
  for (std::size_t i = 0; i < outlines.size(); ++i) {
    const FilledOutline& outline = outlines[i];
    if (outline.points.size() < 2 || is_hole(outline, outlines, painting.even_odd)) continue;
    const double thin = std::min(outline.bounds.width(), outline.bounds.height());
    const bool line =
        thin <= settings.ruling_skew && std::max(outline.bounds.width(), outline.bounds.height()) > thin;
    if (holes[i].size() == 1 && outlines[holes[i][0]].box) {
      add_frame(outline.bounds, outlines[holes[i][0]].bounds, painting, settings, content);
    } else if (path.outlines[i].curved && badge(outline.bounds, settings)) {
      odd.push_back(i);
    } else if (holes[i].empty() && (outline.box || line)) {
      add_box(outline.bounds, painting, settings, content);
    } else {
      odd.push_back(i);
    }
  }
}

void stroke(const Path& path, const Painting& painting, const PdfSettings& settings, PageContent& content) {
  const double half = painting.line_width / 2;
  for (std::size_t i = 0; i < path.outlines.size(); ++i) {
    if (path.outlines[i].curved) continue;
    const auto points = points_of(path, i);
    const std::size_t segments = points.size() < 2 ? 0 : points.size() - (path.outlines[i].closed ? 0 : 1);
    for (std::size_t k = 0; k < segments; ++k) {
      const Point &p = points[k], &q = points[(k + 1) % points.size()];
      const double dx = std::abs(p.x - q.x), dy = std::abs(p.y - q.y);
      if (std::min(dx, dy) > settings.ruling_skew || std::max(dx, dy) <= 0) continue;
      const bool horizontal = dx >= dy;
      if (painting.line_width > settings.ruling_thickness * 2) {
        // A stroke as wide as a cell is high is a filled box.
        Painting filled = painting;
        filled.fill_paint = painting.stroke_paint;
        const Box bar{
            std::min(p.x, q.x) - (horizontal ? 0 : half), std::min(p.y, q.y) - (horizontal ? half : 0),
            std::max(p.x, q.x) + (horizontal ? 0 : half), std::max(p.y, q.y) + (horizontal ? half : 0)};
        add_box(bar, filled, settings, content);
        continue;
      }
      const double at = horizontal ? (p.y + q.y) / 2 : (p.x + q.x) / 2;
      const Box box = horizontal ? Box{std::min(p.x, q.x), at - half, std::max(p.x, q.x), at + half}
                                 : Box{at - half, std::min(p.y, q.y), at + half, std::max(p.y, q.y)};
      add_ruling(box, horizontal, painting, false, settings, content);
    }
  }
}

// Nothing but level and upright lines.
bool straight(const Path& path, const PdfSettings& settings) {
  for (std::size_t i = 0; i < path.outlines.size(); ++i) {
    const auto points = points_of(path, i);
    for (std::size_t k = 1; k < points.size(); ++k) {
      const double dx = std::abs(points[k].x - points[k - 1].x), dy = std::abs(points[k].y - points[k - 1].y);
      if (std::min(dx, dy) > settings.ruling_skew) return false;
    }
  }
  return true;
}

}  // namespace

void Path::move_to(Point p) {
  if (!outlines.empty() && outlines.back().first + 1 == points.size()) {
    points.back() = p;  // a move straight after a move replaces it
    outlines.back() = {points.size() - 1, false, false};
    return;
  }
  outlines.push_back({points.size(), false, false});
  points.push_back(p);
}

void Path::line_to(Point p) {
  if (outlines.empty()) return move_to(p);
  if (outlines.back().closed) move_to(points[outlines.back().first]);
  points.push_back(p);
}

void Path::curve_to(Point b, Point c, Point d) {
  if (outlines.empty()) move_to(b);
  if (outlines.back().closed) move_to(points[outlines.back().first]);
  outlines.back().curved = true;
  const Point a = points.back();
  for (int i = 1; i <= curve_steps; ++i) {
    const double t = static_cast<double>(i) / curve_steps, u = 1 - t;
    const double wa = u * u * u, wb = 3 * u * u * t, wc = 3 * u * t * t, wd = t * t * t;
    points.push_back({wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y});
  }
}

void Path::close() {
  if (!outlines.empty()) outlines.back().closed = true;
}

Box Path::bounds() const { return bounds_of(points); }

void paint(const Path& path, const Painting& painting, const PdfSettings& settings, PageContent& content) {
  if (path.empty()) return;
  const Box bounds = path.bounds();
  if (!meets(bounds, painting.clip)) return;
  std::vector<std::size_t> odd;  // filled outlines that are no boxes
  if (painting.fill) fill(path, painting, settings, content, odd);
  if (painting.stroke) stroke(path, painting, settings, content);
  if (!odd.empty() && content.uneven.size() < settings.max_marks)
    content.uneven.push_back({intersection(bounds, painting.clip), painting.fill_paint, painting.order});

  const double size = std::max(bounds.width(), bounds.height());
  if (size > settings.sign_size || size < settings.sign_smallest / 2) return;
  if (path.points.size() > 2000) return;
  if (content.shapes.size() >= settings.max_marks) {
    content.truncated = true;
    return;
  }
  PaintedShape shape;
  shape.bounds = bounds;
  for (std::size_t i = 0; i < path.outlines.size(); ++i) {
    const auto points = points_of(path, i);
    shape.outlines.emplace_back(points.begin(), points.end());
    if (path.outlines[i].closed) shape.outlines.back().push_back(points.front());
  }
  shape.box = painting.fill ? odd.empty() : straight(path, settings);
  shape.line_width = painting.line_width;
  shape.order = painting.order;
  for (const bool stroked : {false, true}) {
    if (!(stroked ? painting.stroke : painting.fill)) continue;
    shape.stroked = stroked;
    shape.paint = stroked ? painting.stroke_paint : painting.fill_paint;
    content.shapes.push_back(shape);
  }
}

}  // namespace scrutineer::extract
