#include "extract/tables/header_spans.h"

#include <algorithm>
#include <cmath>

namespace scrutineer::extract {
namespace {

std::size_t column_of(const std::vector<double>& borders, double x) {
  const auto i = std::upper_bound(borders.begin(), borders.end(), x) - borders.begin();
  return static_cast<std::size_t>(
      std::clamp<std::ptrdiff_t>(i - 1, 0, static_cast<std::ptrdiff_t>(borders.size()) - 2));
}

// Of columns [a, b) under one rule that several phrases of the line share, those of the phrase: from where it
// begins to the next one, where the first begins with the rule; else, where the last ends with it, back to
// the one before; else those that it reaches into.
void share_rule(const TextRow& line, const Phrase& phrase, const std::vector<double>& columns, std::size_t a,
                std::size_t b, HeaderSpan& span) {
  std::size_t first = b, last = a, before = a, after = b;
  for (const Phrase& p : line.phrases) {
    const std::size_t from = column_of(columns, p.box.x0 + 0.5), to = column_of(columns, p.box.x1 - 0.5) + 1;
    if (from < a || to > b) continue;  // beside the rule
    first = std::min(first, from);
    last = std::max(last, to);
    if (p.box.x1 <= phrase.box.x0) before = std::max(before, to);
    if (p.box.x0 >= phrase.box.x1) after = std::min(after, from);
  }
  if (before == a && after == b) {  // alone
    span.column = a;
    span.column_end = b;
  } else if (first == a) {
    span.column_end = std::max(span.column_end, after);
  } else if (last == b) {
    span.column = std::min(span.column, before);
  }
}

// Columns whose larger part the rule nearest below the phrase covers, where it is wider than the phrase.
void widen_by_rule(const TextRow& line, const Phrase& phrase, const std::vector<double>& columns,
                   const std::vector<Edge>& edges, HeaderSpan& span) {
  const double whole = columns.back() - columns.front();
  for (const Edge& e : edges) {
    if (!e.horizontal || !e.drawn) continue;
    if (e.at < phrase.box.centre_y() || e.at > phrase.box.y1 + 0.9 * phrase.size) continue;
    if (e.from > phrase.box.x0 + 2 || e.to < phrase.box.x1 - 2 || e.to - e.from > 0.85 * whole) continue;
    std::size_t a = span.column, b = span.column_end;
    for (std::size_t c = 0; c + 1 < columns.size(); ++c) {
      const double covered = std::min(e.to, columns[c + 1]) - std::max(e.from, columns[c]);
      if (covered < 0.5 * (columns[c + 1] - columns[c])) continue;
      a = std::min(a, c);
      b = std::max(b, c + 1);
    }
    for (const Phrase& p : line.phrases)
      if (e.from <= p.box.x0 + 2 && e.to >= p.box.x1 - 2) {
        a = std::min(a, column_of(columns, p.box.x0 + 0.5));
        b = std::max(b, column_of(columns, p.box.x1 - 0.5) + 1);
      }
    share_rule(line, phrase, columns, a, b, span);
    return;
  }
}

bool written(const TextRow& line, const std::vector<double>& columns, std::size_t c) {
  return std::any_of(line.phrases.begin(), line.phrases.end(), [&](const Phrase& p) {
    return p.box.x1 > columns[c] + 1 && p.box.x0 < columns[c + 1] - 1;
  });
}

bool written_below(const std::vector<TextRow>& lines, std::size_t line, const std::vector<double>& columns,
                   std::size_t c) {
  for (std::size_t i = line + 1; i < lines.size(); ++i)
    if (written(lines[i], columns, c)) return true;
  return false;
}

// Columns between the drawn lines on either side of a phrase that stands alone and midway between them.
void widen_by_sides(const TextRow& line, const Phrase& phrase, const std::vector<double>& columns,
                    const std::vector<Edge>& edges, HeaderSpan& span) {
  double left = columns.front(), right = columns.back();
  std::size_t drawn = 0;
  for (const Edge& e : edges) {
    if (e.horizontal || e.from > phrase.box.y0 + 1 || e.to < phrase.box.y1 - 1) continue;
    if (e.at < columns.front() - 3 || e.at > columns.back() + 3) continue;
    ++drawn;
    if (e.at < phrase.box.x0 + 1) left = std::max(left, e.at);
    if (e.at > phrase.box.x1 - 1) right = std::min(right, e.at);
  }
  if (drawn < 2 || right - left > 0.85 * (columns.back() - columns.front())) return;
  if (std::abs((left + right) / 2 - phrase.box.centre_x()) > 0.1 * (right - left)) return;
  for (const Phrase& p : line.phrases)
    if (&p != &phrase && p.box.x1 > left && p.box.x0 < right) return;
  span.column = std::min(span.column, column_of(columns, left + 1));
  span.column_end = std::max(span.column_end, column_of(columns, right - 1) + 1);
}

// Grows a span over blank neighbours with texts below as long as the phrase stays at its middle.
void widen_by_centre(const std::vector<TextRow>& lines, std::size_t line, const Phrase& phrase,
                     const std::vector<double>& columns, HeaderSpan& span) {
  const auto free = [&](std::size_t c) {
    return !written(lines[line], columns, c) && written_below(lines, line, columns, c);
  };
  std::size_t low = span.column, high = span.column_end;
  while (low > 0 && free(low - 1)) --low;
  while (high + 1 < columns.size() && free(high)) ++high;
  const double middle = phrase.box.centre_x();
  HeaderSpan best = span;
  double off = std::abs((columns[span.column] + columns[span.column_end]) / 2 - middle);
  for (std::size_t a = low; a <= span.column; ++a)
    for (std::size_t b = span.column_end; b <= high; ++b) {
      const double here = std::abs((columns[a] + columns[b]) / 2 - middle);
      const bool wider = b - a > best.column_end - best.column;
      const double room = 0.12 * (columns[b] - columns[a]);
      if ((wider && here < room) || here < off - room) {
        best.column = a;
        best.column_end = b;
        off = here;
      }
    }
  span = best;
}

}  // namespace

std::vector<HeaderSpan> header_spans(const std::vector<TextRow>& lines, const std::vector<double>& columns,
                                     const std::vector<Edge>& edges, const TableSettings&) {
  std::vector<HeaderSpan> result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<HeaderSpan> here;
    for (const Phrase& p : lines[i].phrases) {
      HeaderSpan span{i, i + 1, column_of(columns, p.box.x0 + 0.5), column_of(columns, p.box.x1 - 0.5) + 1};
      const bool reaches = span.column_end - span.column >= 2;
      widen_by_rule(lines[i], p, columns, edges, span);
      if (span.column_end - span.column < 2) widen_by_sides(lines[i], p, columns, edges, span);
      const bool ruled = span.column_end - span.column >= 2 && !reaches;
      if (reaches && !ruled) widen_by_centre(lines, i, p, columns, span);
      if (span.column_end - span.column < 2) continue;
      bool below = false;  // a span has texts of single columns under it
      for (std::size_t c = span.column; c < span.column_end && !below; ++c)
        below = written_below(lines, i, columns, c);
      if (below) here.push_back(span);
    }
    for (HeaderSpan& span : here) {
      // The second line of one text
      const auto same = std::find_if(result.begin(), result.end(), [&](const HeaderSpan& s) {
        return s.line_end == i && s.column == span.column && s.column_end == span.column_end;
      });
      if (same != result.end())
        same->line_end = i + 1;
      else
        result.push_back(span);
    }
  }
  return result;
}

}  // namespace scrutineer::extract
