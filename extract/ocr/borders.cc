#include "extract/ocr/borders.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace scrutineer::extract {
namespace {

constexpr int near = 2, beside = 6;  // pixels of the halved picture

// Whether a stretch of a line lies between the backgrounds of both sides, and these differ. In pixels of the
// halved picture. Means along the stretch, for noise is as strong as a faint line.
bool is_border(const Background& background, bool horizontal, int centre, int from, int to,
               const OcrSettings& settings) {
  const auto mean = [&](const Image& image, int across) {
    int sum = 0;
    for (int along = from; along < to; ++along) {
      const int x = std::clamp(horizontal ? along : across, 0, image.width - 1),
                y = std::clamp(horizontal ? across : along, 0, image.height - 1);
      sum += image.row(y)[x];
    }
    return sum / std::max(1, to - from);
  };
  const int one = mean(background.level, centre - beside), other = mean(background.level, centre + beside);
  if (std::abs(one - other) <= settings.near_edge) return false;
  int least = 255, most = 0;
  for (int k = -near; k <= near; ++k) {
    const int here = mean(background.half, centre + k);
    least = std::min(least, here);
    most = std::max(most, here);
  }
  return least >= std::min(one, other) - settings.faintest_line &&
         most <= std::max(one, other) + settings.faintest_line;
}

}  // namespace

std::vector<DrawnLine> without_borders(const std::vector<DrawnLine>& lines, const Background& background,
                                       const OcrSettings& settings) {
  const double scale = background.half.dpi / 72;
  const int piece = std::max(2, static_cast<int>(settings.border_piece * scale));
  std::vector<DrawnLine> kept;
  for (const DrawnLine& line : lines) {
    const int centre = static_cast<int>(std::lround(line.at / 2)), from = static_cast<int>(line.from / 2),
              to = static_cast<int>(line.to / 2);
    std::vector<bool> border;
    for (int at = from; at < std::max(to, from + 1); at += piece)
      border.push_back(
          is_border(background, line.horizontal, centre, at, std::min(to, at + piece), settings));
    const int pieces = static_cast<int>(border.size());
    if (10 * std::count(border.begin(), border.end(), true) >= 7 * pieces) continue;
    const auto at = [&](int i) { return i >= 0 && i < pieces && border[static_cast<std::size_t>(i)]; };
    int first = 0, last = pieces - 1;  // a piece alone may be mistaken
    while (at(first) || (at(first + 1) && at(first + 2))) ++first;
    while (at(last) || (at(last - 1) && at(last - 2))) --last;
    if (first > last) continue;
    kept.push_back(line);
    if (first > 0) kept.back().from = 2.0 * (from + first * piece);
    if (last < pieces - 1) kept.back().to = 2.0 * (from + (last + 1) * piece);
  }
  return kept;
}

}  // namespace scrutineer::extract
