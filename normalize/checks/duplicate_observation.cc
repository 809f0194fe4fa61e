#include <fmt/format.h>

#include <map>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

// Figures of running text are narrative-mismatch's; benchmarks benchmark-mismatch's.
bool is_compared(const Observation& figure) {
  return figure.value && figure.table > 0 && figure.period_end &&
         (figure.measure == "actual" || figure.measure == "target");
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& figures : series(input.dataset)) {
    std::map<std::string, const Observation*> first;
    for (const Observation* figure : figures) {
      if (!is_compared(*figure)) continue;
      const std::string key =
          (figure->period_start ? iso(*figure->period_start) : "") + iso(*figure->period_end) + figure->basis;
      const auto [place, added] = first.try_emplace(key, figure);
      if (added || meet(*interval_of(*place->second), *interval_of(*figure))) continue;
      const Observation& other = *place->second;
      Issue issue = issue_at(*figure, duplicate_observation.name, "error",
                             fmt::format("The {} of {} is printed as {} on page {} and as {} on page {}.",
                                         figure->measure, period_words(*figure), printed(other),
                                         other.place.page, printed(*figure), figure->place.page),
                             other.value->str(), figure->value->str());
      issue.observation_ids.push_back(other.observation_id);
      issues.push_back(std::move(issue));
    }
  }
}

}  // namespace

const Check duplicate_observation = {
    "duplicate-observation",
    "One indicator, period and breakdown printed with different values in two places.", run};

}  // namespace scrutineer::normalize
