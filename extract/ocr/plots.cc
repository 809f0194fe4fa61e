#include "extract/ocr/plots.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>

namespace scrutineer::extract {
namespace {

bool has_digit(const std::string& text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
}

// The figure before a line, at its height.
const Word* tick_of(const Ruling& line, const Page& page, const OcrSettings& settings) {
  for (const Word& word : page.words) {
    const double gap = line.from - word.box.x1;
    if (gap < -2 || gap > settings.tick_gap || !has_digit(word.text)) continue;
    if (std::abs(word.box.centre_y() - line.at) <= settings.tick_offset * word.size) return &word;
  }
  return nullptr;
}

bool same_ends(const Ruling& a, const Ruling& b, double differ) {
  return std::abs(a.from - b.from) <= differ && std::abs(a.to - b.to) <= differ;
}

// The box of a chart that has this line; none where it is no chart's.
std::optional<Box> plot_of(const Ruling& line, const Page& page, const OcrSettings& settings) {
  std::size_t lines = 0, ticks = 0;
  Box box{line.from, line.at, line.to, line.at};
  for (const Ruling& other : page.rulings) {
    if (!other.horizontal || !same_ends(line, other, settings.plot_end)) continue;
    if (std::abs(other.at - line.at) > settings.plot_height) continue;
    ++lines;
    if (!tick_of(other, page, settings)) continue;
    ++ticks;
    box = {std::min(box.x0, other.from), std::min(box.y0, other.at), std::max(box.x1, other.to),
           std::max(box.y1, other.at)};
  }
  if (ticks < settings.plot_lines || 3 * ticks < 2 * lines) return std::nullopt;
  return box;
}

bool within(const Box& part, const Box& plot) {
  constexpr double slack = 3;  // points: half of a line and the skew that is left
  return part.x0 >= plot.x0 - slack && part.x1 <= plot.x1 + slack && part.y0 >= plot.y0 - slack &&
         part.y1 <= plot.y1 + slack;
}

}  // namespace

void remove_plots(Page& page, const OcrSettings& settings) {
  std::vector<Box> plots;
  for (const Ruling& line : page.rulings)
    if (line.horizontal && line.to - line.from >= settings.plot_width)
      if (const auto plot = plot_of(line, page, settings)) plots.push_back(*plot);
  if (plots.empty()) return;
  const auto in_plot = [&](const Box& box) {
    return std::any_of(plots.begin(), plots.end(), [&](const Box& plot) { return within(box, plot); });
  };
  std::erase_if(page.rulings, [&](const Ruling& r) {
    return in_plot(r.horizontal ? Box{r.from, r.at, r.to, r.at} : Box{r.at, r.from, r.at, r.to});
  });
  std::erase_if(page.fills, [&](const Fill& fill) { return in_plot(fill.box); });
  std::erase_if(page.words, [&](const Word& word) {
    return word.confidence < settings.plot_confidence && in_plot(word.box);
  });
}

}  // namespace scrutineer::extract
