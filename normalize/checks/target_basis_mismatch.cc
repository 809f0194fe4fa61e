#include <fmt/format.h>

#include <map>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

// A year's target of things counted is its quarters' sum, or the same number where it is a level.
void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& figures : series(input)) {
    const Figures targets = valued(figures, "target");
    for (const Observation* year : targets) {
      if (whole_months(*year) != 12 || year->unit != "count") continue;
      const Figures quarters = parts_in_time(*year, targets);
      if (quarters.size() != 4) continue;
      Interval sum = exactly(0);
      bool equal = false;
      for (const Observation* quarter : quarters) {
        sum = sum + *interval_of(*quarter);
        equal = equal || meet(*interval_of(*quarter), *interval_of(*year));
      }
      if (equal || meet(sum, *interval_of(*year))) continue;
      issues.push_back(
          issue_at(*year, target_basis_mismatch.name, "info",
                   fmt::format("The target for {} is {}, but the targets of its quarters are {}.",
                               period_words(*year), printed(*year), printed_sum(quarters)),
                   interval_text(sum, year->value->places()), year->value->str()));
    }
  }
}

}  // namespace

const Check target_basis_mismatch = {"target-basis-mismatch", "info",
                                     "Annual and quarterly targets that do not fit one another.", run};

}  // namespace scrutineer::normalize
