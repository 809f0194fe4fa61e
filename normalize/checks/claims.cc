#include "normalize/checks/claims.h"

#include <fmt/format.h>

#include <algorithm>

#include "normalize/checks/all.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  std::size_t clause = 50;    // between a verb and the figure that it is about, in bytes
  double same_subject = 0.5;  // of the label's telling words in a sentence that gives no period
  double very_row = 0.99;     // of the subject's telling words in the label, where only a direction is told
  // "Doubled" and "halved" are taken for 1.8 to 2.2 times.
  Rational doubled_low{9, 5}, doubled_high{11, 5};
};
const Settings settings;

std::string before(const Sentence& sentence, const Figure& figure, std::size_t length) {
  const std::size_t from = figure.begin > length ? figure.begin - length : 0;
  return sentence.text.substr(from, figure.begin - from);
}

// "from 30%", "compared with 30%": a figure that another is set against, of a period that may not be named.
bool is_compared_with(const rules::RuleSet& rules, const Sentence& sentence, const Figure& figure) {
  return rules.first("check-compared", before(sentence, figure, 40)).has_value();
}

// "improved to 36%", "performance is 36%".
bool is_told_as_the_rows(const rules::RuleSet& rules, const Sentence& sentence, const Figure& figure) {
  return rules.first("check-told", before(sentence, figure, 60)).has_value();
}

// "At 36% performance is below target".
bool opens_as_the_rows(const rules::RuleSet& rules, const Sentence& sentence, const Figure& figure) {
  return rules.first("check-opens", sentence.text.substr(0, figure.begin)) &&
         rules.first("check-opened", sentence.text.substr(figure.end));
}

bool in_row(const Figures& row, const Figure& figure, bool actuals_only) {
  return std::any_of(row.begin(), row.end(), [&](const Observation* other) {
    const bool wanted = actuals_only ? other->measure == "actual" : other->measure != "actual";
    return wanted && other->value && other->table > 0 && meet(*interval_of(*other), interval_of(figure));
  });
}

void raise_restated(const Sentence& sentence, const Figure& figure, const Observation& at,
                    std::vector<Issue>& issues) {
  issues.push_back(issue_at(at, narrative_mismatch.name, "error",
                            fmt::format("The text gives {} for {} but the table prints {}: {}.", figure.text,
                                        period_words(at), printed(at), quoted(sentence.text)),
                            at.value->str(), figure.value->str()));
}

bool is_about_row(const rules::RuleSet& rules, const Sentence& sentence, const Observation& figure) {
  return rules.first("check-refers", sentence.text) ||
         likeness(figure.label, sentence.text) >= settings.same_subject;
}

// The actual of equal length straight before, in the same breakdown and unit.
const Observation* just_before(const Figures& row, const Observation& at) {
  const std::optional<int> months = whole_months(at);
  for (const Observation* other : row)
    if (months && other->value && other->measure == "actual" && other->table == at.table &&
        other->breakdown == at.breakdown && other->unit == at.unit && other->period_end &&
        whole_months(*other) == months &&
        Date(std::chrono::sys_days(*other->period_end) + std::chrono::days(1)) == *at.period_start)
      return other;
  return nullptr;
}

// A unit of the sentence's own, or a count of other things, is no restatement.
const Observation* figure_spoken_of(const CheckInput& input, const Commentary& commentary,
                                    const Sentence& sentence, const Figure& figure) {
  if (sentence.periods.size() > 1) return nullptr;
  if (sentence.periods.size() == 1) return at_period(commentary.row, sentence.periods[0].period);
  const Observation* latest = latest_actual(input, commentary.row);
  // A count without a period may be of anything: only signs and unit words tie it to the row.
  if (!latest || (figure.unit.empty() && latest->unit == "count")) return nullptr;
  return is_about_row(*rules_of(input, latest->document_id), sentence, *latest) ? latest : nullptr;
}

// A word of the kind stands in the text, not too far from its end, in the same clause.
bool says(const rules::RuleSet& rules, std::string_view kind, std::string_view what,
          const std::string& text) {
  const std::vector<rules::Match> matches = rules.all(kind, text);
  return std::any_of(matches.begin(), matches.end(), [&](const rules::Match& match) {
    return match.gives() == what && text.size() - match.end <= settings.clause &&
           text.find_first_of(".;", match.end) == std::string::npos;
  });
}

}  // namespace

void restated_figures(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues) {
  const auto rules = rules_of(input, commentary.note->document_id);
  for (const Sentence& sentence : commentary.sentences)
    for (const Figure& figure : sentence.figures) {
      if (!figure.value || figure.numerator || is_compared_with(*rules, sentence, figure)) continue;
      if (in_row(commentary.row, figure, false)) continue;  // its target or benchmark
      const Observation* at = figure_spoken_of(input, commentary, sentence, figure);
      if (!at || !may_be(figure, *at) || meet(*interval_of(*at), interval_of(figure))) continue;
      const bool of_another_period = sentence.periods.size() == 1 && in_row(commentary.row, figure, true);
      const bool told =
          (is_told_as_the_rows(*rules, sentence, figure) || opens_as_the_rows(*rules, sentence, figure)) &&
          !in_row(commentary.row, figure, true);
      if (!of_another_period && !told) continue;
      raise_restated(sentence, figure, *at, issues);
      break;
    }
}

void restated_fractions(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues) {
  const Observation* at = latest_actual(input, commentary.row);
  if (!at || !at->numerator || !at->denominator || at->unit != "percent") return;
  for (const Sentence& sentence : commentary.sentences)
    for (const Figure& figure : sentence.figures) {
      if (!figure.numerator || !figure.denominator || figure.denominator->exact() <= 0) continue;
      const bool same_top = *figure.numerator == *at->numerator,
                 same_bottom = *figure.denominator == *at->denominator;
      if (same_top == same_bottom) continue;  // the same, or of other things
      const Rational share = figure.numerator->exact() * 100 / figure.denominator->exact();
      if (meet(*interval_of(*at), exactly(share))) continue;
      issues.push_back(issue_at(
          *at, narrative_mismatch.name, "error",
          fmt::format("The text gives {} of {} ({}%) but {} is printed, {} of {}: {}.",
                      figure.numerator->str(), figure.denominator->str(), to_decimal_text(share, 1),
                      printed(*at), at->numerator->str(), at->denominator->str(), quoted(sentence.text)),
          figure.numerator->str() + " of " + figure.denominator->str(),
          at->numerator->str() + " of " + at->denominator->str()));
      return;
    }
}

void wrong_directions(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues) {
  const auto rules = rules_of(input, commentary.note->document_id);
  const Observation* at = latest_actual(input, commentary.row);
  for (const Sentence& sentence : commentary.sentences)
    for (std::size_t i = 0; at && i + 1 < sentence.figures.size(); ++i) {
      const Figure &first = sentence.figures[i], &second = sentence.figures[i + 1];
      if (!first.value || !second.value || first.unit != second.unit || second.begin < first.end) continue;
      const std::string lead = before(sentence, first, 70);
      const std::string between = sentence.text.substr(first.end, second.begin - first.end);
      if (!rules->first("check-from", lead) || !rules->first("check-to", between)) continue;
      const Interval was = interval_of(first), is = interval_of(second);
      if (meet(was, is) || !was.low || !was.high || !is.low || !is.high) continue;
      const bool rises = *is.low > *was.high;
      const bool factor_wrong =
          says(*rules, "check-factor", "doubled", lead) && *was.low > 0 &&
          (*is.high < *was.low * settings.doubled_low || *is.low > *was.high * settings.doubled_high);
      const bool up = says(*rules, "check-step", "rising", lead);
      const bool down = says(*rules, "check-step", "falling", lead);
      if (!(up && !down && !rises) && !(down && !up && rises) && !factor_wrong) continue;
      issues.push_back(issue_at(*at, narrative_mismatch.name, "warning",
                                fmt::format("The words do not fit their own figures, {} and {}: {}.",
                                            first.text, second.text, quoted(sentence.text)),
                                rises ? "a rise" : "a fall", first.text + " to " + second.text));
    }
}

// "The number of children who went missing fell in the quarter": the row's own words and a direction, no
// figure and no other time to compare with.
void denied_directions(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues) {
  const auto rules = rules_of(input, commentary.note->document_id);
  const Observation* at = latest_actual(input, commentary.row);
  const Observation* previous = at ? just_before(commentary.row, *at) : nullptr;
  if (!previous) return;
  const Interval now = *interval_of(*at), then = *interval_of(*previous);
  if (!now.low || !now.high || !then.low || !then.high || meet(now, then)) return;
  const bool rises = *now.low > *then.high;
  for (const Sentence& sentence : commentary.sentences) {
    const bool of_now = std::all_of(sentence.periods.begin(), sentence.periods.end(),
                                    [&](const auto& period) { return period.period.end == *at->period_end; });
    if (!sentence.figures.empty() || !of_now) continue;
    const auto moved = rules->first("check-moved", sentence.text);
    if (!moved || likeness(moved->groups[0], at->label) < settings.very_row) continue;
    const bool told_down = moved->gives() == "falling";
    if (told_down != rises) continue;
    issues.push_back(
        issue_at(*at, narrative_mismatch.name, "warning",
                 fmt::format("{} is printed for {} after {}, but the text says otherwise: {}.", printed(*at),
                             period_words(*at), printed(*previous), quoted(sentence.text)),
                 rises ? "a rise" : "a fall", folded(moved->groups[1])));
    return;
  }
}

void wrong_factors(const CheckInput& input, const Commentary& paragraph, std::vector<Issue>& issues) {
  const auto rules = rules_of(input, paragraph.note->document_id);
  for (const Sentence& sentence : paragraph.sentences) {
    const auto factor = rules->first("check-factor-since", sentence.text);
    if (!factor) continue;
    const bool doubled = factor->gives() == "doubled";
    const Figure* now = nullptr;
    std::string others;
    bool wrong = false;
    for (const Figure& figure : sentence.figures) {
      if (!figure.value || figure.numerator || figure.unit.empty()) continue;
      if (figure.end <= factor->begin) now = &figure;
      if (!now || figure.begin < factor->end || figure.unit != now->unit) continue;
      const Interval is = interval_of(*now), was = interval_of(figure);
      if (!is.low || !is.high || !was.low || !was.high || *was.low <= 0 || *is.low <= 0) continue;
      const Interval& large = doubled ? is : was;
      const Interval& small = doubled ? was : is;
      others += (others.empty() ? "" : ", ") + figure.text;
      wrong = wrong || *large.high < *small.low * settings.doubled_low ||
              *large.low > *small.high * settings.doubled_high;
    }
    if (!wrong) continue;
    const auto at = std::find_if(paragraph.row.begin(), paragraph.row.end(), [&](const Observation* figure) {
      return figure->value && figure->unit == now->unit && *figure->value == *now->value;
    });
    if (at == paragraph.row.end()) continue;
    issues.push_back(
        issue_at(**at, narrative_mismatch.name, "warning",
                 fmt::format("The text says {} of {} against {}, which does not fit all of them: {}.",
                             factor->gives(), now->text, others, quoted(sentence.text)),
                 factor->gives(), now->text + " against " + others));
  }
}

void wrong_gaps(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues) {
  const auto rules = rules_of(input, commentary.note->document_id);
  const Observation* at = latest_actual(input, commentary.row);
  if (!at || at->unit != "percent") return;
  const Observation* target = nullptr;
  for (const Observation* figure : commentary.row)
    if (figure->measure == "target" && figure->value && figure->unit == at->unit && same_period(*figure, *at))
      target = figure;
  if (!target || target->value->exact() == 0) return;
  for (const Sentence& sentence : commentary.sentences) {
    const auto gap = rules->first("check-gap", sentence.text);
    if (!gap || !sentence.periods.empty()) continue;
    const std::string &number = gap->groups[0], &side = gap->groups[1];
    const std::optional<Decimal> stated = Decimal::parse(number);
    if (!stated) continue;
    const Decimal half = half_place(*stated, false);
    const Interval told{stated->exact() - half.exact(), stated->exact() + half.exact()};
    Interval points = *interval_of(*at) - exactly(target->value->exact());
    if (points.high && *points.high < 0) points = exactly(0) - points;
    const Interval share = points * Rational(100 / target->value->exact());
    if (meet(told, points) || meet(told, share)) continue;
    issues.push_back(
        issue_at(*at, narrative_mismatch.name, "warning",
                 fmt::format("The text gives {}% {} target but {} is printed with a target of {}: {}.",
                             number, side, printed(*at), printed(*target), quoted(sentence.text)),
                 interval_text(points, at->value->places()), number));
  }
}

void denied_figures(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues) {
  const auto rules = rules_of(input, commentary.note->document_id);
  const Observation* at = latest_actual(input, commentary.row);
  if (!at || at->unit != "percent") return;
  const auto actuals = std::count_if(commentary.row.begin(), commentary.row.end(), [](const auto* figure) {
    return figure->measure == "actual" && figure->value;
  });
  for (const Sentence& sentence : commentary.sentences) {
    const auto none = rules->first("check-none", sentence.text);
    const std::string none_of = none ? none->groups[0] : "";
    if (words(none_of).size() > 1 && likeness(none_of, at->label) == 1) {
      issues.push_back(
          issue_at(*at, narrative_mismatch.name, "warning",
                   fmt::format("The text says that there are no {} but {} of them is printed: {}.",
                               folded(none_of), printed(*at), quoted(sentence.text)),
                   "", printed(*at)));
      return;
    }
    // The progress of an action: one figure, complete.
    const bool lone = actuals == 1 && commentary.row.size() == 1;
    const auto postponed = rules->first("check-postponed", sentence.text);
    if (lone && postponed && at->value->exact() == 100 && !at->numerator) {
      const std::string things = folded(postponed->groups[0]);
      issues.push_back(issue_at(
          *at, narrative_mismatch.name, "warning",
          fmt::format("{} is printed but the text says {}: {}.", printed(*at), things, quoted(sentence.text)),
          things, printed(*at)));
      return;
    }
  }
}

}  // namespace scrutineer::normalize
