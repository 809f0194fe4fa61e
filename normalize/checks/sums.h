// The sums that a report states without saying so: years of quarters, totals of breakdowns, outcomes of what
// was closed, rows above a total row. sum-mismatch tests them.
#pragma once

#include <string>
#include <vector>

#include "normalize/checks/series.h"

namespace scrutineer::normalize {

enum class SumKind { time, breakdown, outcomes, total_row, shares };

// parts add up to total, so far as the labels tell.
struct Sum {
  SumKind kind = SumKind::time;
  const Observation* total = nullptr;
  Figures parts;
  bool complete = true;  // false where a part has no value: the others are a lower bound
  std::string
      group;  // sums of one group stand or fall together: one set of parts over several periods or rows
  std::string parts_are;  // "quarters", "outcomes", "rows", "ages" ...
};

std::vector<Sum> sums_in_time(const CheckInput& input);
std::vector<Sum> sums_of_breakdowns(const CheckInput& input);
std::vector<Sum> sums_of_outcomes(const CheckInput& input);
// Percentages of parts under a total of 100%.
std::vector<Sum> sums_of_shares(const CheckInput& input);
std::vector<Sum> sums_of_total_rows(const CheckInput& input);

Interval sum_of(const Figures& parts);
bool holds(const Sum& sum);

}  // namespace scrutineer::normalize
