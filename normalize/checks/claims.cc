#include "normalize/checks/claims.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <cctype>

#include "normalize/checks/all.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  std::size_t longest_quote = 160;  // of a sentence in a message, in bytes
  double same_subject = 0.5;        // of the label's telling words in a sentence that gives no period
  double very_row = 0.99;  // of the subject's telling words in the label, where only a direction is told
  // "Doubled" and "halved" are taken for 1.8 to 2.2 times.
  Rational doubled_low{9, 5}, doubled_high{11, 5};
};
const Settings settings;

std::string quoted(const std::string& sentence) {
  std::size_t length = std::min(sentence.size(), settings.longest_quote);
  while (length > 0 && length < sentence.size() &&
         (static_cast<unsigned char>(sentence[length]) & 0xC0) == 0x80)
    --length;
  return '"' + sentence.substr(0, length) + (length < sentence.size() ? "...\"" : "\"");
}

std::string before(const Sentence& sentence, const Figure& figure, std::size_t length) {
  const std::size_t from = figure.begin > length ? figure.begin - length : 0;
  return sentence.text.substr(from, figure.begin - from);
}

// "from 30%", "compared with 30%": a figure that another is set against, of a period that may not be named.
bool is_compared_with(const Sentence& sentence, const Figure& figure) {
  static const RE2 comparison(
      R"((?i)\b(from|than|against|compared (to|with)|comparison (to|with)|versus|vs\.?|previous(ly)?|last (year|quarter|month)|target( of| is| was)?|average( of)?|benchmark( of)?)\W*(the |a |an |our |of |was |at |previous )*\W*$)");
  return RE2::PartialMatch(before(sentence, figure, 40), comparison);
}

// "improved to 36%", "performance is 36%".
bool is_told_as_the_rows(const Sentence& sentence, const Figure& figure) {
  static const RE2 telling(
      R"((?i)(\b(improved|risen|rose|increased|fallen|fell|reduced|decreased|dropped|declined|worsened|deteriorated)( slightly| significantly| further| again| back)? to|)"
      R"(\b(performance|outturn|result|figure|rate|percentage|number|total|average) (is|was|stands at|stood at|is at|was at|remains at|reached|of)|)"
      R"(\b(we|it|this|performance) (reached|stands at|stood at|ended( the year)? (at|on)))( now| currently| only| just)? ?(£|a |an )?\W*$)");
  return RE2::PartialMatch(before(sentence, figure, 60), telling);
}

// "At 36% performance is below target".
bool opens_as_the_rows(const Sentence& sentence, const Figure& figure) {
  static const RE2 at(R"((?i)^at\W*(just |only )?$)"),
      told(
          R"((?i)^,? (the (result|rate|figure|outturn|percentage|number|total)|performance|this|it|we) (is|was|are|were|remains?)\b)");
  return RE2::FullMatch(sentence.text.substr(0, figure.begin), at) &&
         RE2::PartialMatch(sentence.text.substr(figure.end), told);
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

bool is_about_row(const Sentence& sentence, const Observation& figure) {
  static const RE2 refers(
      R"((?i)^(at \S+ )?(this|it|performance|the (rate|figure|percentage|number|average|result|total|proportion|indicator|measure|outturn))\b)");
  return RE2::PartialMatch(sentence.text, refers) ||
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
  return is_about_row(sentence, *latest) ? latest : nullptr;
}

}  // namespace

void restated_figures(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues) {
  for (const Sentence& sentence : commentary.sentences)
    for (const Figure& figure : sentence.figures) {
      if (!figure.value || figure.numerator || is_compared_with(sentence, figure)) continue;
      if (in_row(commentary.row, figure, false)) continue;  // its target or benchmark
      const Observation* at = figure_spoken_of(input, commentary, sentence, figure);
      if (!at || !may_be(figure, *at) || meet(*interval_of(*at), interval_of(figure))) continue;
      const bool of_another_period = sentence.periods.size() == 1 && in_row(commentary.row, figure, true);
      const bool told = (is_told_as_the_rows(sentence, figure) || opens_as_the_rows(sentence, figure)) &&
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
  static const RE2 up(R"((?i)\b(increased?|rose|risen|grew|grown|an increase|a rise)\b[^.;]{0,50}$)");
  static const RE2 down(
      R"((?i)\b(decreased?|fell|fallen|dropped|reduced|declined|a decrease|a reduction|a fall|a drop)\b[^.;]{0,50}$)");
  static const RE2 doubled(R"((?i)\bdoubled\b[^.;]{0,50}$)"), from(R"((?i)\bfrom\W*(a |the |our |£)*$)"),
      to(R"((?i)^\W*[^.;]{0,30}\bto\W*(a |the |£)*$)");
  const Observation* at = latest_actual(input, commentary.row);
  for (const Sentence& sentence : commentary.sentences)
    for (std::size_t i = 0; at && i + 1 < sentence.figures.size(); ++i) {
      const Figure &first = sentence.figures[i], &second = sentence.figures[i + 1];
      if (!first.value || !second.value || first.unit != second.unit || second.begin < first.end) continue;
      const std::string lead = before(sentence, first, 70);
      const std::string between = sentence.text.substr(first.end, second.begin - first.end);
      if (!RE2::PartialMatch(lead, from) || !RE2::FullMatch(between, to)) continue;
      const Interval was = interval_of(first), is = interval_of(second);
      if (meet(was, is) || !was.low || !was.high || !is.low || !is.high) continue;
      const bool rises = *is.low > *was.high;
      const bool factor_wrong =
          RE2::PartialMatch(lead, doubled) && *was.low > 0 &&
          (*is.high < *was.low * settings.doubled_low || *is.low > *was.high * settings.doubled_high);
      if (!(RE2::PartialMatch(lead, up) && !rises) && !(RE2::PartialMatch(lead, down) && rises) &&
          !factor_wrong)
        continue;
      issues.push_back(issue_at(*at, narrative_mismatch.name, "warning",
                                fmt::format("The words do not fit their own figures, {} and {}: {}.",
                                            first.text, second.text, quoted(sentence.text)),
                                rises ? "a rise" : "a fall", first.text + " to " + second.text));
    }
}

// "The number of children who went missing fell in the quarter": the row's own words and a direction, no
// figure and no other time to compare with.
void denied_directions(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues) {
  static const RE2 moved(
      R"((?i)^((?:the )?(?:overall |total )?(?:number|percentage|proportion|rate|average|figure|share|total)\b.{0,120}?) (?:has |have )?(?:again |also |slightly |significantly )?(increased|rose|risen|grew|grown|went up|fell|fallen|decreased|dropped|declined|went down)(?: again| slightly| significantly| sharply| further)?(?: (?:in|during|over|this) (?:the |this )?(?:latest |last )?(?:quarter|month|year|period))?\.?$)");
  static const std::string down = "fell fallen decreased dropped declined went down";
  const Observation* at = latest_actual(input, commentary.row);
  const Observation* previous = at ? just_before(commentary.row, *at) : nullptr;
  if (!previous) return;
  const Interval now = *interval_of(*at), then = *interval_of(*previous);
  if (!now.low || !now.high || !then.low || !then.high || meet(now, then)) return;
  const bool rises = *now.low > *then.high;
  for (const Sentence& sentence : commentary.sentences) {
    std::string subject, verb;
    const bool of_now = std::all_of(sentence.periods.begin(), sentence.periods.end(),
                                    [&](const auto& period) { return period.period.end == *at->period_end; });
    if (!sentence.figures.empty() || !of_now) continue;
    if (!RE2::FullMatch(sentence.text, moved, &subject, &verb)) continue;
    if (likeness(subject, at->label) < settings.very_row) continue;
    std::transform(verb.begin(), verb.end(), verb.begin(), [](unsigned char c) { return std::tolower(c); });
    const bool told_down = down.find(verb) != std::string::npos;
    if (told_down != rises) continue;
    issues.push_back(
        issue_at(*at, narrative_mismatch.name, "warning",
                 fmt::format("{} is printed for {} after {}, but the text says otherwise: {}.", printed(*at),
                             period_words(*at), printed(*previous), quoted(sentence.text)),
                 rises ? "a rise" : "a fall", verb));
    return;
  }
}

void wrong_gaps(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues) {
  static const RE2 gap(
      R"((?i)\b(\d{1,2}(?:\.\d{1,2})?) ?(?:%|percentage points?|points?) (below|above|under|over|short of|off) (?:the |our |its )?(?:[a-z]+ )?target\b)");
  const Observation* at = latest_actual(input, commentary.row);
  if (!at || at->unit != "percent") return;
  const Observation* target = nullptr;
  for (const Observation* figure : commentary.row)
    if (figure->measure == "target" && figure->value && figure->unit == at->unit && same_period(*figure, *at))
      target = figure;
  if (!target || target->value->exact() == 0) return;
  for (const Sentence& sentence : commentary.sentences) {
    std::string number, side;
    if (!sentence.periods.empty() || !RE2::PartialMatch(sentence.text, gap, &number, &side)) continue;
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
  static const RE2 none(
      R"((?i)\bthere (?:are|were|have been) (?:currently |now )?no ((?:[a-z-]+ ?){2,4}?)(?: (?:within|in|at|on|for|during|this|to)\b|[.,;]|$))");
  static const RE2 postponed(
      R"((?i)\b(postponed|cancelled|deferred|not (?:yet )?(?:started|completed)|suspended|put on hold|on hold)\b)");
  static const RE2 over(
      R"((?i)\b(no longer|resumed|now complete|not (?:been )?(?:postponed|cancelled|deferred))\b)");
  const Observation* at = latest_actual(input, commentary.row);
  if (!at || at->unit != "percent") return;
  const auto actuals = std::count_if(commentary.row.begin(), commentary.row.end(), [](const auto* figure) {
    return figure->measure == "actual" && figure->value;
  });
  for (const Sentence& sentence : commentary.sentences) {
    std::string things;
    if (RE2::PartialMatch(sentence.text, none, &things) && words(things).size() > 1 &&
        likeness(things, at->label) == 1) {
      issues.push_back(
          issue_at(*at, narrative_mismatch.name, "warning",
                   fmt::format("The text says that there are no {} but {} of them is printed: {}.",
                               folded(things), printed(*at), quoted(sentence.text)),
                   "", printed(*at)));
      return;
    }
    // The progress of an action: one figure, complete.
    if (actuals == 1 && commentary.row.size() == 1 && at->value->exact() == 100 && !at->numerator &&
        RE2::PartialMatch(sentence.text, postponed, &things) && !RE2::PartialMatch(sentence.text, over)) {
      issues.push_back(issue_at(*at, narrative_mismatch.name, "warning",
                                fmt::format("{} is printed but the text says {}: {}.", printed(*at),
                                            folded(things), quoted(sentence.text)),
                                folded(things), printed(*at)));
      return;
    }
  }
}

}  // namespace scrutineer::normalize
