#include "extract/text/text_table.h"

#include <algorithm>

#include "extract/text/text_rows.h"

namespace scrutineer::extract {

namespace {

bool is_blank(const TextLine& line) { return line.text.empty(); }

bool same_texts(const TextRow& a, const TextRow& b) { return a.cells == b.cells; }

// A header printed anew, perhaps with other columns: its first two cells are the same.
bool begins_like(const TextRow& row, const TextRow& header) {
  return row.cells.size() > 2 && header.cells.size() > 2 && !row.blank(0) && row.text(0) == header.text(0) &&
         row.text(1) == header.text(1);
}

struct RowCollector {
  std::vector<TextRow> rows;
  int header_rows = 0;
};

// Whether a row that stands behind a blank line still belongs to the table.
bool goes_on(const RowCollector& table, const TextRow& row) {
  const std::size_t columns = table.rows.front().cells.size(), cells = row.cells.size();
  const std::size_t gap = columns > cells ? columns - cells : cells - columns;
  return gap == 0 || (gap == 1 && columns > 3 && table.header_rows > 0 && !is_header_row(row));
}

// A line break inside a cell: the row is short, and what follows begins in small letters and completes it.
void join_broken_row(const std::vector<TextLine>& lines, std::size_t& i, TextRow& row, std::size_t columns) {
  while (columns > 2 && row.cells.size() < columns && i < lines.size() && !is_blank(lines[i])) {
    const char first = lines[i].text[0];
    const TextRow more = split_row(lines[i]);
    if (first < 'a' || first > 'z' || more.cells.front().empty() ||
        row.cells.size() + more.cells.size() - 1 > columns)
      return;
    auto& last = row.cells.back();
    last = {joined_by_blanks({joined_by_blanks(last), joined_by_blanks(more.cells.front())})};
    row.cells.insert(row.cells.end(), more.cells.begin() + 1, more.cells.end());
    ++i;
  }
}

RowCollector collect(const std::vector<TextLine>& lines, std::size_t& i) {
  RowCollector table;
  std::size_t n = i;
  bool after_blank = false;
  for (; n < lines.size();) {
    if (is_blank(lines[n])) {
      after_blank = true;
      ++n;
      continue;
    }
    if (!is_table_line(lines[n])) break;
    TextRow row = split_row(lines[n]);
    if (table.rows.empty()) {
      table.rows.push_back(std::move(row));
    } else if (after_blank && table.header_rows > 0 && begins_like(row, table.rows.front())) {
      if (!same_texts(row, table.rows.front())) break;
      if (n + 1 < lines.size() && table.header_rows == 2 &&
          same_texts(split_row(lines[n + 1]), table.rows[1]))
        ++n;
    } else if (!is_dashes(row)) {
      if (after_blank && !goes_on(table, row)) break;
      std::size_t next = n + 1;
      join_broken_row(lines, next, row, table.rows.front().cells.size());
      n = next - 1;
      if (table.rows.size() == 1 && is_header_row(table.rows.front()))
        table.header_rows = is_second_header(table.rows.front(), row) ? 2 : 1;
      table.rows.push_back(std::move(row));
    }
    i = ++n;
    after_blank = false;
  }
  return table;
}

// Blank columns at the header's end that no row has are the converter's.
void trim_header(RowCollector& table) {
  std::size_t widest = 0;
  for (std::size_t r = 1; r < table.rows.size(); ++r) widest = std::max(widest, table.rows[r].cells.size());
  auto& header = table.rows.front().cells;
  while (header.size() > std::max<std::size_t>(widest, 1) && header.back().empty()) header.pop_back();
}

Cell cell_at(const TextRow& row, int r, int c, bool header) {
  Cell cell;
  cell.row = r;
  cell.column = c;
  cell.header = header;
  cell.page = row.page;
  const auto column = static_cast<std::size_t>(c);
  if (!row.blank(column)) cell.lines = row.cells[column];
  cell.text = joined_by_blanks(cell.lines);
  return cell;
}

// A heading over several columns spans the empty places after it that the second row fills; one with nothing
// below it spans both rows.
void add_header(Table& table, const TextRow& first, const TextRow& second) {
  const auto columns = static_cast<std::size_t>(table.columns);
  std::vector<bool> spanned(columns, false);
  for (std::size_t c = 0; c < columns; ++c) {
    Cell cell = cell_at(first, 0, static_cast<int>(c), true);
    if (!first.blank(c) && second.blank(c)) {
      cell.rowspan = 2;
      spanned[c] = true;
    } else if (!first.blank(c)) {
      while (c + 1 < columns && first.blank(c + 1) && !second.blank(c + 1)) {
        ++cell.colspan;
        ++c;
      }
    }
    table.cells.push_back(std::move(cell));
  }
  for (std::size_t c = 0; c < columns; ++c)
    if (!spanned[c]) table.cells.push_back(cell_at(second, 1, static_cast<int>(c), true));
}

}  // namespace

Cell text_cell(int row, int column, const std::string& text, int page) {
  Cell cell;
  cell.row = row;
  cell.column = column;
  cell.header = row == 0;
  cell.page = page;
  cell.text = text;
  if (!text.empty()) cell.lines = {text};
  return cell;
}

Table read_text_table(const std::vector<TextLine>& lines, std::size_t& i) {
  RowCollector collected = collect(lines, i);
  std::vector<TextRow>& rows = collected.rows;
  if (collected.header_rows == 1) {
    TextRow plain = rows.front();
    while (plain.cells.size() > 1 && plain.cells.back().empty()) plain.cells.pop_back();
    for (std::size_t r = 1; r < rows.size(); ++r) fit_to_header(rows[r], plain);
    lower_row_numbers(rows);
    trim_header(collected);
  } else if (collected.header_rows == 2) {
    restore_slipped_header(rows[0], rows[1]);
  }
  Table table;
  table.source = TableSource::text;
  table.first_page = rows.front().page;
  table.last_page = rows.back().page;
  table.rows = static_cast<int>(rows.size());
  table.header_rows = collected.header_rows;
  for (const TextRow& row : rows) table.columns = std::max(table.columns, static_cast<int>(row.cells.size()));
  std::size_t first_body = 0;
  if (collected.header_rows == 2) {
    add_header(table, rows[0], rows[1]);
    first_body = 2;
  }
  for (std::size_t r = first_body; r < rows.size(); ++r)
    for (int c = 0; c < table.columns; ++c)
      table.cells.push_back(
          cell_at(rows[r], static_cast<int>(r), c, static_cast<int>(r) < table.header_rows));
  return table;
}

}  // namespace scrutineer::extract
