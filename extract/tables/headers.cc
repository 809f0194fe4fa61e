#include <algorithm>
#include <map>
#include <tuple>

#include "extract/tables/cells.h"
#include "extract/tables/lines.h"

namespace scrutineer::extract {
namespace {

struct RowLook {
  int written = 0, bold = 0, figures = 0, filled = 0, blank_filled = 0;
  int widest = 0;  // colspan
  int reach = 0;   // the row after the last one that a cell of this row covers
  std::map<std::tuple<int, int, int>, int> colours;
};

bool figure_text(const std::string& text) {
  std::size_t start = 0, figures = 0, words = 0;
  while (start < text.size()) {
    std::size_t end = text.find(' ', start);
    if (end == std::string::npos) end = text.size();
    if (end > start) {
      ++words;
      figures += is_figure(text.substr(start, end - start));
    }
    start = end + 1;
  }
  return words > 0 && words <= 3 && figures == words;
}

// Figures that are no year, with its unit (2023/24 £000s) or without.
bool amount_text(const std::string& text) {
  if (!figure_text(text)) return false;
  std::string rest;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    const std::string word = text.substr(start, end - start);
    const bool unit =
        word.find('0') != std::string::npos && word.find_first_of("123456789") == std::string::npos;
    if (!unit || word == "0") rest += (rest.empty() ? "" : " ") + word;
    start = end + 1;
  }
  return !is_year(rest);
}

std::vector<RowLook> looks(const Table& table) {
  std::vector<RowLook> rows(static_cast<std::size_t>(table.rows));
  for (const Cell& c : table.cells) {
    RowLook& row = rows[static_cast<std::size_t>(c.row)];
    row.reach = std::max(row.reach, c.row + c.rowspan);
    if (c.fill) {
      ++row.filled;
      ++row.colours[{c.fill->red, c.fill->green, c.fill->blue}];
    }
    if (c.text.empty()) continue;
    ++row.written;
    row.bold += c.bold;
    row.figures += amount_text(c.text);
    row.widest = std::max(row.widest, c.colspan);
  }
  return rows;
}

// £m, £000s, (%): a line of a header by itself, though the columns of words have none.
bool units_alone(const Table& table, int row) {
  int units = 0;
  for (const Cell& c : table.cells) {
    if (c.row > row || c.row + c.rowspan <= row || c.text.empty()) continue;
    if (c.row != row) continue;  // a cell of the row above that reaches down
    const bool sign = c.text.find_first_of("%$") != std::string::npos ||
                      c.text.find("\u00a3") != std::string::npos ||
                      c.text.find("\u20ac") != std::string::npos;
    const std::string digits = "123456789";
    if (!sign || c.text.size() > 8 || c.text.find_first_of(digits) != std::string::npos) return false;
    ++units;
  }
  return units > 0;
}

// Columns whose body is figures, under a row whose own cell there is words (or a year).
int words_over_figures(const Table& table, int row) {
  struct Body {
    bool headed = false;
    int figures = 0, words = 0;
  };
  std::vector<Body> columns(static_cast<std::size_t>(table.columns));
  for (const Cell& c : table.cells) {
    if (c.row < row || c.text.empty()) continue;
    const bool figure = amount_text(c.text);
    if (c.row > row)
      ++(figure ? columns[static_cast<std::size_t>(c.column)].figures
                : columns[static_cast<std::size_t>(c.column)].words);
    else if (!figure)
      for (int i = c.column; i < c.column + c.colspan; ++i)
        columns[static_cast<std::size_t>(i)].headed = true;
  }
  return static_cast<int>(std::count_if(columns.begin(), columns.end(), [](const Body& b) {
    return b.headed && b.figures > 0 && b.figures >= 2 * b.words;
  }));
}

}  // namespace

void mark_header(Table& table) {
  set_header(table, 0);
  if (table.rows < 2) return;
  const std::vector<RowLook> rows = looks(table);
  const auto all_bold = [](const RowLook& r) { return r.written > 0 && r.bold == r.written; };
  std::map<std::tuple<int, int, int>, int> colour_rows;
  int bold_rows = 0, written_rows = 0;
  bool top = true;  // bold rows on end at the top, of which the first counts
  for (const RowLook& r : rows) {
    if (r.written == 0) continue;
    // A section's heading is as bold as a header.
    if (!all_bold(r)) top = false;
    if (table.columns > 2 && r.written == 1 && all_bold(r)) continue;
    if (top && bold_rows > 0) continue;
    ++written_rows;
    bold_rows += all_bold(r);
    for (const auto& [colour, n] : r.colours) colour_rows[colour] += n * 2 > r.written;
  }
  // A row of one colour that few other rows have
  const auto own_fill = [&](const RowLook& r) {
    return std::any_of(r.colours.begin(), r.colours.end(), [&](const auto& c) {
      return c.second * 2 > r.written && colour_rows[c.first] * 3 <= written_rows + 3 &&
             colour_rows[c.first] < written_rows;
    });
  };
  const auto marked = [&](std::size_t i) {
    const RowLook& r = rows[i];
    return (all_bold(r) && bold_rows * 3 <= written_rows + 3 && bold_rows < written_rows) || own_fill(r);
  };
  std::size_t count = 0;
  const std::size_t limit = std::min<std::size_t>(rows.size() - 1, 6);
  while (count < limit && rows[count].written == 0) ++count;
  if (count == limit) return;
  const auto is_head = [&](std::size_t i) {
    const RowLook& r = rows[i];
    if (r.figures * 2 > r.written) return false;
    if (marked(i) && r.figures * 3 <= r.written) return true;
    const int over = words_over_figures(table, static_cast<int>(i));
    return r.figures == 0 && over > 0 && over * 2 >= r.written - 1;
  };
  std::size_t end = count;
  if (!is_head(end) &&
      !(rows[end].written == 1 && rows[end].widest > 1 && end + 1 < limit && is_head(end + 1)))
    return;
  while (end < limit) {
    if (end > count && units_alone(table, static_cast<int>(end))) {
      ++end;
      continue;
    }
    if (!is_head(end) && !(end == count)) break;
    if (end > count) {
      // A second header row is under a spanning one, reached by a row span, or looks the same; a section's
      // heading (one cell over the whole width) is none.
      const RowLook& above = rows[end - 1];
      const bool section = rows[end].written == 1 && table.columns > 2;
      const bool under = above.widest > 1 || above.reach > static_cast<int>(end) || above.written == 0;
      const bool alike =
          marked(end) && marked(end - 1) && rows[end].colours == above.colours && !rows[end].colours.empty();
      if (section || (!under && !alike)) break;
    }
    end = std::max(end + 1, end);
  }
  for (std::size_t i = count; i < end; ++i)
    end = std::max(end, std::min<std::size_t>(static_cast<std::size_t>(rows[i].reach), limit));
  set_header(table, static_cast<int>(end));
}

}  // namespace scrutineer::extract
