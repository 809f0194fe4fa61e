#include "normalize/tables/figure_period.h"

#include <algorithm>

namespace scrutineer::normalize {

using namespace std::chrono;

namespace {

int months_of(const Period& period) {
  const auto from = period.start.year() / period.start.month();
  const auto to = period.end.year() / period.end.month();
  return static_cast<int>((to - from).count()) + 1;
}

Date last_day(const year_month& at) { return Date{at / std::chrono::last}; }

Period moved(const Period& period, int by_months) {
  const auto from = period.start.year() / period.start.month() + months{by_months};
  const auto to = period.end.year() / period.end.month() + months{by_months};
  if (period.start == period.end) return {last_day(to), last_day(to)};
  return {from / day{1}, last_day(to)};
}

// A year printed as 2018/19 means another twelve months where the row's label says so ("Aug-July").
Period in_own_year(const Period& own_year_2000, const Period& printed) {
  return moved(own_year_2000, 12 * (financial_year_of(printed.start) - 2000));
}

bool within_year(PeriodKind kind) {
  return kind == PeriodKind::quarter || kind == PeriodKind::month || kind == PeriodKind::half;
}

void bend(FigurePeriod& figure, const Row& row, const Column& column, const Report& report) {
  if (!figure.period) return;
  std::string basis = row.basis;
  if (const auto of_column = report.rules.first("basis", column.header); basis.empty() && of_column)
    basis = of_column->gives();
  if (row.own_year && figure.kind == PeriodKind::year)
    figure.period = in_own_year(*row.own_year, *figure.period);
  if (basis == "month-only" && figure.kind == PeriodKind::quarter) {
    figure.period =
        Period{figure.period->end.year() / figure.period->end.month() / day{1}, figure.period->end};
  } else if (basis == "cumulative") {
    if (within_year(figure.kind))
      figure.period->start = financial_year(financial_year_of(figure.period->end)).start;
    figure.basis = basis;
  } else if (basis == "rolling-year") {
    if (figure.kind != PeriodKind::rolling_year && figure.kind != PeriodKind::year)
      figure.period = twelve_months_to(figure.period->end);
    figure.basis = basis;
  } else if (basis == "snapshot" || basis == "in-period") {
    figure.basis = basis;
  }
}

PeriodKind kind_of(const Period& period) {
  if (period.start == period.end) return PeriodKind::snapshot;
  switch (months_of(period)) {
    case 1:
      return PeriodKind::month;
    case 3:
      return PeriodKind::quarter;
    case 6:
      return PeriodKind::half;
    case 12:
      return PeriodKind::year;
    default:
      return PeriodKind::range;
  }
}

bool is_bare_year(const Column& column) {
  return column.period && column.period->kind == PeriodKind::year &&
         column.period->period == calendar_year(static_cast<int>(column.period->period.start.year()));
}

// A day without its year, or a year to it: "As at 31 March", "Year to 31 March".
std::optional<PeriodReading> day_without_year(const std::string& text) {
  PeriodContext any_year;
  any_year.financial_year = 2000;
  const auto read = read_period(text, any_year);
  if (!read || read->year_given) return std::nullopt;
  const bool year_to = months_of(read->period) == 12 && read->kind != PeriodKind::year_to_date;
  return read->kind == PeriodKind::snapshot || year_to ? read : std::nullopt;
}

}  // namespace

void set_day_of_years(std::vector<Column>& columns, const TableSurroundings& surroundings) {
  if (std::none_of(columns.begin(), columns.end(), is_bare_year)) return;
  std::optional<PeriodReading> at;
  for (const Column& column : columns)
    if (!at && !is_bare_year(column)) at = day_without_year(column.header);
  for (const std::string* text : {&surroundings.caption, &surroundings.section})
    if (!at) at = day_without_year(*text);
  if (!at) return;
  for (Column& column : columns) {
    if (!is_bare_year(column)) continue;
    const Date& end = at->period.end;
    const Date day = column.period->period.start.year() / end.month() / end.day();
    if (!day.ok()) continue;  // 29 February
    if (at->kind == PeriodKind::snapshot) {
      column.period->period = {day, day};
      column.period->kind = PeriodKind::snapshot;
      column.period->basis = "snapshot";
    } else {
      column.period->period = twelve_months_to(day);
    }
  }
}

Period preceding(const Period& period) {
  return moved(period, period.start == period.end ? -12 : -months_of(period));
}

FigurePeriod figure_period(const Column& column, const Row& row, const TableSurroundings& surroundings,
                           const Report& report) {
  FigurePeriod figure;
  if (column.period) {
    figure = {column.period->period, column.period->label, column.period->basis, column.period->kind};
  } else if (row.period) {
    figure = {row.period->period, row.period->label, row.period->basis, row.period->kind};
  } else if (surroundings.period) {
    figure = {surroundings.period, surroundings.period_label,
              surroundings.period_is_snapshot ? "snapshot" : "", kind_of(*surroundings.period)};
  } else if (report.period && column.measure != "benchmark") {
    figure = {report.period, "", "", kind_of(*report.period)};
  }
  if (column.previous && !column.period && figure.period) figure.period = preceding(*figure.period);
  figure.previous = column.previous;
  // A row "2022/23" under Q1 to Q4 holds that year's quarters.
  if (figure.period && figure.kind != PeriodKind::year) {
    const int years = row.year ? *row.year - financial_year_of(figure.period->end) : -row.years_back;
    figure.period = moved(*figure.period, 12 * years);
  }
  bend(figure, row, column, report);
  return figure;
}

std::vector<FigurePeriod> target_periods(const Column& column, const Row& row,
                                         const std::vector<FigurePeriod>& actuals,
                                         const TableSurroundings& surroundings, const Report& report) {
  std::vector<FigurePeriod> periods;
  if (column.period) {
    FigurePeriod own = {column.period->period, column.period->label, column.period->basis,
                        column.period->kind};
    if (column.each_quarter && own.kind == PeriodKind::year) {
      for (int q = 1; q <= 4; ++q)
        periods.push_back(
            {quarter(financial_year_of(own.period->start), q), own.label, "", PeriodKind::quarter});
      return periods;
    }
    // A target dated as a figure of its row is, is that figure's ("Target Dec 23" beside "12 months to Dec
    // 23").
    for (const FigurePeriod& actual : actuals)
      if (actual.period == own.period) return {actual};
    if (own.kind != PeriodKind::year && own.kind != PeriodKind::year_to_date)
      for (const FigurePeriod& actual : actuals)
        if (actual.period && actual.period->end == own.period->end && actual.kind != PeriodKind::year)
          return {actual};
    bend(own, row, column, report);
    return {own};
  }
  // Without a date it holds for each period column of the year that the report covers.
  std::optional<int> year;
  if (report.period) year = financial_year_of(report.period->end);
  if (!year || std::none_of(actuals.begin(), actuals.end(), [&](const FigurePeriod& a) {
        return a.period && financial_year_of(a.period->end) == *year;
      })) {
    year.reset();
    for (const FigurePeriod& actual : actuals)
      if (actual.period) year = std::max(year.value_or(0), financial_year_of(actual.period->end));
  }
  const bool only_previous =
      std::all_of(actuals.begin(), actuals.end(), [](const FigurePeriod& a) { return a.previous; });
  for (const FigurePeriod& actual : actuals)
    if (actual.period && year && financial_year_of(actual.period->end) == *year &&
        actual.kind != PeriodKind::year && (only_previous || !actual.previous))
      periods.push_back(actual);
  if (periods.empty())
    for (const FigurePeriod& actual : actuals)
      if (actual.period && year && financial_year_of(actual.period->end) == *year) periods.push_back(actual);
  if (periods.empty()) periods.push_back(figure_period(column, row, surroundings, report));
  return periods;
}

}  // namespace scrutineer::normalize
