#include "normalize/checks/averages.h"

#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

bool runs_on(const Observation& figure) {
  return figure.basis == "cumulative" || figure.basis == "rolling-year" || figure.basis == "snapshot";
}

// Shares of a programme that add up to its completion.
bool adds_up(const Observation& total, const Interval& sum) {
  return total.unit == "percent" && meet(sum, exactly(100)) && total.value->exact() == 100;
}

}  // namespace

bool is_average(const CheckInput& input, const Observation& figure) {
  return figure.unit == "percent" || (names_average(*rules_of(input, figure.document_id), figure.label) &&
                                      figure.unit != "percentage-points");
}

Interval range_of(const Figures& parts) {
  std::optional<Interval> range;
  for (const Observation* part : parts) {
    const Interval interval = *interval_of(*part);
    if (!range) {
      range = interval;
      continue;
    }
    range->low =
        range->low && interval.low ? std::optional(std::min(*range->low, *interval.low)) : std::nullopt;
    range->high =
        range->high && interval.high ? std::optional(std::max(*range->high, *interval.high)) : std::nullopt;
  }
  return range.value_or(Interval{});
}

std::vector<AverageOverTime> averages_over_time(const CheckInput& input) {
  std::vector<AverageOverTime> all;
  for (const Figures& figures : series(input))
    for (const Observation* total : figures) {
      if (total->measure != "actual" || !total->value || !is_average(input, *total) || runs_on(*total))
        continue;
      const Figures parts = parts_in_time(*total, figures);
      if (parts.size() < 2 ||
          std::any_of(parts.begin(), parts.end(), [](auto* part) { return runs_on(*part); }))
        continue;
      // A year under "Q4 Outturn" may be the one before: only a year that is printed is held against
      // quarters.
      if (year_was_concluded(input, *total)) continue;
      Interval sum = exactly(0);
      for (const Observation* part : parts) sum = sum + *interval_of(*part);
      const Interval value = *interval_of(*total);
      const bool is_sum = meet(sum, value) && !meet(range_of(parts), value) && !adds_up(*total, sum);
      if (adds_up(*total, sum) && !meet(range_of(parts), value)) continue;
      all.push_back({total, parts, is_sum});
    }
  return all;
}

}  // namespace scrutineer::normalize
