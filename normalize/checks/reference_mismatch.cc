#include <fmt/format.h>

#include <map>

#include "normalize/checks/all.h"
#include "normalize/checks/official.h"

namespace scrutineer::normalize {
namespace {

// Another measure under the same name misses in every year; a slip misses in one. So a row of several
// official years is told only where most of them agree.
struct Compared {
  int agreeing = 0;
  std::vector<std::pair<const Observation*, const OfficialFigure*>> missing;
};

Compared compared(const CheckInput& input, const Figures& row) {
  Compared result;
  for (const Observation* figure : valued(row, "actual")) {
    if (!figure->breakdown.empty() || figure->basis == "rolling-year") continue;
    const OfficialFigure* official =
        of_same_period(*figure, official_figures(input, figure->council_code, figure->indicator_id));
    const std::optional<Interval> printed_interval = interval_of(*figure);
    if (!official || !printed_interval) continue;
    if (meet(*printed_interval, with_tolerance(*official)))
      ++result.agreeing;
    else
      result.missing.emplace_back(figure, official);
  }
  return result;
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& row : rows(input)) {
    if (!added_limit(input, *row.front()).empty()) continue;  // another measure: definition-differs
    const Compared result = compared(input, row);
    const auto missed = static_cast<int>(result.missing.size());
    if (missed == 0 || result.agreeing <= missed) continue;
    for (const auto& [figure, official] : result.missing)
      issues.push_back(issue_at(
          *figure, reference_mismatch.name, "warning",
          fmt::format("{} is printed for {}; the official figure is {} (with the reference's tolerance {}).",
                      printed(*figure), period_words(*figure), official->value.str(),
                      interval_text(with_tolerance(*official), official->value.places() + 1)),
          official->value.str(), figure->value->str()));
  }
}

}  // namespace

const Check reference_mismatch = {
    "reference-mismatch", "warning",
    "A council's annual figure against the official one, beyond the reference's own tolerance.", run};

}  // namespace scrutineer::normalize
