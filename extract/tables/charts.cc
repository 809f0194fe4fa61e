#include "extract/tables/charts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <string>
#include <tuple>

#include "extract/tables/lines.h"

namespace scrutineer::extract {
namespace {

constexpr std::size_t least_ticks = 4;
constexpr std::size_t least_bars = 4;

double number(const std::string& text) {
  std::string digits;
  for (char c : text)
    if (c != ',' && c != '%') digits += c;
  return std::strtod(digits.c_str(), nullptr);
}

// A scale grows upwards; numbers of rows grow downwards.
bool falls_in_equal_steps(const std::vector<double>& values) {
  if (values.size() < least_ticks) return false;
  const double step = values[1] - values[0];
  for (std::size_t i = 2; i < values.size(); ++i)
    if (std::abs(values[i] - values[i - 1] - step) > 1e-6 * std::abs(step)) return false;
  return step < 0;
}

// Figures in the strip that end (begin) at one x, from top to bottom.
bool scale_in(const Box& strip, bool at_right, const Box& box, const PageIndex& index) {
  std::map<long, std::vector<const Word*>> columns;
  for (std::size_t w : index.words_in(strip)) {
    const Word& word = index.page().words[w];
    if (!is_figure(word.text) || is_year(word.text)) continue;
    columns[std::lround((at_right ? word.box.x1 : word.box.x0) / 3)].push_back(&word);
  }
  for (auto& [x, words] : columns) {
    std::sort(words.begin(), words.end(),
              [](const Word* a, const Word* b) { return a->box.centre_y() < b->box.centre_y(); });
    std::vector<double> values;
    for (const Word* word : words) values.push_back(number(word->text));
    if (falls_in_equal_steps(values) &&
        words.back()->box.centre_y() - words.front()->box.centre_y() > 0.6 * box.height())
      return true;
  }
  return false;
}

std::size_t ticks(const Box& box, const PageIndex& index, const std::vector<Edge>& edges, double reach) {
  std::size_t count = 0;
  for (const Edge& e : edges) {
    if (!e.horizontal || e.at < box.y0 - 1 || e.at > box.y1 + 1) continue;
    if (e.to - e.from < 0.3 * box.width() || e.from < box.x0 - 2 || e.to > box.x1 + 2) continue;
    const auto words = index.words_in({e.from - reach, e.at - 1.5, e.from, e.at + 1.5});
    count += std::any_of(words.begin(), words.end(), [&](std::size_t w) {
      const Word& word = index.page().words[w];
      return is_figure(word.text) && word.box.x1 < e.from + 1;
    });
  }
  return count;
}

// A fill seen along its axis: from, to; its thickness across that from low to high.
struct Bar {
  Rgb colour;
  double from, to, low, high;
};

bool same_row(const Bar& a, const Bar& b) {
  return a.colour == b.colour && std::abs(a.from - b.from) < 0.75 &&
         std::abs((a.high - a.low) - (b.high - b.low)) < 0.75;
}

// Bars, in the order of `low`, that stand apart and end at different places, with no line between them.
bool is_chart(const std::vector<Bar>& bars, bool across, const std::vector<Edge>& edges) {
  if (bars.size() < least_bars) return false;
  std::vector<double> ends;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    if (i > 0 && bars[i].low - bars[i - 1].high < 0.15 * (bars[i].high - bars[i].low)) return false;
    ends.push_back(bars[i].to);
  }
  std::sort(ends.begin(), ends.end());
  const auto same_end = [](double a, double b) { return b - a < 1; };
  const auto different = std::unique(ends.begin(), ends.end(), same_end) - ends.begin();
  if (static_cast<std::size_t>(different) * 2 < bars.size() + 1) return false;
  return std::none_of(edges.begin(), edges.end(), [&](const Edge& e) {
    if (e.horizontal != across || !e.drawn || e.from > bars[0].from + 1 || e.to < bars[0].from + 1)
      return false;
    for (std::size_t i = 1; i < bars.size(); ++i)
      if (e.at > bars[i - 1].high + 0.5 && e.at < bars[i].low - 0.5) return true;
    return false;
  });
}

}  // namespace

std::vector<Box> bar_charts(const PageIndex& index, const std::vector<Edge>& edges,
                            const TableSettings& settings) {
  const Page& page = index.page();
  const auto named = [&](const Box& bar) {  // a cell's or a text's background
    const auto words = index.words_in(bar);
    return std::any_of(words.begin(), words.end(),
                       [&](std::size_t w) { return !is_figure(page.words[w].text); });
  };
  std::vector<Box> result;
  for (const bool across : {true, false})  // the bars lie, or stand on their foot
    for (const bool mirrored : {false, true}) {
      std::vector<Bar> bars;
      for (const Fill& f : page.fills) {
        if (is_white(f.colour, settings)) continue;
        Bar bar = across ? Bar{f.colour, f.box.x0, f.box.x1, f.box.y0, f.box.y1}
                         : Bar{f.colour, -f.box.y1, -f.box.y0, f.box.x0, f.box.x1};
        if (mirrored) bar = {bar.colour, -bar.to, -bar.from, bar.low, bar.high};
        if (bar.high - bar.low > settings.strip / 2) bars.push_back(bar);
      }
      const auto key = [](const Bar& b) {
        return std::tuple(b.colour.red, b.colour.green, b.colour.blue, std::lround(b.high - b.low),
                          std::lround(b.from), b.low);
      };
      std::sort(bars.begin(), bars.end(), [&](const Bar& a, const Bar& b) { return key(a) < key(b); });
      for (std::size_t i = 0; i < bars.size();) {
        std::size_t end = i + 1;
        while (end < bars.size() && same_row(bars[i], bars[end]) && bars[end].low > bars[end - 1].low) ++end;
        const std::vector<Bar> group(bars.begin() + static_cast<std::ptrdiff_t>(i),
                                     bars.begin() + static_cast<std::ptrdiff_t>(end));
        i = end;
        if (!is_chart(group, across, edges)) continue;
        Box all;
        std::size_t texts = 0;
        for (const Bar& b : group) {
          const double from = mirrored ? -b.to : b.from, to = mirrored ? -b.from : b.to;
          const Box box = across ? Box{from, b.low, to, b.high} : Box{b.low, -to, b.high, -from};
          all = united(all, box);
          texts += named(box);
        }
        if (texts * 2 < group.size()) result.push_back(all);
      }
    }
  return result;
}

bool has_scale(const Box& box, const PageIndex& index, const std::vector<Edge>& edges,
               const TableSettings& settings) {
  const double reach = settings.scale_reach;
  return ticks(box, index, edges, reach) >= least_ticks ||
         scale_in({box.x0 - reach, box.y0 - 6, box.x0 + reach, box.y1 + 6}, true, box, index) ||
         scale_in({box.x1 - reach, box.y0 - 6, box.x1 + reach, box.y1 + 6}, false, box, index);
}

}  // namespace scrutineer::extract
