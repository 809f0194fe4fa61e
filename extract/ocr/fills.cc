#include "extract/ocr/fills.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace scrutineer::extract {
namespace {

struct Area {
  PixelBox bounds;  // at half size
  std::array<long long, 3> sum{};
  long long count = 0;
  std::vector<PixelBox> runs;  // one pixel high
};

// The mean of the four pixels there.
std::array<int, 3> colour_at(const Image& picture, int half_x, int half_y) {
  const int x = std::min(2 * half_x, picture.width - 1), y = std::min(2 * half_y, picture.height - 1);
  const int n = picture.channels, right = x + 1 < picture.width ? n : 0;
  const std::uint8_t* above = picture.row(y) + x * n;
  const std::uint8_t* below = picture.row(std::min(y + 1, picture.height - 1)) + x * n;
  std::array<int, 3> colour{};
  for (int c = 0; c < 3; ++c) {
    const int k = n == 1 ? 0 : c;
    colour[static_cast<std::size_t>(c)] = (above[k] + above[right + k] + below[k] + below[right + k] + 2) / 4;
  }
  return colour;
}

class Painter {
 public:
  Painter(const Image& picture, const Background& background, const OcrSettings& settings)
      : picture_(picture),
        background_(background),
        settings_(settings),
        seen_(background.half.samples.size(), 0) {}

  // The area of like colour about a pixel.
  Area area_from(int x, int y) {
    Area area;
    area.bounds = {x, y, x + 1, y + 1};
    std::vector<std::pair<int, int>> open{{x, y}};
    seen_[at_pixel(x, y)] = 1;
    std::vector<std::pair<int, int>> pixels;
    while (!open.empty()) {
      const auto [px, py] = open.back();
      open.pop_back();
      const auto colour = colour_at(picture_, px, py);
      for (std::size_t c = 0; c < 3; ++c) area.sum[c] += colour[c];
      ++area.count;
      pixels.emplace_back(py, px);
      area.bounds = {std::min(area.bounds.x0, px), std::min(area.bounds.y0, py),
                     std::max(area.bounds.x1, px + 1), std::max(area.bounds.y1, py + 1)};
      for (const auto& [dx, dy] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
        const int qx = px + dx, qy = py + dy;
        if (seen_[at_pixel(qx, qy)] || !filled(qx, qy, settings_.pale)) continue;
        if (!resembles(colour_at(picture_, qx, qy), area)) continue;
        seen_[at_pixel(qx, qy)] = 1;
        open.emplace_back(qx, qy);
      }
    }
    std::sort(pixels.begin(), pixels.end());
    for (const auto& [py, px] : pixels) {
      // Writing makes holes: runs reach over gaps up to a letter's width.
      if (!area.runs.empty() && area.runs.back().y0 == py && px - area.runs.back().x1 <= reach())
        area.runs.back().x1 = px + 1;
      else
        area.runs.push_back({px, py, px + 1, py + 1});
    }
    return area;
  }

  // Whether a pixel is background that is darker than paper by more than so many levels, or coloured.
  bool filled(int x, int y, int darker) const {
    if (x < 0 || y < 0 || x >= background_.half.width || y >= background_.half.height) return false;
    const int level = background_.level.samples[at_pixel(x, y)],
              grey = background_.half.samples[at_pixel(x, y)];
    if (std::abs(grey - level) > settings_.near_edge) return false;
    if (level < background_.paper - darker) return true;
    if (picture_.channels == 1) return false;
    const auto c = colour_at(picture_, x, y);  // pale or bright colours, as light as paper
    return std::max({c[0], c[1], c[2]}) - std::min({c[0], c[1], c[2]}) > 3 * settings_.paper;
  }
  // Lines divide areas, and may be a little longer than what was found of them.
  void draw(const DrawnLine& line) {
    const int more = static_cast<int>(settings_.border_reach * background_.half.dpi / 72);
    const int at = static_cast<int>(line.at / 2), from = static_cast<int>(line.from / 2) - more,
              to = static_cast<int>(line.to / 2) + more;
    for (int along = std::max(0, from); along <= to; ++along) {
      const int x = line.horizontal ? along : at, y = line.horizontal ? at : along;
      if (x >= 0 && y >= 0 && x < background_.half.width && y < background_.half.height)
        seen_[at_pixel(x, y)] = 1;
    }
  }
  bool seen(int x, int y) const { return seen_[at_pixel(x, y)] != 0; }

 private:
  int reach() const { return static_cast<int>(background_.half.dpi / 72 * 12); }
  std::size_t at_pixel(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(background_.half.width) +
           static_cast<std::size_t>(x);
  }
  bool resembles(const std::array<int, 3>& colour, const Area& area) const {
    for (std::size_t c = 0; c < 3; ++c)
      if (std::abs(colour[c] - static_cast<int>(area.sum[c] / std::max(area.count, 1LL))) >
          settings_.same_colour + static_cast<int>(1.5 * background_.noise))
        return false;
    return true;
  }

  const Image& picture_;
  const Background& background_;
  const OcrSettings& settings_;
  std::vector<char> seen_;
};

// Runs of rows that begin and end alike make one box.
std::vector<PixelBox> boxes_of(const Area& area, int least) {
  std::vector<PixelBox> boxes;
  std::vector<PixelBox> open;
  for (std::size_t i = 0; i < area.runs.size();) {
    const int y = area.runs[i].y0;
    std::vector<PixelBox> row;
    for (; i < area.runs.size() && area.runs[i].y0 == y; ++i)
      if (area.runs[i].width() >= least) row.push_back(area.runs[i]);
    for (const PixelBox& run : row) {
      auto like = std::find_if(open.begin(), open.end(), [&](const PixelBox& o) {
        return o.y1 >= y - 3 && std::abs(o.x0 - run.x0) <= 4 && std::abs(o.x1 - run.x1) <= 4;
      });
      if (like == open.end())
        open.push_back(run);
      else
        *like = {std::min(like->x0, run.x0), like->y0, std::max(like->x1, run.x1), y + 1};
    }
    for (auto o = open.begin(); o != open.end();) {
      if (o->y1 < y - 3) {
        boxes.push_back(*o);
        o = open.erase(o);
      } else {
        ++o;
      }
    }
  }
  boxes.insert(boxes.end(), open.begin(), open.end());
  std::erase_if(boxes, [least](const PixelBox& b) { return b.width() < least || b.height() < least; });
  return boxes;
}

bool one_print(const Rgb& a, const Rgb& b, int differ) {
  return std::abs(a.red - b.red) <= differ && std::abs(a.green - b.green) <= differ &&
         std::abs(a.blue - b.blue) <= differ;
}

// Light and noise make cells differ that were printed in one colour: they take that of the largest of them.
void even_out(std::vector<FilledArea>& fills, int differ) {
  std::vector<FilledArea*> order;
  for (FilledArea& fill : fills) order.push_back(&fill);
  const auto size = [](const FilledArea* f) { return f->box.width() * f->box.height(); };
  std::stable_sort(order.begin(), order.end(),
                   [&](const FilledArea* a, const FilledArea* b) { return size(a) > size(b); });
  std::vector<Rgb> prints;
  for (FilledArea* fill : order) {
    const auto print = std::find_if(prints.begin(), prints.end(),
                                    [&](const Rgb& p) { return one_print(p, fill->colour, differ); });
    if (print == prints.end())
      prints.push_back(fill->colour);
    else
      fill->colour = *print;
  }
}

}  // namespace

std::vector<FilledArea> find_fills(const Image& picture, const Background& background,
                                   const std::vector<DrawnLine>& lines, const OcrSettings& settings) {
  const double scale = background.half.dpi / 72;
  const int least = std::max(3, static_cast<int>(settings.smallest_fill * scale));
  const int border = static_cast<int>(settings.border * scale);
  Painter painter(picture, background, settings);
  for (const DrawnLine& line : lines) painter.draw(line);
  std::vector<FilledArea> fills;
  for (int y = 0; y < background.half.height; ++y) {
    for (int x = 0; x < background.half.width; ++x) {
      if (painter.seen(x, y) || !painter.filled(x, y, settings.paper)) continue;
      const Area area = painter.area_from(x, y);
      const PixelBox& b = area.bounds;
      if (b.width() < least || b.height() < least || area.count < 3LL * least * least / 2) continue;
      if (b.x0 < border || b.y0 < border || b.x1 > background.half.width - border ||
          b.y1 > background.half.height - border)
        continue;
      const auto mean = [&](std::size_t c) { return static_cast<std::uint8_t>(area.sum[c] / area.count); };
      const auto size = [](const PixelBox& p) { return static_cast<long long>(p.width()) * p.height(); };
      std::vector<PixelBox> boxes{b};
      if (10 * area.count < 6 * size(b)) boxes = boxes_of(area, least);
      for (const PixelBox& box : boxes)
        fills.push_back({{2 * box.x0, 2 * box.y0, 2 * box.x1, 2 * box.y1}, {mean(0), mean(1), mean(2)}});
    }
  }
  even_out(fills, settings.one_print);
  return fills;
}

}  // namespace scrutineer::extract
