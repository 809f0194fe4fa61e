#include "rules/kind_rules.h"

#include <algorithm>

#include "rules/alternatives.h"
#include "rules/prepared.h"

namespace scrutineer::rules {

const KindRules::Programs& KindRules::programs() const {
  std::call_once(*once_, [this] {
    std::vector<std::optional<Ways>> literals;
    for (const auto& [rule, prepared] : rules_) {
      Alternatives alternatives =
          prepared.empty() ? alternatives_of(rule->pattern) : read_alternatives(prepared);
      programs_.first_of.push_back(static_cast<int>(literals.size()));
      programs_.rules.push_back(std::make_unique<RulePrograms>(*rule, alternatives));
      for (Alternative& alternative : alternatives.parts) literals.push_back(std::move(alternative.literals));
    }
    programs_.first_of.push_back(static_cast<int>(literals.size()));
    programs_.prefilter = std::make_unique<const Prefilter>(literals);
  });
  return programs_;
}

template <class Each>
void KindRules::for_candidates(const Subject& subject, Each each) const {
  const Programs& all = programs();
  std::vector<int> candidates = all.prefilter->candidates(subject);
  std::size_t rule = 0;
  for (auto from = candidates.begin(); from != candidates.end();) {
    while (all.first_of[rule + 1] <= *from) ++rule;
    const auto to = std::lower_bound(from, candidates.end(), all.first_of[rule + 1]);
    for (auto number = from; number != to; ++number) *number -= all.first_of[rule];
    if (!each(*all.rules[rule], std::span<const int>(from, to))) return;
    from = to;
  }
}

std::optional<Match> KindRules::first(const Subject& subject) const {
  std::optional<Match> match;
  for_candidates(subject, [&](const RulePrograms& rule, std::span<const int> alternatives) {
    match = rule.match(subject, alternatives);
    return !match;
  });
  return match;
}

void KindRules::add_all(const Subject& subject, std::vector<Match>& matches) const {
  for_candidates(subject, [&](const RulePrograms& rule, std::span<const int> alternatives) {
    for (std::size_t from = 0; from < subject.text.size();) {
      auto match = rule.match(subject, alternatives, from);
      if (!match) break;
      from = std::max(match->end, match->begin + 1);
      const bool taken =
          match->begin == match->end || std::any_of(matches.begin(), matches.end(), [&](const Match& other) {
            return match->begin < other.end && other.begin < match->end;
          });
      if (!taken) matches.push_back(std::move(*match));
    }
    return true;
  });
}

void KindRules::for_each_match(const Subject& subject, const std::function<void(const Rule&)>& each) const {
  for_candidates(subject, [&](const RulePrograms& rule, std::span<const int> alternatives) {
    if (rule.match(subject, alternatives)) each(rule.rule());
    return true;
  });
}

}  // namespace scrutineer::rules
