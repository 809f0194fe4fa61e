#include <fmt/format.h>

#include <map>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

// Benchmarks seldom print their period; two values of one body may then be of two years. Only those of one
// known period are compared.
void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& figures : series(input.dataset)) {
    std::map<Date, const Observation*> first;
    for (const Observation* figure : valued(figures, "benchmark")) {
      if (!figure->period_end || figure->comparator_label.empty()) continue;
      const auto [place, added] = first.try_emplace(*figure->period_end, figure);
      const Observation& other = *place->second;
      if (added || !same_period(other, *figure) || meet(*interval_of(other), *interval_of(*figure))) continue;
      Issue issue = issue_at(
          *figure, benchmark_mismatch.name, "warning",
          fmt::format("The benchmark of {} for {} is printed as {} and as {}.", figure->comparator_label,
                      period_words(*figure), printed(other), printed(*figure)),
          other.value->str(), figure->value->str());
      issue.observation_ids.push_back(other.observation_id);
      issues.push_back(std::move(issue));
    }
  }
}

}  // namespace

const Check benchmark_mismatch = {
    "benchmark-mismatch", "One body's benchmark for one indicator printed twice with different values.", run};

}  // namespace scrutineer::normalize
