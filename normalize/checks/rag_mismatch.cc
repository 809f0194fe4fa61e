#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "normalize/checks/all.h"
#include "normalize/checks/ratings.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  // Without a key, green this far (a share of the target) on the wrong side is called a contradiction: no
  // council's tolerance seen is wider than a quarter.
  Rational beyond_any_band{1, 4};
  // Nor is green this much further off its target than what the same report rates amber.
  Rational beyond_amber = 2;
};
const Settings settings;

Rational distance(const Rational& a, const Rational& b) { return a < b ? Rational(b - a) : Rational(a - b); }

// The least that the figure can be off its target, as a share of the target and in its own unit.
struct Miss {
  Rational share, amount;
};

Miss least_miss(const Observation& figure, const Rational& target) {
  const Interval value = *interval_of(figure);
  Rational amount = distance(figure.value->exact(), target);
  if (value.low) amount = std::min(amount, distance(*value.low, target));
  if (value.high) amount = std::min(amount, distance(*value.high, target));
  return {target == 0 ? Rational(1) : Rational(amount / (target < 0 ? Rational(-target) : target)), amount};
}

Rational greatest_share(const Observation& figure, const Rational& target) {
  const Interval value = *interval_of(figure);
  Rational amount = 0;
  if (value.low) amount = std::max(amount, distance(*value.low, target));
  if (value.high) amount = std::max(amount, distance(*value.high, target));
  return target == 0 ? Rational(1) : Rational(amount / (target < 0 ? Rational(-target) : target));
}

// By document the least miss that is rated amber, as a share of its target.
std::map<std::string, Rational> least_ambers(const CheckInput& input) {
  std::map<std::string, Rational> least;
  for (const Figures& row : rows(input))
    for (const Observation* figure : valued(row, "actual")) {
      const Observation* target = figure->rag == "amber" ? beside(*figure, row, "target") : nullptr;
      if (!target) continue;
      const Rational goal = target->value->exact();
      if (standing(*figure, goal, better_way(input, *figure, *target)) != Standing::missed) continue;
      const Rational share = greatest_share(*figure, goal);
      const auto [known, added] = least.try_emplace(figure->document_id, share);
      if (!added) known->second = std::min(known->second, share);
    }
  return least;
}

struct Verdict {
  std::string expected;  // the rating that the figures give; empty where the printed one may be right
  std::string why;
  bool by_fellows = false;  // only the report's other ratings say so
};

// A band of "10%" may be meant of the target or in points: only what fits neither is wrong.
Verdict against_missed(const Observation& figure, const Observation& target, const Observation* floor,
                       const std::optional<Rational>& band, const std::string& better) {
  const Miss miss = least_miss(figure, target.value->exact());
  const bool percent = figure.unit == "percent";
  if (figure.rag == "green" && floor && !target.tolerance) return {"amber or red", "misses"};
  if (figure.rag == "green" && band && miss.share > 0 && *band > 0) {
    return {"amber or red", "misses"};
  }
  if (figure.rag == "green" && miss.share > settings.beyond_any_band) return {"red", "misses by far"};
  if (figure.rag == "amber" && floor && standing(figure, floor->value->exact(), better) == Standing::missed)
    return {"red", "is beyond the floor, not only"};
  if (figure.rag == "amber" && band && !floor && miss.share * 100 > *band &&
      (!percent || miss.amount > *band))
    return {"red", "misses by more than the key's band"};
  return {};
}

Verdict against_met(const Observation& figure, const std::optional<Rational>& band) {
  if (figure.rag == "red") return {"green", "meets"};
  if (figure.rag == "amber" && band) return {"green", "meets"};
  return {};
}

Verdict judge(const Observation& figure, const Observation& target, const Observation* floor,
              const std::optional<Rational>& band, const std::string& better, bool uses_amber) {
  const Rational goal = target.value->exact();
  // Red for the very figure of the target: rounding may hide a miss, but one within the amber band.
  if (figure.value->exact() == goal && figure.rag == "red" && !target.qualifier.starts_with("a") &&
      target.qualifier != "below") {
    const bool within_band = band ? greatest_share(figure, goal) * 100 <= *band : uses_amber;
    return within_band || figure.resolution.value_or(Decimal()) == Decimal() ? Verdict{"green", "equals"}
                                                                             : Verdict{};
  }
  if (better != "higher" && better != "lower") return {};
  switch (standing(figure, goal, better)) {
    case Standing::met:
      return against_met(figure, band);
    case Standing::missed:
      return against_missed(figure, target, floor, band, better);
    case Standing::unclear:
      return {};
  }
  return {};
}

// Green further off its target than the report's ambers, where nothing printed tells what is allowed.
Verdict against_fellows(const Observation& figure, const Observation& target, const std::string& better,
                        const Rational& least_amber) {
  const Rational goal = target.value->exact();
  if (figure.rag != "green" || target.tolerance || standing(figure, goal, better) != Standing::missed)
    return {};
  if (least_miss(figure, goal).share <= least_amber * settings.beyond_amber) return {};
  return {"amber or red", "misses, by more than what is rated amber,", true};
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  std::set<std::string> with_amber;
  for (const Observation& figure : input.dataset.observations)
    if (figure.rag == "amber") with_amber.insert(figure.document_id);
  const std::map<std::string, Rational> ambers = least_ambers(input);
  std::map<std::string, std::optional<Rational>> bands;  // of each document's key
  const auto band_of = [&](const std::string& document) -> const std::optional<Rational>& {
    const auto known = bands.find(document);
    return known != bands.end() ? known->second
                                : bands.emplace(document, amber_band(input, document)).first->second;
  };
  for (const Figures& row : rows(input)) {
    if (polarity_conflict(row).target) continue;  // that check's to tell
    for (const Observation* figure : valued(row, "actual")) {
      if (figure->rag != "green" && figure->rag != "amber" && figure->rag != "red") continue;
      const Observation* target = beside(*figure, row, "target");
      if (!target) continue;
      const std::string better = better_way(input, *figure, *target);
      const Observation* floor = beside(*figure, row, "floor");
      // A tolerance printed with the target may be the end of green or of amber: nobody says which.
      const std::optional<Rational> band = target->tolerance ? std::nullopt : band_of(figure->document_id);
      Verdict verdict =
          judge(*figure, *target, floor, band, better, with_amber.contains(figure->document_id));
      const auto amber = ambers.find(figure->document_id);
      if (verdict.expected.empty() && !floor && !band && amber != ambers.end())
        verdict = against_fellows(*figure, *target, better, amber->second);
      if (verdict.expected.empty()) continue;
      Issue issue = issue_at(*figure, rag_mismatch.name,
                             !verdict.by_fellows && rated_in_words(input, *figure) ? "error" : "warning",
                             fmt::format("{} for {} {} the target of {}{} but is rated {}.", printed(*figure),
                                         period_words(*figure), verdict.why, printed(*target),
                                         better.empty() ? "" : " (" + better + " is better)", figure->rag),
                             verdict.expected, figure->rag);
      issue.observation_ids.push_back(target->observation_id);
      issues.push_back(std::move(issue));
    }
  }
}

}  // namespace

const Check rag_mismatch = {
    "rag-mismatch", "error, warning",
    "The printed rating against value, target, floor, tolerance, polarity and the report's own key.", run};

}  // namespace scrutineer::normalize
