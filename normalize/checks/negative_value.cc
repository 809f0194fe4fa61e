#include <fmt/format.h>

#include <set>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

// What is counted or timed, where the label does not speak of a difference. Before a benchmark a dash parts
// it from its body's name ("SN -0.23").
bool cannot_be_negative(const CheckInput& input, const Observation& figure) {
  static const std::set<std::string> units = {"count",   "rate-per-1000", "rate-per-10000", "rate-per-100000",
                                              "days",    "weeks",         "working-days",   "months",
                                              "seconds", "rank"};
  const auto rules = rules_of(input, figure.document_id);
  return units.contains(figure.unit) && figure.measure != "change" && figure.measure != "benchmark" &&
         !rules->first("check-difference", figure.label) && !rules->first("check-difference", figure.section);
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Observation& figure : input.dataset.observations)
    if (figure.value && figure.value->exact() < 0 && cannot_be_negative(input, figure))
      issues.push_back(
          issue_at(figure, negative_value.name, "error",
                   fmt::format("{}{} is below 0, which a {} cannot be.", printed(figure),
                               figure.period_end ? " for " + period_words(figure) : "", figure.unit),
                   "at least 0", figure.value->str()));
}

}  // namespace

const Check negative_value = {"negative-value", "error", "A count, a time or a rate below 0.", run};

}  // namespace scrutineer::normalize
