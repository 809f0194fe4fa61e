#include "extract/tables/continuation.h"

#include <algorithm>
#include <cmath>

#include "extract/tables/cells.h"
#include "extract/tables/lines.h"

namespace scrutineer::extract {
namespace {

std::string row_text(const Table& table, int rows) {
  std::string text;
  for (const Cell& c : table.cells) {
    if (c.row >= rows) break;
    for (char ch : c.text)
      if (ch != ' ') text += ch;
  }
  return text;
}

bool read_by_ocr(const Table& table) {
  return std::any_of(table.cells.begin(), table.cells.end(), [](const Cell& c) { return c.confidence < 1; });
}

// Whether two texts differ in no more letters than two readings of one do (Levenshtein's distance).
bool reads_alike(const std::string& a, const std::string& b, double share) {
  if (a.size() > 2000 || b.size() > 2000) return false;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
      diagonal = above;
    }
  }
  return static_cast<double>(row.back()) <= share * static_cast<double>(std::max(a.size(), b.size()));
}

bool same_columns(const PlacedTable& a, const PlacedTable& b, double tolerance) {
  if (a.columns.size() != b.columns.size()) return false;
  for (std::size_t i = 0; i < a.columns.size(); ++i)
    if (std::abs(a.columns[i] - b.columns[i]) > tolerance) return false;
  return true;
}

bool header_looks_drawn(const Table& table) {
  for (const Cell& c : table.cells)
    if (c.row == 0 && !c.text.empty() && (c.bold || c.fill)) return true;
  return false;
}

// The second of two tables of one kind on neighbouring pages (panels) begins as the first one does, and not
// as its end.
bool begins_alike(const Table& first, const Table& next) {
  bool differs_from_end = false;
  for (int c = 0; c < first.columns; ++c) {
    const Cell *top = first.at(0, c), *end = first.at(first.rows - 1, c), *next_top = next.at(0, c);
    if (!top || !end || !next_top) return false;
    if (top->fill != next_top->fill && c == 0) return false;
    if (top->colspan != next_top->colspan) return false;
    differs_from_end = differs_from_end || (c == 0 && top->fill != end->fill);
  }
  return differs_from_end;
}

// Rows at the top of `next` that say what the header of `first` says; -1 where it has another header of its
// own.
int repeated_header(const Table& first, const Table& next, const TableSettings& settings) {
  const std::string header = row_text(first, first.header_rows);
  const bool roughly = read_by_ocr(first) && read_by_ocr(next);
  if (!header.empty())
    for (int rows = 1; rows <= std::min(next.rows - 1, first.header_rows + 1); ++rows)
      if (const std::string top = row_text(next, rows);
          top == header || (roughly && reads_alike(top, header, settings.misread)))
        return rows;
  return next.header_rows > 0 && header_looks_drawn(next) && first.header_rows > 0 ? -1 : 0;
}

// The first row of a continuation is the rest of the row above where it lacks what begins nearly every row,
// and neither brings a second figure into a cell.
bool broken_row(const Table& first, const Table& next, int row) {
  const Cell* lead = next.at(row, 0);
  if (!lead || lead->row != row || !lead->text.empty() || lead->sign) return false;
  int led = 0, rows = 0;
  for (const Cell& c : first.cells)
    if (c.column == 0 && c.row >= first.header_rows) {
      ++rows;
      led += !c.text.empty();
    }
  if (led * 10 < rows * 9) return false;
  for (int c = 1; c < next.columns; ++c) {
    const Cell* below = next.at(row, c);
    const Cell* above = first.at(first.rows - 1, c);
    if (!below || !above) return false;
    if (below->row != row || below->rowspan != 1 || above->colspan != below->colspan) return false;
    if (!below->text.empty() && (is_figure(below->text) || (is_figure(above->text) && !above->text.empty())))
      return false;
    if (below->sign && above->sign) return false;
  }
  return true;
}

void append(Table& table, const Table& next, int from) {
  const int shift = table.rows - from;
  for (const Cell& c : next.cells) {
    if (c.row < from) continue;
    Cell moved = c;
    moved.row += shift;
    moved.header = false;
    table.cells.push_back(std::move(moved));
  }
  table.rows += next.rows - from;
  table.last_page = next.last_page;
  table.confidence = std::min(table.confidence, next.confidence);
}

void join_row(Table& table, const Table& next, int row) {
  for (Cell& above : table.cells) {
    if (above.row + above.rowspan != table.rows) continue;
    const Cell* below = next.at(row, above.column);
    if (!below || below->text.empty()) {
      if (below && below->sign && !above.sign) above.sign = below->sign;
      continue;
    }
    if (!above.text.empty()) above.text += ' ';
    above.bold = (above.text.empty() || above.bold) && below->bold;
    above.text += below->text;
    above.lines.insert(above.lines.end(), below->lines.begin(), below->lines.end());
  }
}

}  // namespace

std::vector<PlacedTable> join_continued(std::vector<PlacedTable> tables, const TableSettings& settings,
                                        std::vector<std::size_t>& number) {
  std::vector<PlacedTable> result;
  number.clear();
  for (PlacedTable& next : tables) {
    if (!result.empty() && next.first_on_page) {
      PlacedTable& first = result.back();
      const bool follows = first.last_on_page && first.table.last_page + 1 == next.table.first_page &&
                           first.table.columns == next.table.columns;
      const int header = follows ? repeated_header(first.table, next.table, settings) : -1;
      if (header > 0 || (header == 0 && same_columns(first, next, settings.same_column) &&
                         !begins_alike(first.table, next.table))) {
        int row = header;
        if (row < next.table.rows && broken_row(first.table, next.table, row))
          join_row(first.table, next.table, row++);
        append(first.table, next.table, row);
        first.last_on_page = next.last_on_page;
        first.columns = next.columns;
        number.push_back(result.size() - 1);
        continue;
      }
    }
    number.push_back(result.size());
    result.push_back(std::move(next));
  }
  return result;
}

}  // namespace scrutineer::extract
