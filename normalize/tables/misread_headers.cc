#include "normalize/tables/misread_headers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <string_view>
#include <vector>

#include "normalize/misread.h"
#include "normalize/period.h"
#include "normalize/tables/mended_cell.h"

namespace scrutineer::normalize {

namespace {

using extract::Cell;
using extract::Table;

// Tuned on slides and scans of monthly and quarterly series.
struct Settings {
  std::size_t longest_period = 10;  // bytes
  double share_in_step = 0.6;       // of a header's periods that follow one another
  std::size_t fewest_in_step = 4;
  std::size_t fewest_at_edge = 6;  // for a period at either end that could be another
};
constexpr Settings settings;

std::string without_quotes(std::string_view text) {
  std::string plain;
  for (const char c : text)
    if (c != '"' && c != '\'' && c != '(' && c != '|') plain += c;
  const auto begin = plain.find_first_not_of(' ');
  return begin == std::string::npos ? "" : plain.substr(begin);
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

}  // namespace

std::optional<int> month_of(const std::string& text) {
  const std::string plain = without_quotes(text);
  if (plain.empty() || plain.size() > settings.longest_period) return std::nullopt;
  const auto period = read_period(plain);
  if (!period || period->kind != PeriodKind::month || !period->year_given) return std::nullopt;
  if (period->end - period->begin != plain.size()) return std::nullopt;
  return static_cast<int>(period->period.start.year()) * 12 +
         static_cast<int>(static_cast<unsigned>(period->period.start.month())) - 1;
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

}  // namespace scrutineer::normalize
