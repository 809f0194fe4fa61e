#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

bool names_share(std::string_view text) {
  static const RE2 share(R"((?i)%|\b(per ?cent|percentages?|proportions?|share|rate)\b)");
  return RE2::PartialMatch(text, share);
}

// "per 1,000" gives 1000; 0 where the label states no rate of that kind.
int stated_rate(std::string_view label) {
  static const RE2 rate(R"((?i)\bper (1,?0{3}|10,?0{3}|100,?0{3})\b)");
  std::string base;
  if (!RE2::PartialMatch(label, rate, &base)) return 0;
  std::erase(base, ',');
  return std::stoi(base);
}

bool states_number(std::string_view label) {
  static const RE2 number(
      R"((?i)^\W*(?:(?:reduce|increase|monitor|measure|maximi[sz]e|minimi[sz]e)\s+)?(?:the\s+|total\s+)*(?:number|no\.?) of\b)");
  return RE2::PartialMatch(label, number) && !names_share(label) && !stated_rate(label);
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
  if (const int base = stated_rate(figure.label)) {
    issues.push_back(
        issue_at(figure, unit_mismatch.name, "error",
                 fmt::format("The label states a rate per {} but the figures are percentages ({} in {}).",
                             base, printed(figure), period_words(figure)),
                 fmt::format("rate-per-{}", base), figure.unit));
  } else if (states_number(figure.label)) {
    const bool explained = names_share(description_of(input, figure));
    issues.push_back(issue_at(
        figure, unit_mismatch.name, explained ? "info" : "warning",
        fmt::format("The label names a number but the figures are percentages ({} in {}){}.", printed(figure),
                    period_words(figure), explained ? ", as the description says" : ""),
        "count", figure.unit));
  }
}

// "Number of ... (average months ...)" over one column of figures.
void against_second_measure(const Observation& figure, std::vector<Issue>& issues) {
  static const RE2 both(
      R"((?i)^\W*(?:the |total )*(?:number|no\.?) of\b.*\((?:the )?(?:average|mean) (?:number of |time in )?(?:working )?(days|weeks|months|years)\b)");
  std::string unit;
  if (!RE2::PartialMatch(figure.label, both, &unit)) return;
  issues.push_back(issue_at(
      figure, unit_mismatch.name, "warning",
      fmt::format(
          "The label names two measures, a number and an average in {}, but {} prints one figure, {}.", unit,
          period_words(figure), printed(figure)),
      "two figures", printed(figure)));
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& row : rows(input.dataset)) {
    if (const Observation* figure = percent_row(row)) against_percentages(input, *figure, issues);
    const Figures actuals = valued(row, "actual");
    if (!actuals.empty() && std::all_of(actuals.begin(), actuals.end(),
                                        [&](const auto* f) { return f->unit == actuals[0]->unit; }))
      against_second_measure(*actuals.back(), issues);
  }
}

}  // namespace

const Check unit_mismatch = {
    "unit-mismatch", "The figure's sign against the label: a rate or a number over percentages.", run};

}  // namespace scrutineer::normalize
