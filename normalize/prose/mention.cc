#include "normalize/prose/mention.h"

#include <re2/re2.h>

#include <algorithm>

#include "normalize/prose/prose.h"

namespace scrutineer::normalize::prose {
namespace {

bool within(const Figure& figure, const std::vector<PeriodReading>& periods) {
  return std::any_of(periods.begin(), periods.end(),
                     [&](const PeriodReading& p) { return figure.begin < p.end && p.begin < figure.end; });
}

std::optional<Decimal> count_of(std::string text) {
  std::erase(text, ',');
  return Decimal::parse(text);
}

// "62.7% (975 / 1,554)": the bracket belongs to the percentage.
void take_fraction(std::string_view sentence, Figure& figure) {
  static const RE2 kFraction(R"(^\s*\(\s*(\d[\d,]*)\s*(?:/|of|out of)\s*(\d[\d,]*)\s*\))");
  re2::StringPiece rest(sentence.data() + figure.end, sentence.size() - figure.end);
  std::string numerator, denominator;
  if (!RE2::Consume(&rest, kFraction, &numerator, &denominator)) return;
  if (!figure.numerator) figure.numerator = count_of(numerator);
  if (!figure.denominator) figure.denominator = count_of(denominator);
  figure.end = sentence.size() - rest.size();
}

// Where the digits (or the number word) of the figure end: a unit that was read with it may follow.
std::size_t number_end(std::string_view sentence, const Figure& figure) {
  std::size_t end = figure.begin;
  for (std::size_t i = figure.begin; i < figure.end; ++i)
    if (sentence[i] >= '0' && sentence[i] <= '9') end = i + 1;
  return end > figure.begin ? end : figure.end;
}

// "At the end of the year | 405 children": the year is no number's, as in "Year 11".
bool follows_period(std::string_view sentence, const Figure& figure,
                    const std::vector<PeriodReading>& periods) {
  return std::any_of(periods.begin(), periods.end(), [&](const PeriodReading& p) {
    return p.end < figure.begin &&
           sentence.substr(p.end, figure.begin - p.end).find_first_not_of(" ,") == std::string_view::npos;
  });
}

// "savings not delivered (£26.2m)": the bracket of an aside, not of a sum below nought; but "a variance of
// (£1.2m)".
void free_of_bracket(std::string_view sentence, Figure& figure, const rules::RuleSet& rules) {
  const std::string& text = figure.text;
  if (figure.unit != "gbp" || !text.starts_with("(") || !text.ends_with(")") || text.starts_with("(-"))
    return;
  if (rules.first("prose-below-nought", sentence.substr(0, figure.begin))) return;
  std::string printed = figure.value->str();
  if (!printed.starts_with("-")) return;
  figure.value = Decimal::parse(printed.substr(1));
  figure.text = text.substr(1, text.size() - 2);
  figure.begin += 1;
  figure.end -= 1;
}

Role role_of(std::string_view sentence, const Figure& figure, const std::vector<PeriodReading>& periods,
             const rules::RuleSet& rules) {
  const std::string_view before = sentence.substr(0, figure.begin);
  const std::string_view after = sentence.substr(figure.end);
  const std::string_view unit_and_after = sentence.substr(number_end(sentence, figure));
  if (rules.first("prose-target-before", before) || rules.first("prose-target-after", after))
    return Role::target;
  if (rules.first("prose-change-before", before) || rules.first("prose-change-after", after))
    return Role::change;
  if (rules.first("prose-definition-after", unit_and_after)) return Role::definition;
  if (figure.unit == "percent" && rules.first("prose-definition-percent", before)) return Role::definition;
  if (figure.unit != "percent" && !follows_period(sentence, figure, periods) &&
      rules.first("prose-definition-before", before))
    return Role::definition;
  const bool lasts = rules.first("prose-duration", unit_and_after).has_value();
  if (lasts && !rules.first("prose-duration-measured", before)) return Role::definition;
  return Role::actual;
}

}  // namespace

std::vector<Mention> mentions(std::string_view sentence, const std::vector<PeriodReading>& periods,
                              const Report& report) {
  std::vector<Mention> found;
  for (Figure& figure : find_figures(sentence, report.rules)) {
    if (!figure.value || within(figure, periods)) continue;
    if (!found.empty() && figure.begin < found.back().figure.end) continue;
    free_of_bracket(sentence, figure, report.rules);
    take_fraction(sentence, figure);
    const Role role = role_of(sentence, figure, periods, report.rules);
    // "402 days": the unit was read with the number.
    if (!figure.unit.empty() && role != Role::definition)
      if (const auto unit = report.rules.first("prose-duration", sentence.substr(figure.end)); unit)
        figure.end += unit->end;
    // "214 kg", "9,846 tCO2e"
    const auto weight = report.rules.first("prose-unit", sentence.substr(number_end(sentence, figure)));
    if (weight && role != Role::definition && (figure.unit.empty() || figure.unit == weight->gives())) {
      figure.unit = weight->gives();
      figure.resolution = half_place(*figure.value, false);
      figure.end = number_end(sentence, figure) + weight->end;
    }
    found.push_back({std::move(figure), role, {}, {}});
  }
  for (const auto& benchmark : find_benchmarks(sentence, report))
    for (Mention& mention : found)
      if (mention.role == Role::actual && mention.figure.begin == benchmark.figure.begin) {
        mention.role = Role::benchmark;
        mention.comparator_label = benchmark.comparator_label;
        mention.comparator = benchmark.comparator;
      }
  return found;
}

}  // namespace scrutineer::normalize::prose
