#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <map>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

// Things that are counted up; a share, a rate or a mean of the year to date may fall.
bool only_rises(const Observation& figure) {
  static const RE2 may_fall(R"((?i)\b(net|balance|forecast|projected|variance|budget|change)\b)");
  const bool counted = figure.unit == "count" || figure.unit == "days" || figure.unit == "working-days" ||
                       figure.unit == "tonnes" || figure.unit == "miles";
  return counted &&
         !names_average(figure.label +
                        (RE2::PartialMatch(figure.label, R"((?i)\blost\b)") ? " days lost" : "")) &&
         !RE2::PartialMatch(figure.label, may_fall);
}

bool is_cumulative(const Observation& figure) {
  return figure.basis == "cumulative" || names_cumulative(figure.label) ||
         names_cumulative(figure.period_label);
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& figures : series(input.dataset)) {
    std::map<Date, const Observation*> highest;  // so far, by the day on which the counting started
    for (const Observation* figure : valued(figures, "actual")) {
      if (!figure->period_start || !figure->period_end || *figure->period_start == *figure->period_end)
        continue;
      if (!is_cumulative(*figure) || !only_rises(*figure)) continue;
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

const Check cumulative_decrease = {"cumulative-decrease", "A cumulative figure falls within its year.", run};

}  // namespace scrutineer::normalize
