#include <fmt/format.h>

#include <map>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  std::size_t least_words = 2;  // of the population's name that tell: "children in care" has two
  Rational near{1, 10};  // beyond this share of the population the denominator is of something else; by hand
};
const Settings settings;

std::string key_of(const Observation& figure) {
  return fmt::format("{}\x1f{}\x1f{}", figure.document_id,
                     figure.period_start ? iso(*figure.period_start) : "",
                     figure.period_end ? iso(*figure.period_end) : "");
}

// What a share is a share of: its label without "Percentage of".
std::string population_of(const rules::RuleSet& rules, const std::string& label) {
  const auto opening = rules.first("check-opening", label);
  return folded(opening && !opening->groups.empty() ? opening->groups[0] : label);
}

bool near(const Decimal& a, const Decimal& b) {
  Rational difference = a.exact() - b.exact();
  if (difference < 0) difference = -difference;
  return difference <= settings.near * b.exact();
}

void against(const rules::RuleSet& rules, const Observation& share, const Figures& counts,
             std::vector<Issue>& issues) {
  const std::string whole = population_of(rules, share.label);
  const Observation* population = nullptr;
  for (const Observation* count : counts) {
    const std::string name = population_of(rules, count->label);
    if (words(name).size() < settings.least_words || !whole.starts_with(name + ' ')) continue;
    if (rules.first("check-restriction", whole.substr(name.size() + 1))) continue;
    if (*count->value == *share.denominator) return;  // printed somewhere as it is here
    population = count;
  }
  if (!population || !near(*share.denominator, *population->value)) return;
  Issue issue = issue_at(
      share, denominator_mismatch.name, "warning",
      fmt::format("{} is printed as {} of {}, but \"{}\" is {} at the same time, {}.", printed(share),
                  share.numerator ? share.numerator->str() : "a part", share.denominator->str(),
                  population->label, printed(*population), period_words(*population)),
      population->value->str(), share.denominator->str());
  issue.observation_ids.push_back(population->observation_id);
  issues.push_back(std::move(issue));
}

// The label of a share opens with the name of a count of the same day: its denominator is that count.
void run(const CheckInput& input, std::vector<Issue>& issues) {
  std::map<std::string, Figures> counts;
  for (const Observation& figure : input.dataset.observations)
    if (figure.value && figure.measure == "actual" && figure.unit == "count" && figure.breakdown.empty() &&
        figure.period_end && figure.period_start == figure.period_end)
      counts[key_of(figure)].push_back(&figure);
  if (counts.empty()) return;
  for (const Observation& figure : input.dataset.observations) {
    if (!figure.value || !figure.denominator || figure.unit != "percent" || !figure.breakdown.empty())
      continue;
    const auto same_day = counts.find(key_of(figure));
    if (same_day != counts.end())
      against(*rules_of(input, figure.document_id), figure, same_day->second, issues);
  }
}

}  // namespace

const Check denominator_mismatch = {"denominator-mismatch", "warning",
                                    "A fraction's denominator against the same population printed elsewhere.",
                                    run};

}  // namespace scrutineer::normalize
