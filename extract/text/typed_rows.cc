#include "extract/text/typed_rows.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace scrutineer::extract {

namespace {

using Line = std::span<Word>;

std::vector<Line> lines_of(Page& page) {
  std::vector<Line> lines;
  for (std::size_t begin = 0, w = 1; w <= page.words.size(); ++w) {
    if (w < page.words.size() && page.words[w].box.y0 == page.words[begin].box.y0) continue;
    lines.push_back(Line(page.words).subspan(begin, w - begin));
    begin = w;
  }
  return lines;
}

double left(const Line& line) { return line.front().box.x0; }
double right(const Line& line) { return line.back().box.x1; }

bool is_one_phrase(const Line& line, double gap) {
  for (std::size_t w = 1; w < line.size(); ++w)
    if (line[w].box.x0 - line[w - 1].box.x1 > gap - 0.01) return false;
  return true;
}

bool has_figures(const Line& line) {
  const auto has_digit = [](const Word& w) {
    return w.text.find_first_of("0123456789") != std::string::npos;
  };
  return std::count_if(line.begin(), line.end(), has_digit) >= 2;
}

// `row` holds figures in columns to the right of a name whose lines are the ones above and below it.
bool stands_between(const Line& above, const Line& row, const Line& below, const TypedSteps& steps) {
  const double y = row.front().box.y0;
  if (y - above.front().box.y0 > steps.line || below.front().box.y0 - y > steps.line) return false;
  if (!is_one_phrase(above, steps.gap) || !is_one_phrase(below, steps.gap)) return false;
  if (std::abs(left(above) - left(below)) > steps.gap / 2) return false;
  return left(row) > std::max(right(above), right(below)) && !is_one_phrase(row, steps.gap) &&
         has_figures(row);
}

void move_to(const Line& line, double y) {
  for (Word& w : line) {
    w.box.y1 += y - w.box.y0;
    w.box.y0 = y;
  }
}

}  // namespace

void close_up_rows(Page& page, const TypedSteps& steps) {
  const std::vector<Line> lines = lines_of(page);
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    if (!stands_between(lines[i - 1], lines[i], lines[i + 1], steps)) continue;
    const double y = lines[i].front().box.y0;
    move_to(lines[i - 1], y - steps.half_line);
    move_to(lines[i + 1], y + steps.half_line);
  }
}

}  // namespace scrutineer::extract
