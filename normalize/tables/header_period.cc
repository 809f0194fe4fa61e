#include "normalize/tables/header_period.h"

#include <algorithm>

namespace scrutineer::normalize {

namespace {

bool is_to_date(const Column& column) {
  return column.period && column.period->kind == PeriodKind::year_to_date;
}

// Printed with no end of its own: "YTD", "2023/24 YTD".
bool is_open(const PeriodReading& to_date) {
  return !to_date.year_given || to_date.period == financial_year(financial_year_of(to_date.period.start));
}

std::optional<Date> last_of_year(const std::vector<Column>& columns, const std::vector<ContentCount>& counts,
                                 int year) {
  std::optional<Date> last;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const Column& other = columns[c];
    if (!other.period || is_to_date(other) || other.period->kind == PeriodKind::year) continue;
    if (counts[c].filled() == 0) continue;  // a month that is yet to come
    const Date end = other.period->period.end;
    if (other.measure == "actual" && financial_year_of(end) == year && (!last || end > *last)) last = end;
  }
  return last;
}

Date in_year(const Date& day, int by_years) {
  return Date{(day.year() + std::chrono::years{by_years}) / day.month() / std::chrono::last};
}

}  // namespace

void read_relative_period(Column& column, const Report& report) {
  constexpr std::size_t kHeaderLength = 80;  // bytes; longer headers are sentences
  if (column.period || !report.period || column.header.empty()) return;
  // Below an indicator's name over the whole table the column's own words stand last.
  const std::string& header = column.header.size() > kHeaderLength ? column.path.back()->text : column.header;
  if (header.empty() || header.size() > kHeaderLength) return;
  if (column.role != Role::none && column.role != Role::figure) return;
  PeriodContext context;
  context.report = report.period;
  const auto periods = find_periods(header, context);
  if (periods.size() != 1 || periods.front().kind == PeriodKind::snapshot) return;
  column.period = periods.front();
  column.previous = column.previous || column.period->period.end < report.period->start;
}

void end_years_to_date(std::vector<Column>& columns, const std::vector<ContentCount>& counts,
                       const Report& report) {
  const Column* ended = nullptr;
  for (Column& column : columns) {
    if (!is_to_date(column) || !is_open(*column.period)) continue;
    Period& period = column.period->period;
    const int year = financial_year_of(period.start);
    if (const auto last = last_of_year(columns, counts, year))
      period.end = *last;
    else if (report.period && financial_year_of(report.period->end) == year)
      period.end = report.period->end;
    else
      continue;
    ended = &column;
  }
  if (!ended) return;
  const Period like = ended->period->period;
  for (Column& column : columns) {
    if (!is_to_date(column) || !is_open(*column.period)) continue;
    const int years = financial_year_of(column.period->period.start) - financial_year_of(like.start);
    column.period->period.end = in_year(like.end, years);
  }
}

}  // namespace scrutineer::normalize
