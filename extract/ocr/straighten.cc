#include "extract/ocr/straighten.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "extract/ocr/pix.h"

namespace scrutineer::extract {

void Turning::to_shown(double& x, double& y) const {
  const double w = upright_width(), h = upright_height();
  // Back by the skew: a turn anticlockwise as seen, with y downwards.
  const double angle = -skew * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
  const double dx = x - w / 2, dy = y - h / 2;
  const double ux = w / 2 + c * dx - s * dy, uy = h / 2 + s * dx + c * dy;
  switch (quarters) {
    case 1:  // shown (a, b) became (height - b, a)
      x = uy;
      y = height - ux;
      break;
    case 2:
      x = width - ux;
      y = height - uy;
      break;
    case 3:  // shown (a, b) became (b, width - a)
      x = width - uy;
      y = ux;
      break;
    default:
      x = ux;
      y = uy;
  }
}

Box Turning::to_shown(const Box& box) const {
  Box out{1e18, 1e18, -1e18, -1e18};
  for (const auto& [px, py] :
       {std::pair{box.x0, box.y0}, {box.x1, box.y0}, {box.x0, box.y1}, {box.x1, box.y1}}) {
    double x = px, y = py;
    to_shown(x, y);
    out = {std::min(out.x0, x), std::min(out.y0, y), std::max(out.x1, x), std::max(out.y1, y)};
  }
  return out;
}

Box Turning::to_upright(const Box& shown) const {
  const Turning back{(4 - quarters) % 4, 0, upright_width(), upright_height()};
  Box box = back.to_shown(shown);
  const Turning level{0, -skew, upright_width(), upright_height()};
  const double wide = box.width() / 2, high = box.height() / 2;
  double x = box.centre_x(), y = box.centre_y();
  level.to_shown(x, y);
  return {x - wide, y - high, x + wide, y + high};
}

Image turned(const Image& picture, const Turning& turning) {
  if (turning.quarters == 0 && turning.skew == 0) return picture;
  Turning pixels = turning;
  pixels.width = picture.width;
  pixels.height = picture.height;
  Image out = blank_image(static_cast<int>(pixels.upright_width()), static_cast<int>(pixels.upright_height()),
                          picture.channels, picture.dpi, 255);
  const int n = picture.channels;
  double x0 = 0.5, y0 = 0.5, ax = 1.5, ay = 0.5, bx = 0.5, by = 1.5;
  pixels.to_shown(x0, y0);
  pixels.to_shown(ax, ay);
  pixels.to_shown(bx, by);
  const double step_x = ax - x0, step_y = ay - y0;
  for (int y = 0; y < out.height; ++y) {
    double sx = x0 + y * (bx - x0) - 0.5, sy = y0 + y * (by - y0) - 0.5;
    std::uint8_t* to = out.row(y);
    for (int x = 0; x < out.width; ++x, sx += step_x, sy += step_y, to += n) {
      if (sx < -0.5 || sy < -0.5 || sx > picture.width - 0.5 || sy > picture.height - 0.5) continue;
      const double cx = std::clamp(sx, 0.0, picture.width - 1.0),
                   cy = std::clamp(sy, 0.0, picture.height - 1.0);
      const int ix = std::min(static_cast<int>(cx), std::max(0, picture.width - 2)),
                iy = std::min(static_cast<int>(cy), std::max(0, picture.height - 2));
      const int fx = static_cast<int>((cx - ix) * 64), fy = static_cast<int>((cy - iy) * 64);
      const std::uint8_t* a = picture.row(iy) + ix * n;
      const std::uint8_t* b = picture.row(std::min(iy + 1, picture.height - 1)) + ix * n;
      const int right = picture.width > 1 ? n : 0;
      for (int c = 0; c < n; ++c) {
        const int top = a[c] * (64 - fx) + a[c + right] * fx, foot = b[c] * (64 - fx) + b[c + right] * fx;
        to[c] = static_cast<std::uint8_t>((top * (64 - fy) + foot * fy + 2048) >> 12);
      }
    }
  }
  return out;
}

double skew_of(const Image& grey, int paper, const OcrSettings& settings) {
  const PixPointer mask = mask_below(grey, paper * 2 / 3);
  l_float32 angle = 0, confidence = 0;
  if (pixFindSkewSweepAndSearch(mask.get(), &angle, &confidence, 4, 2,
                                static_cast<l_float32>(settings.skew_search), 1.0f, 0.01f) != 0)
    return 0;
  if (confidence < 2.5f || std::abs(angle) < settings.least_skew) return 0;
  return static_cast<double>(angle);
}

bool lines_stand(const Image& grey, int paper, const OcrSettings& settings) {
  const PixPointer mask = mask_below(grey, paper * 2 / 3);
  const double scale = grey.dpi / 72;
  std::vector<PixelBox> letters;
  for (const PixelBox& b : connected(mask.get(), settings.max_marks)) {
    const double longer = std::max(b.width(), b.height()) / scale;
    if (longer >= settings.smallest_letter && longer <= 20) letters.push_back(b);
  }
  if (letters.size() < 20) return false;
  // Letters stand close together along the line: each votes by the direction of its nearest neighbour.
  std::sort(letters.begin(), letters.end(), [](const PixelBox& a, const PixelBox& b) { return a.y0 < b.y0; });
  std::size_t level = 0, standing = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const PixelBox& a = letters[i];
    double nearest = 1e9;
    bool upright = false;
    for (const bool back : {false, true}) {
      for (std::size_t k = 1; k < 400; ++k) {
        if (back ? k > i : i + k >= letters.size()) break;
        const PixelBox& b = letters[back ? i - k : i + k];
        if (std::abs(b.y0 - a.y0) > nearest + 60) break;
        const double gap_x = std::max({0, b.x0 - a.x1, a.x0 - b.x1}),
                     gap_y = std::max({0, b.y0 - a.y1, a.y0 - b.y1});
        const double gap = std::hypot(gap_x, gap_y);
        if (gap < nearest && (gap_x > 0) != (gap_y > 0)) {
          nearest = gap;
          upright = gap_y > 0;
        }
      }
    }
    if (nearest < 1e9) ++(upright ? standing : level);
  }
  return standing > 2 * level;
}

}  // namespace scrutineer::extract
