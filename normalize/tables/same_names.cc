#include "normalize/tables/same_names.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace scrutineer::normalize {

namespace {

using Name = std::tuple<std::string, std::string, std::string, std::string>;
using Fellows = std::vector<Row*>;

// Rows whose names say the same; periods and measures tell others apart already.
std::vector<Fellows> same_names(std::vector<Row>& rows) {
  std::map<Name, Fellows> named;
  for (Row& row : rows)
    if (row.kind == RowKind::data && !row.label.empty() && row.measure.empty() && !row.period && !row.year &&
        !row.own_year)
      named[{row.section, row.code, row.label, row.breakdown}].push_back(&row);
  std::vector<Fellows> groups;
  for (auto& [name, fellows] : named)
    if (fellows.size() > 1) groups.push_back(std::move(fellows));
  return groups;
}

bool holds_dates(const Grid& grid, int column) {
  int dates = 0, filled = 0;
  for (int r = grid.header_rows(); r < grid.rows(); ++r) {
    const std::string& text = grid.text(r, column);
    if (!grid.starts(r, column) || text.empty()) continue;
    ++filled;
    const auto period = read_period(text);
    dates += period && period->kind == PeriodKind::snapshot && period->year_given;
  }
  return dates > 0 && dates * 2 >= filled;
}

// The columns that may tell rows apart: of short words that no rule knows, then of dates.
std::vector<int> telling_columns(const Grid& grid, const Contents& contents,
                                 const std::vector<Column>& columns) {
  std::vector<int> words, dates;
  for (int c = 0; c < grid.columns(); ++c) {
    const Role role = columns[static_cast<std::size_t>(c)].role;
    const ContentCount count = count_contents(grid, contents, c);
    if (role == Role::none && count.words * 2 > count.filled() && !holds_dates(grid, c))
      words.push_back(c);
    else if ((role == Role::none || role == Role::ignored) && holds_dates(grid, c))
      dates.push_back(c);
  }
  words.insert(words.end(), dates.begin(), dates.end());
  return words;
}

}  // namespace

void tell_apart(const Grid& grid, const Contents& contents, const std::vector<Column>& columns,
                std::vector<Row>& rows) {
  if (same_names(rows).empty()) return;
  for (const int column : telling_columns(grid, contents, columns)) {
    for (const Fellows& fellows : same_names(rows)) {
      std::set<std::string> texts;
      for (const Row* row : fellows) texts.insert(grid.text(row->index, column));
      if (texts.size() < 2) continue;
      for (Row* row : fellows) {
        const std::string& text = grid.text(row->index, column);
        if (text.empty()) continue;
        row->breakdown += row->breakdown.empty() ? text : ", " + text;
      }
    }
  }
}

}  // namespace scrutineer::normalize
