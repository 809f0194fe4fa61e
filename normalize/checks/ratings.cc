#include "normalize/checks/ratings.h"

#include <algorithm>

#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

// Words of a label that leave no doubt which way is better. Aims at the label's start, shares of what is in
// time or on target; times that people wait.
std::string better_by_label(const rules::RuleSet& rules, const std::string& label) {
  const bool is_lower = rules.first("check-lower", label).has_value();
  const bool is_higher = rules.first("check-higher", label).has_value();
  if (is_lower == is_higher) return "";
  return is_lower ? "lower" : "higher";
}

}  // namespace

const Observation* beside(const Observation& figure, const Figures& row, std::string_view measure) {
  const Observation* same_end = nullptr;
  for (const Observation* other : row) {
    if (other->measure != measure || !other->value || other->unit != figure.unit) continue;
    if (other->breakdown != figure.breakdown && !other->breakdown.empty()) continue;
    if (same_period(*other, figure)) return other;
    if (other->period_end && other->period_end == figure.period_end) same_end = other;
  }
  return same_end;
}

std::string better_way(const CheckInput& input, const Observation& figure, const Observation& target) {
  if (!figure.polarity.empty()) return figure.polarity;
  if (target.qualifier == "at-least" || target.qualifier == "above") return "higher";
  if (target.qualifier == "at-most" || target.qualifier == "below") return "lower";
  return better_by_label(*rules_of(input, figure.document_id), figure.label);
}

std::optional<Rational> amber_band(const CheckInput& input, const std::string& document_id) {
  const auto rules = rules_of(input, document_id);
  std::optional<Rational> band;
  for (const Note& note : input.dataset.notes) {
    if (note.kind != "key" || note.document_id != document_id) continue;
    std::vector<std::string> numbers;
    for (const rules::Match& match : rules->all("key", note.text)) {
      if (match.gives() != "amber") continue;
      // A rule's patterns are alternatives: the groups of those that took no part are empty.
      const auto group = std::find_if(match.groups.begin(), match.groups.end(), [](const std::string& text) {
        return Decimal::parse(text).has_value();
      });
      if (group != match.groups.end()) numbers.push_back(*group);
    }
    if (const auto within = rules->first("check-band", note.text); within && numbers.empty())
      numbers.push_back(within->groups[0]);
    for (const std::string& printed_number : numbers) {
      const std::optional<Decimal> value = Decimal::parse(printed_number);
      if (!value) continue;
      if (band && *band != value->exact()) return std::nullopt;  // keys for several kinds of figure
      band = value->exact();
    }
  }
  return band;
}

bool rated_in_words(const CheckInput& input, const Observation& figure) {
  const auto rules = rules_of(input, figure.document_id);
  const auto says = [&](const std::string& text) {
    if (text.empty()) return false;
    for (const rules::Match& match : rules->all("rating", text))
      if (match.gives() == figure.rag) return true;
    return false;
  };
  if (says(figure.text)) return true;
  for (const CellRow& cell : input.dataset.cells)
    if (figure.table > 0 && cell.document_id == figure.document_id && cell.table == figure.table &&
        cell.row == figure.row && says(cell.text))
      return true;
  for (const Note& note : input.dataset.notes)
    if (note.document_id == figure.document_id && note.kind == "commentary" &&
        note.local_code == figure.local_code && note.label == figure.label) {
      const auto opening = rules->first("status-opening", note.text);
      if (says(opening ? opening->groups[0] : note.text.substr(0, 60))) return true;
    }
  return false;
}

Standing standing(const Observation& figure, const Rational& target, const std::string& better) {
  const std::optional<Interval> interval = interval_of(figure);
  if (!interval || better.empty()) return Standing::unclear;
  const Interval& value = *interval;
  const bool higher = better == "higher";
  if (value.low && value.high && *value.low == *value.high && *value.low == target) return Standing::met;
  if (higher ? value.low && *value.low >= target : value.high && *value.high <= target) return Standing::met;
  if (higher ? value.high && *value.high < target : value.low && *value.low > target) return Standing::missed;
  return Standing::unclear;
}

PolarityConflict polarity_conflict(const Figures& row) {
  PolarityConflict extreme, by_rating;
  bool green = false, red = false, fits = false;
  for (const Observation* figure : valued(row, "actual")) {
    if (figure->polarity != "higher" && figure->polarity != "lower") continue;
    const Observation* target = beside(*figure, row, "target");
    if (!target || target->polarity != figure->polarity) continue;
    const Rational goal = target->value->exact();
    const bool lower = figure->polarity == "lower";
    const Standing now = standing(*figure, goal, figure->polarity);
    const Standing other = standing(*figure, goal, lower ? "higher" : "lower");
    const bool fits_other = (figure->rag == "green" && now == Standing::missed && other == Standing::met) ||
                            (figure->rag == "red" && now == Standing::met && other == Standing::missed);
    const bool fits_printed = (figure->rag == "green" && now == Standing::met && other == Standing::missed) ||
                              (figure->rag == "red" && now == Standing::missed && other == Standing::met);
    fits = fits || fits_printed;
    if (fits_other) {
      (figure->rag == "green" ? green : red) = true;
      by_rating = {target, figure};
    }
    if (target->unit == "percent" && figure->value->exact() <= 100 && goal == (lower ? 100 : 0) &&
        target->qualifier != "at-most" && target->qualifier != "below")
      extreme = {target, fits_other ? figure : extreme.rated};
  }
  if (fits) return {};
  if (extreme.target) return extreme;
  return green && red ? by_rating : PolarityConflict{};
}

}  // namespace scrutineer::normalize
