#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

// Things that are counted up; a share, a rate or a mean of the year to date may fall.
bool only_rises(const rules::RuleSet& rules, const Observation& figure) {
  const bool counted = figure.unit == "count" || figure.unit == "days" || figure.unit == "working-days" ||
                       figure.unit == "tonnes" || figure.unit == "miles";
  return counted && !rules.first("check-may-fall", figure.label);
}

bool says_cumulative(const rules::RuleSet& rules, const std::string& text) {
  const auto basis = rules.first("basis", text);
  return basis && basis->gives() == "cumulative";
}

bool is_cumulative(const rules::RuleSet& rules, const Observation& figure) {
  return figure.basis == "cumulative" || says_cumulative(rules, figure.label) ||
         says_cumulative(rules, figure.period_label);
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& figures : series(input)) {
    const auto rules = rules_of(input, figures.front()->document_id);
    std::map<Date, const Observation*> highest;  // so far, by the day on which the counting started
    for (const Observation* figure : valued(figures, "actual")) {
      if (!figure->period_start || !figure->period_end || *figure->period_start == *figure->period_end)
        continue;
      if (!is_cumulative(*rules, *figure) || !only_rises(*rules, *figure)) continue;
      const Observation*& before = highest[*figure->period_start];
      const Interval now = *interval_of(*figure);
      if (before && *before->period_end < *figure->period_end && now.high && interval_of(*before)->low &&
          *now.high < *interval_of(*before)->low) {
        Issue issue =
            issue_at(*figure, cumulative_decrease.name, "error",
                     fmt::format("The cumulative figure falls from {} ({}) to {} ({}).", printed(*before),
                                 period_words(*before), printed(*figure), period_words(*figure)),
                     "at least " + before->value->str(), figure->value->str());
        issue.observation_ids.push_back(before->observation_id);
        issues.push_back(std::move(issue));
        continue;
      }
      before = figure;
    }
  }
}

}  // namespace

const Check cumulative_decrease = {"cumulative-decrease", "error",
                                   "A cumulative figure falls within its year.", run};

}  // namespace scrutineer::normalize
