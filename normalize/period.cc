#include "normalize/period.h"

#include <algorithm>

#include "normalize/period_parts.h"

namespace scrutineer::normalize {

namespace {

using Tokens = std::vector<Token>;
using Form = CalendarExpression::Form;

// A header's period stands within its first words; longer text is commentary.
constexpr std::size_t longest_header = 400;

// Words of a header that bear on its period wherever they stand, and where they stand.
struct Modifiers {
  bool to_date = false, rolling = false, outturn = false;
  std::size_t first = 0, last = 0;  // tokens of to_date or rolling
};

bool twelve_months(const Tokens& t, std::size_t i, std::size_t& next) {
  if (!(i < t.size() && (t[i].is("twelve") || (t[i].is_number() && t[i].value == 12)))) return false;
  std::size_t n = i + 1;
  if (n < t.size() && t[n].is('-')) ++n;
  if (!any_of(t, n, {"m", "mth", "mths", "month", "months"})) return false;
  next = n + 1;
  return true;
}

Modifiers read_modifiers(const Tokens& t) {
  Modifiers m;
  const auto found = [&](std::size_t first, std::size_t last) {
    m.first = first;
    m.last = last;
  };
  for (std::size_t i = 0; i < t.size(); ++i) {
    std::size_t next = i + 1;
    if (any_of(t, i, {"ytd", "fytd", "cumulative"})) {
      m.to_date = true;
      found(i, i + 1);
    } else if (any_of(t, i, {"year", "fy"}) && any_of(t, i + 1, {"to"}) && any_of(t, i + 2, {"date"})) {
      m.to_date = true;
      found(i, i + 3);
    } else if (any_of(t, i, {"actual", "actuals", "budget", "spend", "expenditure", "income", "profile"}) &&
               any_of(t, i + 1, {"to"}) && any_of(t, i + 2, {"date"})) {
      m.to_date = true;
      found(i + 1, i + 3);
    } else if (t[i].is("rolling")) {
      m.rolling = true;
      if (!twelve_months(t, i + 1, next) && any_of(t, i + 1, {"year"})) next = i + 2;
      found(i, next);
    } else if (any_of(t, i, {"last", "past", "previous", "latest"}) && twelve_months(t, i + 1, next)) {
      m.rolling = true;
      found(i, next);
    } else if (twelve_months(t, i, next) && any_of(t, next, {"rolling", "average"})) {
      m.rolling = true;
      found(i, next + 1);
    } else if (t[i].is("outturn")) {
      m.outturn = true;
    }
  }
  return m;
}

template <typename Predicate>
const CalendarExpression* first_where(const std::vector<CalendarExpression>& all, Predicate predicate) {
  const auto i = std::find_if(all.begin(), all.end(), predicate);
  return i == all.end() ? nullptr : &*i;
}

CalendarExpression joined(const CalendarExpression& part, const CalendarExpression& year) {
  CalendarExpression e = placed_in(part, year.number);
  if (year.weak && part.form == Form::bare_month)
    e = placed_in(part, part.number >= 4 ? year.number : year.number - 1);
  e.first = std::min(part.first, year.first);
  e.last = std::max(part.last, year.last);
  return e;
}

// Which of a header's expressions it names, those that complete one another put together.
std::optional<CalendarExpression> named(const std::vector<CalendarExpression>& all, bool& year_given,
                                        const PeriodContext& context) {
  year_given = true;
  const auto* part = first_where(all, [](const auto& e) { return e.bare(); });
  const auto* year = first_where(all, [](const auto& e) { return e.form == Form::year && !e.weak; });
  const auto* whole = first_where(all, [](const auto& e) { return e.form == Form::placed; });
  if (!year) year = first_where(all, [](const auto& e) { return e.form == Form::year; });
  if (whole && part && part->form == Form::bare_quarter && whole->kind == PeriodKind::month &&
      static_cast<unsigned>(whole->period.end.month()) % 3 == 0 && part->number == part->number_to) {
    CalendarExpression e = *whole;  // Mar 2018 (Q4)
    e.period = months_to(whole->period.end, 3);
    e.kind = PeriodKind::quarter;
    e.first = std::min(whole->first, part->first);
    e.last = std::max(whole->last, part->last);
    return e;
  }
  if (whole && !(year && !year->weak && year->first < whole->first)) return *whole;
  if (year && part && year->kind == PeriodKind::year) return joined(*part, *year);
  if (year) return *year;
  if (!part) return std::nullopt;
  year_given = false;
  const auto in_force = year_in_force(context);
  if (!in_force) return std::nullopt;
  return placed_in(*part, *in_force);
}

// "2023-24 (to Sept)": the year as far as the bare month after "to".
bool ends_in_month(const Tokens& t, const CalendarExpression& e, const std::vector<CalendarExpression>& all) {
  if (e.kind != PeriodKind::month) return false;
  const auto* month = first_where(all, [](const auto& x) { return x.form == Form::bare_month; });
  return month && month->number == month->number_to && e.first < month->first &&
         any_of(t, month->first - 1, {"to"});
}

// "2023/24 (to Q3)": the year as far as the quarter after "to".
bool ends_in_quarter(const Tokens& t, const CalendarExpression& e,
                     const std::vector<CalendarExpression>& all) {
  if (e.kind != PeriodKind::quarter) return false;
  const auto* part = first_where(all, [](const auto& x) { return x.form == Form::bare_quarter; });
  const auto* year = first_where(all, [](const auto& x) { return x.form == Form::year; });
  return part && year && part->number == part->number_to && year->first < part->first &&
         any_of(t, part->first - 1, {"to"});
}

std::optional<PeriodReading> without_expression(std::string_view text, const Tokens& tokens,
                                                const Modifiers& m, const PeriodContext& context) {
  std::optional<Period> period;
  if (m.rolling && context.report) period = twelve_months_to(context.report->end);
  if (m.to_date) {
    if (context.report)
      period = Period{financial_year(financial_year_of(context.report->end)).start, context.report->end};
    else if (context.financial_year)
      period = financial_year(*context.financial_year);
  }
  if (!period) return std::nullopt;
  auto r = reading(text, tokens, m.first, m.last, *period,
                   m.to_date ? PeriodKind::year_to_date : PeriodKind::rolling_year);
  r.basis = m.to_date ? "cumulative" : "rolling-year";
  r.year_given = false;
  return r;
}

void apply_to_date(PeriodReading& r, const PeriodContext& context) {
  if (r.kind == PeriodKind::year && context.report && r.period.start <= context.report->end &&
      context.report->end <= r.period.end)
    r.period.end = context.report->end;
  r.period.start = financial_year(financial_year_of(r.period.end)).start;
  r.kind = PeriodKind::year_to_date;
  r.basis = "cumulative";
}

}  // namespace

std::optional<PeriodReading> read_period(std::string_view text, const PeriodContext& context) {
  const Tokens tokens = tokenize(text.substr(0, longest_header));
  const Modifiers modifiers = read_modifiers(tokens);
  const auto all = calendar_expressions(tokens);
  bool year_given = true;
  const auto expression = named(all, year_given, context);
  if (!expression) return all.empty() ? without_expression(text, tokens, modifiers, context) : std::nullopt;

  const SnapshotPrefix prefix = snapshot_prefix(tokens, expression->first);
  std::size_t first = prefix.found ? prefix.first : expression->first, last = expression->last;
  if (modifiers.last > 0) {
    first = std::min(first, modifiers.first);
    last = std::max(last, modifiers.last);
  }
  PeriodReading r = reading(text, tokens, first, last, expression->period, expression->kind);
  r.year_given = year_given;
  if (expression->school) r.period = school_year(expression->number, context);
  if (modifiers.outturn && expression->kind == PeriodKind::quarter &&
      static_cast<unsigned>(expression->period.end.month()) == 3) {  // Q4 Outturn is the whole year's
    r.period.start = financial_year(financial_year_of(r.period.end)).start;
    r.kind = PeriodKind::year;
  }
  if (modifiers.to_date || ends_in_month(tokens, *expression, all) ||
      ends_in_quarter(tokens, *expression, all)) {
    apply_to_date(r, context);
  } else if (expression->months == 12 && r.kind == PeriodKind::rolling_year) {
    r.basis = "rolling-year";
  } else if (modifiers.rolling) {
    r.period = twelve_months_to(r.period.end);
    r.kind = PeriodKind::rolling_year;
    r.basis = "rolling-year";
  } else if (prefix.found && expression->months == 0 && !(prefix.on && r.kind != PeriodKind::snapshot)) {
    r.period.start = r.period.end;
    r.kind = PeriodKind::snapshot;
    r.basis = "snapshot";
  }
  return r;
}

}  // namespace scrutineer::normalize
