#include <fmt/format.h>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

// The sign stands at the figure, or the label opens as a share: a unit that was only inferred proves
// nothing. What is below 0 is a change more often than a slip, so that there the label must say so.
bool is_share(const rules::RuleSet& rules, const Observation& figure) {
  const auto says_share = [&](std::string_view kind, const std::string& text) {
    const auto match = rules.first(kind, text);
    return match && match->gives() == "share";
  };
  if (says_share("check-share", figure.text))
    return figure.value->exact() > 0 || says_share("check-share", figure.label);
  return says_share("check-opening", figure.label);
}

bool in_range(const Observation& figure) {
  static const Decimal hundred(100, 0);
  return figure.value->digits() >= 0 && !(hundred < *figure.value);
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& row : rows(input)) {
    const Observation& first = *row.front();
    const auto rules = rules_of(input, first.document_id);
    const rules::Indicator* indicator = input.library.indicator(first.indicator_id);
    if ((indicator && indicator->may_exceed_hundred) || rules->first("check-no-share", first.label)) continue;
    std::size_t inside = 0, outside = 0;
    for (const Observation* figure : row)
      if (figure->value && figure->unit == "percent" && figure->measure != "change")
        in_range(*figure) ? ++inside : ++outside;
    // A row that mostly stands beyond 100 measures no share.
    if (outside > 1 && outside >= inside) continue;
    if (outside == 0) continue;
    for (const Observation* figure : row) {
      if (figure->unit != "percent" || figure->measure == "change") continue;
      const std::optional<Interval> interval = interval_of(*figure);
      if (!interval || meet(*interval, {Rational(0), Rational(100)}) || !is_share(*rules, *figure)) continue;
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
    "percent-out-of-range", "error",
    "A percentage beyond 0 to 100 that is no change and whose indicator allows none beyond.", run};

}  // namespace scrutineer::normalize
