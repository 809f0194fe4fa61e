#include <fmt/format.h>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

// The catalogue's ranges are for a year or a day of a council; a part of the year, or of the council, may lie
// below.
void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Observation& figure : input.dataset.observations) {
    const rules::Indicator* indicator = input.library.indicator(figure.indicator_id);
    if (!indicator || figure.measure != "actual" || figure.unit != indicator->unit) continue;
    const std::optional<Interval> interval = interval_of(figure);
    if (!interval || figure.unit == "percent") continue;  // percent-out-of-range tells shares that cannot be
    const bool whole_year = figure.breakdown.empty() && (figure.unit != "count") &&
                            (whole_months(figure) == 12 || figure.period_start == figure.period_end);
    const bool above =
        indicator->plausible_max && interval->low && *interval->low > Rational(*indicator->plausible_max);
    const bool below = indicator->plausible_min && interval->high && whole_year &&
                       *interval->high < Rational(*indicator->plausible_min);
    if (!above && !below) continue;
    const std::string range =
        fmt::format("{} to {}", indicator->plausible_min.value_or(0), indicator->plausible_max.value_or(0));
    issues.push_back(issue_at(figure, implausible_value.name, "warning",
                              fmt::format("{} for {} lies outside what \"{}\" can be ({}).", printed(figure),
                                          period_words(figure), indicator->name, range),
                              range, figure.value->str()));
  }
}

}  // namespace

const Check implausible_value = {"implausible-value", "A figure beyond the catalogue's plausible range.",
                                 run};

}  // namespace scrutineer::normalize
