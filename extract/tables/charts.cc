#include "extract/tables/charts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <string>

#include "extract/tables/lines.h"

namespace scrutineer::extract {
namespace {

constexpr std::size_t least_ticks = 4;

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

}  // namespace

bool has_scale(const Box& box, const PageIndex& index, const std::vector<Edge>& edges,
               const TableSettings& settings) {
  const double reach = settings.scale_reach;
  return ticks(box, index, edges, reach) >= least_ticks ||
         scale_in({box.x0 - reach, box.y0 - 6, box.x0 + reach, box.y1 + 6}, true, box, index) ||
         scale_in({box.x1 - reach, box.y0 - 6, box.x1 + reach, box.y1 + 6}, false, box, index);
}

}  // namespace scrutineer::extract
