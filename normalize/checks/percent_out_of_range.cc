#include <fmt/format.h>
#include <re2/re2.h>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

// Labels of percentages that are no share of a whole: changes, budgets, take-up against a plan.
bool may_leave_range(const std::string& label) {
  static const RE2 no_share(
      R"((?i)\b(changes?|changed|increased?|decreased?|reduction|reduced|rise|fall|growth|variance|variation|variances?|)"
      R"(difference|gap|compared|comparison|relative|against|ratio|over ?spend|under ?spend|spend|budget|savings?|income|)"
      R"(forecast|projected|surplus|deficit|inflation|return|yield|turnover|occupancy|capacity|utili[sz]ation|take-?up|uptake|)"
      R"(net|index|profiled?|expected|trajectory|of (the )?target|planned|plan delivery|delivery against|vs)\b)");
  return RE2::PartialMatch(label, no_share);
}

// The sign stands at the figure, or the label speaks of a share: a unit that was only inferred proves
// nothing. What is below 0 is a change more often than a slip, so that there the label must say so.
bool is_share(const Observation& figure) {
  static const RE2 share(R"((?i)%|\b(per ?cent|percentage|proportion|share)\b)");
  if (RE2::PartialMatch(figure.label, share)) return true;
  return figure.value->exact() > 0 && RE2::PartialMatch(figure.text, share);
}

bool in_range(const Observation& figure) {
  const Rational value = figure.value->exact();
  return value >= 0 && value <= 100;
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& row : rows(input.dataset)) {
    const Observation& first = *row.front();
    const rules::Indicator* indicator = input.library.indicator(first.indicator_id);
    if ((indicator && indicator->may_exceed_hundred) || may_leave_range(first.label)) continue;
    std::size_t inside = 0, outside = 0;
    for (const Observation* figure : row)
      if (figure->value && figure->unit == "percent" && figure->measure != "change")
        in_range(*figure) ? ++inside : ++outside;
    // A row that mostly stands beyond 100 measures no share.
    if (outside > 1 && outside >= inside) continue;
    for (const Observation* figure : row) {
      if (figure->unit != "percent" || figure->measure == "change") continue;
      const std::optional<Interval> interval = interval_of(*figure);
      if (!interval || meet(*interval, {Rational(0), Rational(100)}) || !is_share(*figure)) continue;
      const std::string when = period_words(*figure);
      issues.push_back(
          issue_at(*figure, percent_out_of_range.name, "error",
                   fmt::format("The {}{}{} is printed as {}, but a share lies between 0% and 100%.",
                               figure->measure, when.empty() ? "" : " of ", when, printed(*figure)),
                   "0 to 100", figure->value->str()));
    }
  }
}

}  // namespace

const Check percent_out_of_range = {
    "percent-out-of-range",
    "A percentage beyond 0 to 100 that is no change and whose indicator allows none beyond.", run};

}  // namespace scrutineer::normalize
