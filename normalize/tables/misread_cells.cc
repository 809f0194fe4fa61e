#include "normalize/tables/misread_cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <map>
#include <optional>
#include <vector>

#include "normalize/misread.h"
#include "normalize/period.h"
#include "normalize/tables/misread_rows.h"

namespace scrutineer::normalize {

namespace {

using extract::Cell;
using extract::Table;

// Tuned on slides and scans of monthly and quarterly series.
struct Settings {
  std::size_t longest_period = 10, longest_figure = 9;  // bytes
  double share_in_step = 0.6;                           // of a header's periods that follow one another
  std::size_t fewest_in_step = 4;
  std::size_t fewest_at_edge = 6;  // for a period at either end that could be another
  std::size_t fewest_figures = 4;  // of a row or column, besides the one that is mended
  double share_of_figures = 0.6;
  double beyond = 3, near = 1.5;  // times the others' largest; times their range: a lost decimal point
  double by_kind = 0.8;           // confidence of a figure whose letters stand for digits, times its own
  double by_neighbours = 0.6;     // of one whose digit the figures beside it give
};
constexpr Settings settings;

bool was_ocr(const Table& table, const Cell& cell) {
  return table.source == extract::TableSource::text || cell.confidence < 1;
}

void mend(Cell& cell, std::string text, double confidence) {
  if (cell.printed.empty()) cell.printed = cell.text;
  cell.text = std::move(text);
  cell.lines = {cell.text};
  cell.confidence *= confidence;
}

// ---------------------------------------------------------------- periods of a header

std::string without_quotes(std::string_view text) {
  std::string plain;
  for (const char c : text)
    if (c != '"' && c != '\'' && c != '(' && c != '|') plain += c;
  const auto begin = plain.find_first_not_of(' ');
  return begin == std::string::npos ? "" : plain.substr(begin);
}

// Months since year 0 of a header that is a month with its year; nullopt else.
std::optional<int> month_of(const std::string& text) {
  const std::string plain = without_quotes(text);
  if (plain.empty() || plain.size() > settings.longest_period) return std::nullopt;
  const auto period = read_period(plain);
  if (!period || period->kind != PeriodKind::month || !period->year_given) return std::nullopt;
  if (period->end - period->begin != plain.size()) return std::nullopt;
  return static_cast<int>(period->period.start.year()) * 12 +
         static_cast<int>(static_cast<unsigned>(period->period.start.month())) - 1;
}

// Written as the others are: Apr-20, Apr 20, Apr20.
std::string month_like(const std::string& example, int month) {
  static constexpr std::array<const char*, 12> names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::string plain = without_quotes(example);
  const char sign = plain.size() > 3 ? plain[3] : '-';
  const std::string between = std::isalnum(static_cast<unsigned char>(sign)) != 0 ? "" : std::string(1, sign);
  return fmt::format("{}{}{:02}", names[static_cast<std::size_t>(month % 12)], between, month / 12 % 100);
}

void mend_header_periods(Table& table, int row, const rules::RuleSet& rules) {
  std::vector<Cell*> cells;
  for (Cell& cell : table.cells)
    if (cell.row == row && cell.column > 0 && !cell.text.empty() &&
        cell.text.size() <= settings.longest_period && !rules.first("header", cell.text))
      cells.push_back(&cell);
  if (cells.size() < settings.fewest_in_step) return;
  // In step: months that go up (or down) by one from cell to cell share their distance from the first.
  int first = 0, step = 1;
  std::size_t most = 0;
  std::vector<std::optional<int>> months;
  for (const Cell* cell : cells) months.push_back(month_of(cell->text));
  for (const int way : {1, -1}) {
    std::map<int, std::size_t> starts;
    for (std::size_t i = 0; i < months.size(); ++i)
      if (months[i]) ++starts[*months[i] - way * static_cast<int>(i)];
    for (const auto& [start, times] : starts)
      if (times > most) first = start, step = way, most = times;
  }
  if (most < settings.fewest_in_step ||
      static_cast<double>(most) < settings.share_in_step * static_cast<double>(cells.size()))
    return;
  const auto expected = [&](std::size_t i) { return first + step * static_cast<int>(i); };
  std::string example;
  for (std::size_t i = 0; i < cells.size() && example.empty(); ++i)
    if (months[i] == expected(i)) example = cells[i]->text;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    Cell& cell = *cells[i];
    if (!was_ocr(table, cell)) continue;
    if (months[i] == expected(i)) {
      // Quotation marks before a year make it another's.
      if (const std::string plain = without_quotes(cell.text); plain != cell.text) mend(cell, plain, 1);
      continue;
    }
    const bool edge = i == 0 || i + 1 == cells.size();
    if (edge && months[i] && most < settings.fewest_at_edge) continue;
    const std::string meant = month_like(example, expected(i));
    if (may_be_misread(without_quotes(cell.text), meant, rules)) mend(cell, meant, 1);
  }
}

// "Qi 2019/20" before "Q2 2019/20": the quarter that the next or the one before leads to, in the same year
// as printed.
void mend_header_quarters(Table& table, int row, const rules::RuleSet& rules) {
  std::vector<Cell*> cells;
  for (Cell& cell : table.cells)
    if (cell.row == row && !cell.text.empty()) cells.push_back(&cell);
  const auto number = [](const std::string& text) {
    const bool quarter = text.size() > 1 && text[0] == 'Q' && text[1] >= '1' && text[1] <= '4' &&
                         (text.size() == 2 || text[2] == ' ');
    return quarter ? text[1] - '0' : 0;
  };
  for (std::size_t i = 0; i < cells.size(); ++i) {
    Cell& cell = *cells[i];
    if (!was_ocr(table, cell) || cell.text.size() < 2 || cell.text[0] != 'Q' || number(cell.text) > 0)
      continue;
    for (const int way : {1, -1}) {
      if ((way > 0 && i + 1 == cells.size()) || (way < 0 && i == 0)) continue;
      const std::string& beside = cells[way > 0 ? i + 1 : i - 1]->text;
      const int meant = number(beside) - way;
      if (number(beside) == 0 || meant < 1 || meant > 4) continue;
      std::string text = beside;
      text[1] = static_cast<char>('0' + meant);
      if (!std::equal(text.begin() + 2, text.end(), cell.text.begin() + 2, cell.text.end()) ||
          !may_be_misread(cell.text, text, rules))
        continue;
      mend(cell, text, 1);
      break;
    }
  }
}

// ---------------------------------------------------------------- figures of a series

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<double> plain_number(const std::string& text) {
  std::string digits;
  for (const char c : text)
    if (c != ',' && c != '%') digits += c;
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size() || !is_digit(digits[0]))
    return std::nullopt;
  return value;
}

// Letters that stand for digits read as those; empty where anything else is left.
std::string with_digits(const std::string& text, const rules::RuleSet& rules) {
  std::string result;
  for (const char c : text) {
    const std::string sign(1, c);
    if (is_digit(c) || c == '.' || c == ',' || c == '%')
      result += c;
    else if (const auto sure = rules.first("misread-digit", sign))
      result += sure->gives();
    else if (const auto among_figures = rules.first("misread-in-row", sign))
      result += among_figures->gives();
    else
      return "";
  }
  return result;
}

// The cells of a row under periods, or of a column: figures of one kind.
using Line = std::vector<Cell*>;

// The one digit that makes a figure with a strange sign lie between the figures beside it; empty where none
// or several do.
std::string by_neighbours(const Line& line, std::size_t i) {
  const std::string& text = line[i]->text;
  const auto strange = [](char c) { return !is_digit(c) && c != '.' && c != ','; };
  if (std::count_if(text.begin(), text.end(), strange) != 1 || text.size() < 2 || i == 0 ||
      i + 1 >= line.size())
    return "";
  const auto left = plain_number(line[i - 1]->text), right = plain_number(line[i + 1]->text);
  if (!left || !right) return "";
  const auto at = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), strange) - text.begin());
  std::string found;
  for (char digit = '0'; digit <= '9'; ++digit) {
    std::string meant = text;
    meant[at] = digit;
    const auto value = plain_number(meant);
    if (!value || *value < std::min(*left, *right) || *value > std::max(*left, *right)) continue;
    if (!found.empty()) return "";
    found = meant;
  }
  return found;
}

bool holds_figures(const Line& line, const Cell& but) {
  std::size_t figures = 0, filled = 0;
  for (const Cell* cell : line) {
    if (cell == &but || cell->text.empty()) continue;
    ++filled;
    figures += plain_number(cell->text).has_value();
  }
  return figures >= settings.fewest_figures &&
         static_cast<double>(figures) >= settings.share_of_figures * static_cast<double>(filled);
}

// One % among plain figures is a misread digit, as one figure without % among shares is none.
bool odd_percent(const Line& line, std::size_t i) {
  if (!line[i]->text.ends_with('%')) return false;
  std::size_t plain = 0;
  for (std::size_t k = 0; k < line.size(); ++k) {
    if (k == i || line[k]->text.empty()) continue;
    if (line[k]->text.ends_with('%')) return false;
    plain += plain_number(line[k]->text).has_value();
  }
  return plain >= settings.fewest_figures;
}

std::size_t places_of(const std::string& text) {
  const std::size_t point = text.find('.');
  if (point == std::string::npos) return 0;
  return std::min(text.find_first_not_of("0123456789", point + 1), text.size()) - point - 1;
}

// "936" among 93.4, 94.1 and 92.8: with the point that all others have where only then it is one of them;
// empty where that is not so.
std::string with_point(const Line& line, std::size_t i) {
  const std::string& text = line[i]->text;
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto whole = plain_number(text);
  if (!whole || text.find_first_of(".,") != std::string::npos) return "";
  std::size_t places = 0, others = 0;
  double least = 0, most = 0;
  for (std::size_t k = 0; k < line.size(); ++k) {
    const auto value = k == i ? std::nullopt : plain_number(line[k]->text);
    if (!value) continue;
    const std::size_t its = places_of(line[k]->text);
    if (its == 0 || (others > 0 && its != places)) return "";
    least = others == 0 ? *value : std::min(least, *value);
    most = others == 0 ? *value : std::max(most, *value);
    places = its;
    ++others;
  }
  if (others < settings.fewest_figures || digits <= places || *whole < settings.beyond * most) return "";
  std::string meant = text;
  meant.insert(digits - places, ".");
  const double value = plain_number(meant).value_or(0);
  return value * settings.near >= least && value <= settings.near * most ? meant : "";
}

// "5696" among 53%, 91% and 82%: the sign is read as 96. Empty where the figure may be meant.
std::string with_percent(const Line& line, std::size_t i) {
  constexpr std::string_view kSign = "96";  // what is read for %
  const std::string& text = line[i]->text;
  if (text.size() <= kSign.size() || !text.ends_with(kSign) || !std::all_of(text.begin(), text.end(), is_digit))
    return "";
  std::size_t others = 0;
  double least = 0, most = 0;
  for (std::size_t k = 0; k < line.size(); ++k) {
    const auto value = k == i ? std::nullopt : plain_number(line[k]->text);
    if (!value) continue;
    if (!line[k]->text.ends_with('%')) return "";
    least = others == 0 ? *value : std::min(least, *value);
    most = others == 0 ? *value : std::max(most, *value);
    ++others;
  }
  const std::string meant = text.substr(0, text.size() - kSign.size()) + '%';
  const auto whole = plain_number(text), value = plain_number(meant);
  if (!whole || !value || others < settings.fewest_figures || *whole < settings.beyond * most) return "";
  return *value * settings.near >= least && *value <= settings.near * most ? meant : "";
}

void mend_figures(const Table& table, const Line& line, bool series, const rules::RuleSet& rules) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    Cell& cell = *line[i];
    if (cell.text.empty() || cell.text.size() > settings.longest_figure || !was_ocr(table, cell)) continue;
    std::string by_row = series ? with_point(line, i) : "";
    if (series && by_row.empty()) by_row = with_percent(line, i);
    if (!by_row.empty()) {
      mend(cell, by_row, settings.by_neighbours);
      continue;
    }
    const bool odd = series && odd_percent(line, i);
    if ((plain_number(cell.text) && !odd) || !holds_figures(line, cell)) continue;
    if (cell.text.find(' ') != std::string::npos || rules.first("marker", cell.text)) continue;
    const bool has_digit = std::any_of(cell.text.begin(), cell.text.end(), is_digit);
    std::string meant = odd || !has_digit ? "" : with_digits(cell.text, rules);
    double confidence = settings.by_kind;
    if (meant.empty() && series && has_digit) {
      meant = by_neighbours(line, i);
      confidence = settings.by_neighbours;
    }
    const bool strange = std::any_of(cell.text.begin(), cell.text.end(), [](char c) {
      return std::isalpha(static_cast<unsigned char>(c)) != 0 ||
             std::string_view("?[]{}|!&@#;_=").find(c) != std::string_view::npos;
    });
    if (!meant.empty() && meant != cell.text)
      mend(cell, meant, confidence);
    else if (series && (odd || (strange && has_digit)))
      mend(cell, "", 1);
  }
}

}  // namespace

Table with_misread_cells_mended(Table table, const rules::RuleSet& rules) {
  if (table.source != extract::TableSource::text &&
      std::none_of(table.cells.begin(), table.cells.end(), [](const Cell& c) { return c.confidence < 1; }))
    return table;
  if (table.source != extract::TableSource::text) mend_misread_rows(table, rules);
  for (int row = 0; row < std::max(1, table.header_rows); ++row) {
    mend_header_periods(table, row, rules);
    mend_header_quarters(table, row, rules);
  }
  std::map<int, Line> rows, columns;
  std::vector<int> periods;
  for (const Cell& cell : table.cells)
    if (cell.row < std::max(1, table.header_rows) && month_of(cell.text)) periods.push_back(cell.column);
  for (Cell& cell : table.cells) {
    if (cell.row < table.header_rows) continue;
    if (std::find(periods.begin(), periods.end(), cell.column) != periods.end())
      rows[cell.row].push_back(&cell);
    else if (cell.column > 0)
      columns[cell.column].push_back(&cell);
  }
  for (const auto& [row, line] : rows) mend_figures(table, line, true, rules);
  for (const auto& [column, line] : columns) mend_figures(table, line, false, rules);
  return table;
}

}  // namespace scrutineer::normalize
