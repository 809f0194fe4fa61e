// Percentages and averages of a year beside those of its parts: the sum and the range checks read the same
// pairs.
#pragma once

#include <vector>

#include "normalize/checks/series.h"

namespace scrutineer::normalize {

struct AverageOverTime {
  const Observation* total = nullptr;
  Figures parts;        // tile the total's period
  bool is_sum = false;  // the total equals the sum of the parts and lies outside their range
};

// Every percentage or average whose parts in time are all printed. Cumulative and rolling figures are left
// out: their last part is the whole.
std::vector<AverageOverTime> averages_over_time(const CheckInput& input);

// From the least to the greatest value that the parts may stand for.
Interval range_of(const Figures& parts);

// A percentage, or an average by its label.
bool is_average(const CheckInput& input, const Observation& figure);

}  // namespace scrutineer::normalize
