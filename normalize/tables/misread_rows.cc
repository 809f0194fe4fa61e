#include "normalize/tables/misread_rows.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "normalize/period.h"

namespace scrutineer::normalize {

namespace {

using extract::Cell;
using extract::Table;

constexpr std::size_t kSpeck = 1;          // bytes: what a smudge or a ruling is read as
constexpr std::size_t kFewestPeriods = 2;  // of a header that comes again
constexpr int kBarLetters = 6;             // a bar names something
constexpr std::size_t kMostKeyWords = 12;  // of a key above a table
constexpr double kShareAgain = 0.6;        // of the header's texts that come again

void blank(Cell& cell) {
  cell.printed = cell.text;
  cell.text.clear();
  cell.lines.clear();
}

std::vector<std::vector<Cell*>> rows_of(Table& table) {
  std::vector<std::vector<Cell*>> rows(static_cast<std::size_t>(table.rows));
  for (Cell& cell : table.cells) rows[static_cast<std::size_t>(cell.row)].push_back(&cell);
  return rows;
}

bool is_digit(const Cell& cell) {
  return cell.text.size() == 1 && std::isdigit(static_cast<unsigned char>(cell.text[0])) != 0;
}

// A bar's name is alone in its row: single signs beside it are specks, digits figures.
void drop_specks(const std::vector<Cell*>& row) {
  int named = 0, others = 0;
  for (const Cell* cell : row) {
    if (cell->text.size() <= kSpeck && !is_digit(*cell)) continue;
    const auto letters = std::count_if(cell->text.begin(), cell->text.end(),
                                       [](unsigned char c) { return std::isalpha(c) != 0; });
    (letters >= kBarLetters ? named : others) += 1;
  }
  if (named != 1 || others > 0) return;
  for (Cell* cell : row)
    if (!cell->text.empty() && cell->text.size() <= kSpeck) blank(*cell);
}

bool is_dated(const Cell& cell) {
  if (cell.text.size() > 20) return false;
  const auto period = read_period(cell.text);
  return period && period->year_given;
}

std::size_t periods_in(const std::vector<Cell*>& row) {
  return static_cast<std::size_t>(
      std::count_if(row.begin(), row.end(), [](const Cell* c) { return is_dated(*c); }));
}

// A name alone in the row over a header heads all of its columns, whatever lines OCR saw between them.
void span_bars(Table& table) {
  const auto rows = rows_of(table);
  std::vector<int> bars;
  for (std::size_t r = 0; r + 1 < rows.size(); ++r) {
    const auto filled = std::count_if(rows[r].begin(), rows[r].end(),
                                      [](const Cell* c) { return !c->text.empty() || c->rowspan > 1; });
    if (filled == 1 && rows[r].front()->column == 0 && !rows[r].front()->text.empty() &&
        periods_in(rows[r + 1]) >= kFewestPeriods)
      bars.push_back(static_cast<int>(r));
  }
  for (const int bar : bars) {
    std::erase_if(table.cells, [&](const Cell& c) { return c.row == bar && c.column > 0; });
    for (Cell& cell : table.cells)
      if (cell.row == bar) cell.colspan = table.columns;
    if (bar == 0) table.header_rows = std::max(table.header_rows, 2);
  }
}

// A header that comes again is word for word the first one, whatever OCR made of it.
void restore_repeated_headers(const std::vector<std::vector<Cell*>>& rows) {
  const std::vector<Cell*>* header = nullptr;
  for (const auto& row : rows) {
    if (periods_in(row) < kFewestPeriods) continue;
    if (!header) {
      header = &row;
      continue;
    }
    if (row.size() != header->size()) continue;
    int same = 0, filled = 0;
    std::size_t same_periods = 0;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const Cell& first = *(*header)[c];
      filled += !first.text.empty();
      same += !first.text.empty() && first.text == row[c]->text;
      same_periods += first.text == row[c]->text && is_dated(first);
    }
    if (same_periods < kFewestPeriods || same < kShareAgain * filled) continue;
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (row[c]->text == (*header)[c]->text) continue;
      row[c]->printed = row[c]->text;
      row[c]->text = (*header)[c]->text;
    }
  }
}

// "* 66 of homes let": what a pack's misread-name rule knows at the head, its first group, stands for what
// the rule gives.
void mend_name(Cell& cell, const rules::RuleSet& rules) {
  const auto match = rules.first("misread-name", cell.text);
  if (!match || match->begin != 0) return;
  std::size_t misread = 0;  // the pattern's alternatives have a group each
  for (const std::string& group : match->groups) misread = std::max(misread, group.size());
  const auto rest = cell.text.find_first_not_of(' ', misread);
  if (rest == std::string::npos) return;
  const std::string meant = (match->gives() == "-" ? "" : match->gives() + " ") + cell.text.substr(rest);
  if (meant == cell.text) return;
  if (cell.printed.empty()) cell.printed = cell.text;
  cell.text = meant;
  cell.lines = {meant};
}

// Nothing but ratings, one after the other: "On Target", "Off Target Data Only".
bool holds_only_ratings(const std::string& text, const rules::RuleSet& rules) {
  std::vector<std::size_t> starts = {0};  // of words, and the end
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == ' ') starts.push_back(i + 1);
  starts.push_back(text.size() + 1);
  if (starts.size() > kMostKeyWords) return false;
  std::vector<bool> reached(starts.size());
  reached[0] = true;
  for (std::size_t from = 0; from + 1 < starts.size(); ++from)
    for (std::size_t to = from + 1; reached[from] && to < starts.size(); ++to)
      if (rules.first("rating", text.substr(starts[from], starts[to] - starts[from] - 1))) reached[to] = true;
  return reached.back();
}

// The key above a table, which OCR drew into its header: a row of ratings over a header, one of them wide.
void drop_keys(const std::vector<std::vector<Cell*>>& rows, const Table& table, const rules::RuleSet& rules) {
  for (const auto& row : rows) {
    if (row.empty() || row.front()->row + 1 >= table.header_rows) return;
    const bool wide = std::any_of(row.begin(), row.end(), [&](const Cell* c) {
      return !c->text.empty() && c->colspan * 2 > table.columns;
    });
    const bool key = wide && std::all_of(row.begin(), row.end(), [&](const Cell* c) {
                       return c->rowspan == 1 && (c->text.empty() || holds_only_ratings(c->text, rules));
                     });
    for (Cell* cell : row)
      if (key && !cell->text.empty()) blank(*cell);
  }
}

}  // namespace

void mend_misread_rows(Table& table, const rules::RuleSet& rules) {
  for (const auto& row : rows_of(table)) drop_specks(row);
  span_bars(table);
  const auto rows = rows_of(table);
  drop_keys(rows, table, rules);
  restore_repeated_headers(rows);
  for (const auto& row : rows)
    if (!row.empty() && row.front()->column == 0 && row.front()->row >= table.header_rows)
      mend_name(*row.front(), rules);
}

}  // namespace scrutineer::normalize
