#include "extract/pdf/sign_shapes.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace scrutineer::extract {
namespace {

struct Place {
  double x = 0, y = 0;  // 0 to 1 from the top left
};

struct Stroke {
  Place from, to;
};

double distance(const Stroke& s, Place p) {
  const double dx = s.to.x - s.from.x, dy = s.to.y - s.from.y;
  const double t =
      std::clamp(((p.x - s.from.x) * dx + (p.y - s.from.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
  return std::hypot(p.x - s.from.x - t * dx, p.y - s.from.y - t * dy);
}

bool near_filled(const Silhouette& s, Place p, double reach) {
  const int x0 = std::max(0, static_cast<int>((p.x - reach) * s.width));
  const int y0 = std::max(0, static_cast<int>((p.y - reach) * s.height));
  for (int y = y0; y < s.height && y <= (p.y + reach) * s.height; ++y)
    for (int x = x0; x < s.width && x <= (p.x + reach) * s.width; ++x)
      if (s.at(x, y) && std::hypot((x + 0.5) / s.width - p.x, (y + 0.5) / s.height - p.y) <= reach)
        return true;
  return false;
}

// Whether the silhouette is these strokes: little of it lies off them, and little of them lies off it.
bool drawn_by(const Silhouette& s, std::span<const Stroke> strokes, double width) {
  int off = 0;
  for (int y = 0; y < s.height; ++y) {
    for (int x = 0; x < s.width; ++x) {
      if (!s.at(x, y)) continue;
      const Place p{(x + 0.5) / s.width, (y + 0.5) / s.height};
      off += std::none_of(strokes.begin(), strokes.end(),
                          [&](const Stroke& k) { return distance(k, p) <= width; });
    }
  }
  if (off > 0.1 * s.count()) return false;
  constexpr int samples = 9;
  int missed = 0;
  for (const Stroke& k : strokes)
    for (int i = 0; i < samples; ++i) {
      const double t = (i + 0.5) / samples;
      missed +=
          !near_filled(s, {k.from.x + t * (k.to.x - k.from.x), k.from.y + t * (k.to.y - k.from.y)}, 0.08);
    }
  return missed <= static_cast<int>(strokes.size());
}

double share(const Silhouette& s) { return static_cast<double>(s.count()) / (s.width * s.height); }

// Common over joint area with the figure that `in` describes on the unit square.
template <typename In>
double likeness(const Silhouette& s, const In& in) {
  int common = 0, joint = 0;
  for (int y = 0; y < s.height; ++y) {
    for (int x = 0; x < s.width; ++x) {
      const bool a = s.at(x, y), b = in((x + 0.5) / s.width, (y + 0.5) / s.height);
      common += a && b;
      joint += a || b;
    }
  }
  return joint == 0 ? 0 : static_cast<double>(common) / joint;
}

enum class Turn { up, right, down, left };

// The silhouette seen so that what points in the given direction points upwards.
Silhouette turned(const Silhouette& s, Turn turn) {
  if (turn == Turn::up) return s;
  const bool aside = turn != Turn::down;
  Silhouette out{aside ? s.height : s.width, aside ? s.width : s.height, {}};
  out.filled.resize(s.filled.size());
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      const int from_x = turn == Turn::down ? x : turn == Turn::right ? s.width - 1 - y : y;
      const int from_y = turn == Turn::down ? s.height - 1 - y : x;
      out.filled[static_cast<std::size_t>(y) * out.width + x] = s.at(from_x, from_y);
    }
  }
  return out;
}

bool is_triangle(const Silhouette& s) {
  return likeness(s, [](double x, double y) { return std::abs(x - 0.5) <= y / 2; }) > 0.8;
}

// How wide a row is from its first to its last filled pixel, of the whole width.
double extent(const Silhouette& s, double at) {
  const int y = std::clamp(static_cast<int>(at * s.height), 0, s.height - 1);
  int first = s.width, last = -1;
  for (int x = 0; x < s.width; ++x) {
    if (!s.at(x, y)) continue;
    first = std::min(first, x);
    last = x;
  }
  return last < first ? 0 : static_cast<double>(last - first + 1) / s.width;
}

// A head that widens from its tip, then a shaft down the middle.
bool is_arrow_up(const Silhouette& s) {
  if (s.width < 5 || s.height < 8) return false;
  if (likeness(s, [&](double x, double y) {
        return s.at(std::min(s.width - 1, static_cast<int>((1 - x) * s.width)),
                    static_cast<int>(y * s.height));
      }) < 0.7)
    return false;  // lopsided
  double widest = 0, shoulder = 0;
  for (double y = 0.15; y <= 0.75; y += 0.02) {
    if (extent(s, y) <= widest) continue;
    widest = extent(s, y);
    shoulder = y;
  }
  if (widest < 0.85 || shoulder < 0.2 || extent(s, 0.03) > 0.45 || extent(s, shoulder / 2) > 0.8 * widest)
    return false;
  // The shaft keeps its width, where the head seen from the other end would narrow.
  double least = 1, most = 0;
  for (double y = 0.78; y <= 0.97; y += 0.03) {
    least = std::min(least, extent(s, y));
    most = std::max(most, extent(s, y));
  }
  return least > 0.05 && most < 0.68 * widest && most - least <= 0.18;
}

constexpr Stroke tick_strokes[] = {{{0.06, 0.55}, {0.37, 0.9}}, {{0.37, 0.9}, {0.95, 0.1}}};
constexpr Stroke cross_strokes[] = {{{0.08, 0.08}, {0.92, 0.92}}, {{0.08, 0.92}, {0.92, 0.08}}};

bool roughly_square(const Silhouette& s) { return s.width <= 1.25 * s.height && s.height <= 1.25 * s.width; }

}  // namespace

int Silhouette::count() const { return static_cast<int>(std::count(filled.begin(), filled.end(), 1)); }

Silhouette cut_out(int width, int height, const std::vector<char>& mask, bool fill_holes) {
  std::vector<char> solid = mask;
  if (fill_holes) {
    // Flood from outside; what the flood does not reach is the sign with its holes.
    const int w = width + 2, h = height + 2;
    std::vector<char> reached(static_cast<std::size_t>(w) * h, 0);
    std::vector<int> next{0};
    reached[0] = 1;
    const auto open = [&](int x, int y) {
      const bool inner = x >= 1 && y >= 1 && x <= width && y <= height;
      return !inner || !mask[static_cast<std::size_t>(y - 1) * width + (x - 1)];
    };
    while (!next.empty()) {
      const int at = next.back(), x = at % w, y = at / w;
      next.pop_back();
      constexpr int steps[4][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
      for (const auto& step : steps) {
        const int nx = x + step[0], ny = y + step[1];
        if (nx < 0 || ny < 0 || nx >= w || ny >= h || reached[static_cast<std::size_t>(ny) * w + nx] ||
            !open(nx, ny))
          continue;
        reached[static_cast<std::size_t>(ny) * w + nx] = 1;
        next.push_back(ny * w + nx);
      }
    }
    for (int y = 0; y < height; ++y)
      for (int x = 0; x < width; ++x)
        solid[static_cast<std::size_t>(y) * width + x] =
            !reached[static_cast<std::size_t>(y + 1) * w + (x + 1)];
  }
  int x0 = width, y0 = height, x1 = -1, y1 = -1;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      if (!solid[static_cast<std::size_t>(y) * width + x]) continue;
      x0 = std::min(x0, x);
      x1 = std::max(x1, x);
      y0 = std::min(y0, y);
      y1 = std::max(y1, y);
    }
  }
  Silhouette out;
  if (x1 < x0) return out;
  out.width = x1 - x0 + 1;
  out.height = y1 - y0 + 1;
  for (int y = y0; y <= y1; ++y)
    for (int x = x0; x <= x1; ++x) out.filled.push_back(solid[static_cast<std::size_t>(y) * width + x]);
  return out;
}

SignShape shape_of(const Silhouette& s) {
  if (s.width < 5 || s.height < 5) return SignShape::other;
  const double area = share(s);
  const bool disc = roughly_square(s) && area > 0.7 && area < 0.87 &&
                    likeness(s, [](double x, double y) { return std::hypot(x - 0.5, y - 0.5) <= 0.5; }) > 0.9;
  if (disc) return SignShape::disc;
  if (is_triangle(s)) return SignShape::triangle;
  const Silhouette right = turned(s, Turn::right), down = turned(s, Turn::down), left = turned(s, Turn::left);
  if (is_triangle(down)) return SignShape::arrow_down;
  if (is_triangle(left) || is_triangle(right)) return SignShape::arrow_side;
  if (is_arrow_up(s)) return SignShape::arrow_up;
  if (is_arrow_up(down)) return SignShape::arrow_down;
  if (is_arrow_up(left) || is_arrow_up(right)) return SignShape::arrow_side;
  if (area < 0.62 && drawn_by(s, tick_strokes, 0.2)) return SignShape::tick;
  if (area < 0.7 && roughly_square(s) && drawn_by(s, cross_strokes, 0.2)) return SignShape::cross;
  return SignShape::other;
}

}  // namespace scrutineer::extract
