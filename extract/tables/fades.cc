#include "extract/tables/fades.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace scrutineer::extract {
namespace {

// Along the pile: from, to; across it: low, high.
struct Strip {
  double from, to, low, high;
  Rgb colour;
};

constexpr std::size_t least_strips = 6;

std::vector<Strip> strips(const Page& page, bool piled_down, const TableSettings& settings) {
  std::vector<Strip> result;
  const auto add = [&](const Box& b, const Rgb& colour) {
    const Strip s =
        piled_down ? Strip{b.y0, b.y1, b.x0, b.x1, colour} : Strip{b.x0, b.x1, b.y0, b.y1, colour};
    if (s.to - s.from < settings.strip && s.high - s.low > settings.strip) result.push_back(s);
  };
  for (const Fill& f : page.fills) add(f.box, f.colour);
  for (const Ruling& r : page.rulings) {
    const double half = r.thickness / 2;
    if (r.horizontal == piled_down && half > 0.5)
      add(r.horizontal ? Box{r.from, r.at - half, r.to, r.at + half}
                       : Box{r.at - half, r.from, r.at + half, r.to},
          r.colour);
  }
  const auto key = [](const Strip& s) { return std::tuple(std::lround(s.low), std::lround(s.high), s.from); };
  std::sort(result.begin(), result.end(), [&](const Strip& a, const Strip& b) { return key(a) < key(b); });
  return result;
}

}  // namespace

std::vector<Box> faded_boxes(const Page& page, const TableSettings& settings) {
  std::vector<Box> result;
  for (const bool down : {true, false}) {
    const std::vector<Strip> all = strips(page, down, settings);
    for (std::size_t i = 0; i < all.size();) {
      std::size_t end = i + 1, changes = 0;
      double to = all[i].to;
      while (end < all.size() && std::abs(all[end].low - all[i].low) < 1.5 &&
             std::abs(all[end].high - all[i].high) < 1.5 && all[end].from > all[i].from - 0.01 &&
             all[end].from < to + 0.8) {
        changes += all[end].colour != all[end - 1].colour;
        to = std::max(to, all[end++].to);
      }
      if (end - i >= least_strips && changes * 3 >= (end - i) * 2)
        result.push_back(down ? Box{all[i].low, all[i].from, all[i].high, to}
                              : Box{all[i].from, all[i].low, to, all[i].high});
      i = end;
    }
  }
  return result;
}

}  // namespace scrutineer::extract
