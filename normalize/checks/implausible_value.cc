#include <fmt/format.h>

#include <algorithm>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

// The catalogue's ranges are for a year or a day of a council; a part of the year, or of the council, may lie
// below.
bool is_for_whole_year(const Observation& figure) {
  return figure.breakdown.empty() && figure.unit != "count" &&
         (whole_months(figure) == 12 || figure.period_start == figure.period_end);
}

// "0.25 (5)": what a figure after the first of a cell stands for, the label does not say.
bool shares_a_cell(const Observation& figure, const Figures& row) {
  return std::any_of(row.begin(), row.end(), [&](const Observation* other) {
    return other != &figure && figure.table > 0 && figure.column > 0 && other->value &&
           other->measure == figure.measure && other->table == figure.table && other->row == figure.row &&
           other->column == figure.column && same_period(*other, figure) &&
           other->breakdown == figure.breakdown;
  });
}

// A count is measured against what a council can have: a report of no known council may be a nation's.
bool is_of_no_council(const Observation& figure) {
  return figure.unit == "count" && figure.council_code.empty();
}

enum class Side { inside, above, below };

Side side_of(const Observation& figure, const rules::Indicator& indicator) {
  const Interval interval = *interval_of(figure);
  if (indicator.plausible_max && interval.low && *interval.low > Rational(*indicator.plausible_max))
    return Side::above;
  if (indicator.plausible_min && interval.high && *interval.high < Rational(*indicator.plausible_min))
    return Side::below;
  return Side::inside;
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& row : rows(input)) {
    const rules::Indicator* indicator = input.library.indicator(row.front()->indicator_id);
    if (!indicator || indicator->unit == "percent")
      continue;  // percent-out-of-range tells shares that cannot be
    const auto comparable = [&](const Observation* figure) {
      return figure->value && figure->unit == indicator->unit;
    };
    // Where no figure of the row lies in the range, the row is another measure than it was taken for.
    if (std::none_of(row.begin(), row.end(), [&](const Observation* figure) {
          return comparable(figure) && side_of(*figure, *indicator) == Side::inside;
        }))
      continue;
    for (const Observation* figure : row) {
      if (figure->measure != "actual" || !comparable(figure) || is_of_no_council(*figure) ||
          shares_a_cell(*figure, row))
        continue;
      const Side side = side_of(*figure, *indicator);
      if (side == Side::inside || (side == Side::below && !is_for_whole_year(*figure))) continue;
      const std::string range =
          fmt::format("{} to {}", indicator->plausible_min.value_or(0), indicator->plausible_max.value_or(0));
      issues.push_back(issue_at(*figure, implausible_value.name, "warning",
                                fmt::format("{} for {} lies outside what \"{}\" can be ({}).",
                                            printed(*figure), period_words(*figure), indicator->name, range),
                                range, figure->value->str()));
    }
  }
}

}  // namespace

const Check implausible_value = {"implausible-value", "warning",
                                 "A figure beyond the catalogue's plausible range.", run};

}  // namespace scrutineer::normalize
