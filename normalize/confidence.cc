#include "normalize/confidence.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "normalize/period.h"

namespace scrutineer::normalize {

namespace {

using extract::Cell;
using extract::Table;

// Tuned on scans at 150 dots an inch and better of reports of three councils, against what
// the reports print (checked by hand, or their native text).
struct Settings {
  double repaired = 0.8;  // a figure's confidence where letters were read as digits, times its own
  double weight_of_name =
      0.5;  // how much of the doubt about a row's name or a column's header is its figure's
  std::size_t fewest_letters = 3;   // of a name
  std::size_t longest_period = 12;  // bytes: of one that heads a column
  // A figure's confidence at most where the periods of its row or table are in doubt: a header cell names
  // several or lost the words before one, another header stands in the table's body, or some columns have a
  // rolling year and others, of a month, have none.
  double doubtful_period = 0.85;
  // The same where all its row's other figures, so many at least, print decimals and it prints none.
  double doubtful_point = 0.85;
  int fewest_with_point = 3;
};
constexpr Settings settings;

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c >= '0' && c <= '9') digits += c;
  return digits;
}

// The least sure of the words in a box that print a figure; nullopt where they are not found.
std::optional<double> confidence_of_words(const extract::Page& page, const extract::Box& box,
                                          const std::string& figure) {
  const std::string digits = digits_of(figure);
  if (digits.empty()) return std::nullopt;
  std::optional<double> surest;  // the same figure may be printed twice in a passage
  for (const extract::Word& word : page.words)
    if (box.contains(word.box.centre_x(), word.box.centre_y()) && digits_of(word.text) == digits)
      surest = std::max(surest.value_or(0), word.confidence);
  return surest;
}

std::size_t letters_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c) != 0; }));
}

// What a figure owes to a name of which so much is sure.
double share_of(double name) { return 1 - settings.weight_of_name * (1 - name); }

// How many months or quarters, each with its year, a header names.
std::ptrdiff_t names_months(const std::string& header) {
  const auto periods = find_periods(header);
  return std::count_if(periods.begin(), periods.end(), [](const PeriodReading& p) {
    return p.year_given && (p.kind == PeriodKind::month || p.kind == PeriodKind::quarter ||
                            p.kind == PeriodKind::rolling_year);
  });
}

bool is_one_month(const Observation& figure) {
  return figure.period_start && figure.period_end &&
         figure.period_start->year() == figure.period_end->year() &&
         figure.period_start->month() == figure.period_end->month();
}

// Rows of figures of one measure and unit: how many print decimals, how many do not.
struct Points {
  int with = 0, without = 0;
};
using RowOfKind = std::tuple<int, int, std::string, std::string>;  // table, row, measure, unit

RowOfKind row_of(const Observation& figure) {
  return {figure.table, figure.row, figure.measure, figure.unit};
}

// None and all, 0% and 100%, are often printed without decimals.
bool may_lack_point(const Observation& figure) {
  const std::string digits = digits_of(figure.text);
  return figure.text.find('.') == std::string::npos && digits != "0" && digits != "100";
}

// The names of a table's rows and the headers of its columns, as sure as they were read.
struct Names {
  std::map<int, double> rows, columns;  // from 0
  bool periods_run_together = false;    // "Jun 23 Sep 23" over one column, or "to Sep 23" cut from its words
  std::map<int, int> second_headers;    // columns with a period in the body: its row
};

Names names_of(const Table& table) {
  Names names;
  const auto lower = [](std::map<int, double>& of, int at, double confidence) {
    const auto [place, added] = of.try_emplace(at, confidence);
    if (!added) place->second = std::min(place->second, confidence);
  };
  std::map<int, int> first;  // the column of a row's first words
  for (const Cell& cell : table.cells) {
    if (cell.row < table.header_rows) {
      // A bar over the header names no column.
      if (!cell.text.empty() && cell.row + cell.rowspan == table.header_rows &&
          cell.colspan * 2 <= table.columns)
        for (int c = cell.column; c < cell.column + cell.colspan; ++c)
          lower(names.columns, c, cell.confidence);
      names.periods_run_together =
          names.periods_run_together ||
          (cell.colspan == 1 && cell.column > 0 &&
           (names_months(cell.text) > 1 || (cell.text.starts_with("to ") && names_months(cell.text) == 1)));
      continue;
    }
    if (cell.column > 0 && cell.text.size() <= settings.longest_period && names_months(cell.text) == 1)
      names.second_headers.try_emplace(cell.column, cell.row);
    if (letters_of(cell.text) < settings.fewest_letters) continue;
    for (int r = cell.row; r < cell.row + cell.rowspan; ++r)
      if (first.try_emplace(r, cell.column).first->second == cell.column)
        lower(names.rows, r, cell.confidence);
  }
  return names;
}

bool was_ocr(const Table& table) {
  return std::any_of(table.cells.begin(), table.cells.end(), [](const Cell& c) { return c.confidence < 1; });
}

}  // namespace

void settle_confidence(const extract::Document& document, std::vector<Observation>& observations) {
  std::map<int, Names> tables;
  for (std::size_t t = 0; t < document.tables.size(); ++t)
    if (was_ocr(document.tables[t])) tables.emplace(static_cast<int>(t) + 1, names_of(document.tables[t]));
  std::set<std::pair<int, int>> rolling;  // tables' rows with a rolling year
  for (const Observation& figure : observations)
    if (figure.basis == "rolling-year") rolling.insert({figure.table, figure.row});
  std::map<RowOfKind, Points> points;
  for (const Observation& figure : observations)
    if (figure.value && tables.contains(figure.table))
      (figure.text.find('.') != std::string::npos ? points[row_of(figure)].with
                                                  : points[row_of(figure)].without) += 1;
  for (Observation& figure : observations) {
    const auto names = tables.find(figure.table);
    if (names == tables.end()) {
      if (!figure.repaired.empty()) figure.confidence = std::min(figure.confidence, settings.repaired);
      continue;
    }
    for (const extract::Page& page : document.pages) {
      if (page.number != figure.place.page || figure.text.empty()) continue;
      if (const auto words = confidence_of_words(page, figure.place.box, figure.text))
        figure.confidence = figure.repaired.empty() ? *words : std::min(figure.confidence, *words);
    }
    if (!figure.repaired.empty()) figure.confidence = std::min(figure.confidence, settings.repaired);
    const Names& read = names->second;
    if (figure.value && may_lack_point(figure)) {
      const Points& row = points[row_of(figure)];
      if (row.without == 1 && row.with >= settings.fewest_with_point)
        figure.confidence = std::min(figure.confidence, settings.doubtful_point);
    }
    const auto second = read.second_headers.find(figure.column - 1);
    const bool below_second = second != read.second_headers.end() && second->second < figure.row - 1;
    if (figure.period_end && (read.periods_run_together || below_second ||
                              (is_one_month(figure) && rolling.contains({figure.table, figure.row}))))
      figure.confidence = std::min(figure.confidence, settings.doubtful_period);
    if (const auto row = read.rows.find(figure.row - 1); row != read.rows.end())
      figure.confidence = std::min(figure.confidence, share_of(row->second));
    if (const auto column = read.columns.find(figure.column - 1); column != read.columns.end())
      figure.confidence = std::min(figure.confidence, share_of(column->second));
  }
}

}  // namespace scrutineer::normalize
