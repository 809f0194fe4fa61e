#include <fmt/format.h>

#include <algorithm>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

// "per 1,000" gives 1000; 0 where the label states no rate of that kind.
int stated_rate(const rules::RuleSet& rules, std::string_view label) {
  const auto rate = rules.first("check-rate-base", label);
  if (!rate) return 0;
  std::string base = rate->groups[0];
  std::erase(base, ',');
  return std::stoi(base);
}

bool states_number(const rules::RuleSet& rules, std::string_view label) {
  const auto opening = rules.first("check-opening", label);
  return opening && opening->gives() == "number" && !rules.first("check-share", label) &&
         !stated_rate(rules, label);
}

std::string description_of(const CheckInput& input, const Observation& figure) {
  for (const Note& note : input.dataset.notes)
    if (note.kind == "description" && note.document_id == figure.document_id &&
        note.local_code == figure.local_code && folded(note.label) == folded(figure.label))
      return note.text;
  return "";
}

// The latest figure with a value, where all of the row's are percentages; else null.
const Observation* percent_row(const Figures& row) {
  const Observation* latest = nullptr;
  for (const Observation* figure : row) {
    if (!figure->value || (figure->measure != "actual" && figure->measure != "target")) continue;
    if (figure->unit != "percent") return nullptr;
    if (figure->measure == "actual" && (!latest || !(figure->period_end < latest->period_end)))
      latest = figure;
  }
  return latest;
}

void against_percentages(const CheckInput& input, const Observation& figure, std::vector<Issue>& issues) {
  const auto rules = rules_of(input, figure.document_id);
  if (const int base = stated_rate(*rules, figure.label)) {
    issues.push_back(
        issue_at(figure, unit_mismatch.name, "error",
                 fmt::format("The label states a rate per {} but the figures are percentages ({} in {}).",
                             base, printed(figure), period_words(figure)),
                 fmt::format("rate-per-{}", base), figure.unit));
  } else if (states_number(*rules, figure.label)) {
    const bool explained = rules->first("check-share", description_of(input, figure)).has_value();
    const bool in_running_text = figure.table == 0;  // where "the number ... was 8%" is loose talk of a share
    issues.push_back(issue_at(
        figure, unit_mismatch.name, explained || in_running_text ? "info" : "warning",
        fmt::format("The label names a number but the figures are percentages ({} in {}){}.", printed(figure),
                    period_words(figure), explained ? ", as the description says" : ""),
        "count", figure.unit));
  }
}

// "Number of ... (average months ...)" over one column of figures.
void against_second_measure(const CheckInput& input, const Observation& figure, std::vector<Issue>& issues) {
  const auto both = rules_of(input, figure.document_id)->first("check-two-measures", figure.label);
  if (!both) return;
  const std::string& unit = both->groups[0];
  issues.push_back(issue_at(
      figure, unit_mismatch.name, "warning",
      fmt::format(
          "The label names two measures, a number and an average in {}, but {} prints one figure, {}.", unit,
          period_words(figure), printed(figure)),
      "two figures", printed(figure)));
}

// Two headings of one code, of which this is the wrong one: label-mismatch has told it.
bool heading_was_told(const Observation& figure, const std::vector<Issue>& issues) {
  return std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) {
    return issue.check == label_mismatch.name && issue.document_id == figure.document_id &&
           issue.local_code == figure.local_code && issue.label == figure.label;
  });
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& row : rows(input)) {
    const Observation* figure = percent_row(row);
    if (figure && !heading_was_told(*figure, issues)) against_percentages(input, *figure, issues);
    const Figures actuals = valued(row, "actual");
    if (!actuals.empty() && std::all_of(actuals.begin(), actuals.end(),
                                        [&](const auto* f) { return f->unit == actuals[0]->unit; }))
      against_second_measure(input, *actuals.back(), issues);
  }
}

}  // namespace

const Check unit_mismatch = {"unit-mismatch", "error, warning, info",
                             "The figure's sign against the label: a rate or a number over percentages.",
                             run};

}  // namespace scrutineer::normalize
