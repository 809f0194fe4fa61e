#include "normalize/calendar.h"

#include <algorithm>

#include "normalize/calendar_points.h"

namespace scrutineer::normalize {

namespace {

using Tokens = std::vector<Token>;
using Form = CalendarExpression::Form;

bool is(const Tokens& t, std::size_t i, std::string_view word) { return i < t.size() && t[i].is(word); }
bool is_any(const Tokens& t, std::size_t i, std::initializer_list<std::string_view> words) {
  return i < t.size() && t[i].is_word() && std::find(words.begin(), words.end(), t[i].lower) != words.end();
}
bool is_mark(const Tokens& t, std::size_t i, char mark) { return i < t.size() && t[i].is(mark); }

Date first_day(int year, unsigned month) {
  return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{1}};
}

Date start_of(const PointReading& p) {
  return p.day == 0 ? first_day(p.year, static_cast<unsigned>(p.month))
                    : Date{std::chrono::year{p.year}, std::chrono::month{static_cast<unsigned>(p.month)},
                           std::chrono::day{static_cast<unsigned>(p.day)}};
}
Date end_of(const PointReading& p) {
  return p.day == 0 ? last_day(p.year, static_cast<unsigned>(p.month)) : start_of(p);
}

CalendarExpression placed(std::size_t first, std::size_t last, const Period& period) {
  CalendarExpression e;
  e.first = first;
  e.last = last;
  e.period = period;
  e.kind = kind_of(period);
  return e;
}

CalendarExpression bare(Form form, std::size_t first, std::size_t last, int number, int number_to) {
  CalendarExpression e;
  e.form = form;
  e.first = first;
  e.last = last;
  e.number = number;
  e.number_to = number_to;
  return e;
}

Period quarters(int first_year, int from, int to) {
  return {quarter(first_year, from).start, quarter(first_year, to).end};
}
Period halves(int first_year, int from, int to) { return quarters(first_year, 2 * from - 1, 2 * to); }

int ordinal(const Token& t) {
  if (t.is("first") || t.is("one") || t.is("1")) return 1;
  if (t.is("second") || t.is("two")) return 2;
  if (t.is("third") || t.is("three")) return 3;
  if (t.is("fourth") || t.is("four") || t.is("final")) return 4;
  return t.digits() == 1 ? t.value : 0;
}

// Q1, Qtr 2, Quarter three, H1, Half 2, 2nd quarter, first half: its number and where it ends.
struct PartName {
  bool half = false;
  int number = 0;
  std::size_t next = 0;
};
std::optional<PartName> read_part_name(const Tokens& t, std::size_t i) {
  if (i >= t.size()) return std::nullopt;
  PartName part;
  if (t[i].is_word()) {
    const bool letter = t[i].is("q") || t[i].is("h");
    part.half = t[i].is("h") || t[i].is("half") || t[i].is("halves");
    if (letter || part.half || is_any(t, i, {"quarter", "quarters", "qtr", "qtrs"})) {
      std::size_t n = i + 1;
      if (part.half && !letter && is(t, n, "year")) ++n;
      if (n < t.size() && ordinal(t[n]) > 0 && !(letter && !t[n].is_number()) &&
          !(letter && part.half && t[n].space_before) && !is(t, n, "first") && !is(t, n, "second"))
        part = {part.half, ordinal(t[n]), n + 1};
    }
  }
  if (part.number == 0) {  // 1st quarter, second half
    std::size_t n = i + 1;
    const int number = ordinal(t[i]);
    if (number == 0) return std::nullopt;
    if (t[i].is_number()) {
      if (!is_any(t, n, {"st", "nd", "rd", "th"}) || t[n].space_before) return std::nullopt;
      ++n;
    } else if (!is_any(t, i, {"first", "second", "third", "fourth", "final"})) {
      return std::nullopt;
    }
    if (!is_any(t, n, {"quarter", "qtr", "half"})) return std::nullopt;
    part = {t[n].is("half"), number, n + 1};
  }
  if (part.number > (part.half ? 2 : 4)) return std::nullopt;
  const bool amount =
      part.next < t.size() && !t[part.next].space_before &&
      (t[part.next].is('%') || ((t[part.next].is('.') || t[part.next].is(',')) && part.next + 1 < t.size() &&
                                t[part.next + 1].is_number() && !t[part.next + 1].space_before));
  if (amount) return std::nullopt;
  return part;
}

// The end of a range of quarters: Q1 to Q3, Q1-Q3, Q1-3, quarters 1 and 2.
void read_part_range(const Tokens& t, std::size_t i, const PartName& from, PartName& to) {
  std::size_t n = from.next;
  if (!(is_mark(t, n, '-') || is_mark(t, n, '&') || is_mark(t, n, '/') ||
        is_any(t, n, {"to", "and", "until"})))
    return;
  const bool plural = is_any(t, i, {"quarters", "qtrs", "halves"});
  const bool joined = is_mark(t, n, '-') && !t[n].space_before;
  ++n;
  if (n >= t.size()) return;
  if ((plural || (joined && !t[n].space_before)) && t[n].digits() == 1 && t[n].value > from.number &&
      t[n].value <= (from.half ? 2 : 4)) {
    to = {from.half, t[n].value, n + 1};
    return;
  }
  const auto second = read_part_name(t, n);
  if (second && second->half == from.half && second->number > from.number) to = *second;
}

Period part_period(const PartName& from, const PartName& to, int first_year) {
  return from.half ? halves(first_year, from.number, to.number)
                   : quarters(first_year, from.number, to.number);
}

// `Q4 Mar 2018` is the quarter that ends with the month where a quarter does, else the one that holds it.
Period quarter_by_month(int number, const PointReading& p) {
  const Date end = end_of(p);
  if (p.month % 3 == 0) return months_to(end, 3);
  const Period named = quarter(financial_year_of(end), number);
  return named.start <= end && end <= named.end ? named : month(p.year, static_cast<unsigned>(p.month));
}

struct PointRange {
  PointReading from, to;
};

// The first day of "9 to 20 May 2022", whose month and year stand with the last.
std::optional<PointReading> read_bare_day(const Tokens& t, std::size_t i) {
  if (i >= t.size() || !t[i].is_number() || t[i].digits() > 2 || t[i].value < 1) return std::nullopt;
  if (!(is_mark(t, i + 1, '-') || is(t, i + 1, "to"))) return std::nullopt;
  const auto to = read_point(t, i + 2);
  if (!to || to->day <= t[i].value || to->year == 0) return std::nullopt;
  return PointReading{to->year, to->month, t[i].value, false, i + 1};
}

std::optional<PointRange> read_point_range(const Tokens& t, std::size_t i) {
  auto from = read_point(t, i);
  if (!from) from = read_bare_day(t, i);
  if (!from) return std::nullopt;
  std::size_t n = from->next;
  const bool between = i > 0 && t[i - 1].is("between");
  if (!(is_mark(t, n, '-') || is_any(t, n, {"to", "until", "through"}) || (between && is(t, n, "and"))))
    return std::nullopt;
  ++n;
  if (is(t, n, "the") && is(t, n + 1, "end") && is(t, n + 2, "of")) n += 3;
  const auto to = read_point(t, n);
  if (!to) return std::nullopt;
  PointRange range{*from, *to};
  const bool wraps = from->month > to->month || (from->month == to->month && from->day > to->day);
  if (range.from.year == 0 && range.to.year != 0) range.from.year = range.to.year - (wraps ? 1 : 0);
  if (range.from.year != 0 && range.to.year == 0) range.to.year = range.from.year + (wraps ? 1 : 0);
  if (range.from.year != 0 && start_of(range.from) > end_of(range.to)) return std::nullopt;
  if (range.from.year == 0 && (from->day > 1 || (to->day != 0 && to->day < 28))) return std::nullopt;
  return range;
}

std::optional<CalendarExpression> read_points(const Tokens& t, std::size_t i) {
  if (const auto range = read_point_range(t, i)) {
    if (range->from.year == 0)
      return bare(Form::bare_month, i, range->to.next, range->from.month, range->to.month);
    return placed(i, range->to.next, {start_of(range->from), end_of(range->to)});
  }
  const auto point = read_point(t, i);
  if (!point) return std::nullopt;
  if (point->year == 0) {
    auto e = bare(point->day == 0 ? Form::bare_month : Form::bare_date, i, point->next, point->month,
                  point->month);
    e.day = point->day;
    return e;
  }
  auto e = placed(i, point->next, {start_of(*point), end_of(*point)});
  e.weak = point->weak;
  return e;
}

// What gives a quarter or half its year: `2019/20`, `(Oct - Dec 2024)`, `Mar 2018`; months without a year are
// passed over.
std::optional<CalendarExpression> read_part(const Tokens& t, std::size_t i) {
  const auto from = read_part_name(t, i);
  if (!from) return std::nullopt;
  PartName to = *from;
  read_part_range(t, i, *from, to);
  auto e = bare(from->half ? Form::bare_half : Form::bare_quarter, i, to.next, from->number, to.number);
  std::size_t n = to.next;
  const bool value_may_follow =
      is_mark(t, n, ':') || (is_mark(t, n, '-') && t[n].space_before) || is_mark(t, n, '=');
  const bool bracket = is_mark(t, n, '(');
  if (n < t.size() && t[n].kind == Token::Kind::mark &&
      (bracket || is_mark(t, n, ',') || is_mark(t, n, ':') || is_mark(t, n, '-') || is_mark(t, n, '/')))
    ++n;
  while (is_any(t, n, {"of", "in", "for", "the"})) ++n;
  const auto close = [&](std::size_t next) { return bracket && is_mark(t, next, ')') ? next + 1 : next; };
  if (const auto year = read_year(t, n);
      year && year->last <= year->first + 1 && (year->financial || !value_may_follow))
    return placed(i, close(year->next), part_period(*from, to, year->first));
  const bool single = !from->half && from->number == to.number;
  if (const auto range = read_point_range(t, n)) {
    if (range->from.year != 0)
      return placed(i, close(range->to.next), {start_of(range->from), end_of(range->to)});
    if (bracket || n == to.next) e.last = close(range->to.next);
    // Quarter 3 (Oct - Dec) 2024-25
    if (const auto year = bracket ? read_year(t, e.last) : std::nullopt;
        year && year->financial && year->last == year->first + 1)
      return placed(i, year->next, part_period(*from, to, year->first));
  } else if (const auto point = read_point(t, n); point && single && point->day == 0 && n <= to.next + 1) {
    if (point->year != 0) return placed(i, close(point->next), quarter_by_month(from->number, *point));
    if (bracket || n == to.next) e.last = close(point->next);
  }
  return e;
}

bool school_year_words(const Tokens& t, std::size_t i) {
  return (is(t, i, "school") || is(t, i, "academic")) && is(t, i + 1, "year");
}

std::optional<CalendarExpression> read_year_first(const Tokens& t, std::size_t i) {
  const bool school_before = school_year_words(t, i);
  const std::size_t start = school_before ? i + 2 : is(t, i, "ay") ? i + 1 : i;
  const auto year = read_year(t, start);
  if (!year) return std::nullopt;
  std::size_t n = year->next;
  if (is_mark(t, n, '-') || is_mark(t, n, '(') || is_mark(t, n, ',') || is_mark(t, n, ':')) ++n;
  // In "2018/19 Q1 2019/20" the quarter has a year of its own.
  const auto own = read_part(t, n);
  if (const auto from = read_part_name(t, n); from && year->last <= year->first + 1 && own->bare()) {
    PartName to = *from;
    read_part_range(t, n, *from, to);
    const std::size_t next = is_mark(t, n - 1, '(') && is_mark(t, to.next, ')') ? to.next + 1 : to.next;
    return placed(i, next, part_period(*from, to, year->first));
  }
  auto e =
      placed(i, year->next,
             year->financial ? Period{financial_year(year->first).start, financial_year(year->last - 1).end}
                             : calendar_year(year->first));
  e.form = Form::year;
  e.number = e.number_to = year->first;
  e.kind = year->last > year->first + 1 ? PeriodKind::range : PeriodKind::year;
  e.weak = !year->financial;
  e.school = school_before || start != i || school_year_words(t, year->next);
  if (school_year_words(t, year->next)) e.last = year->next + 2;
  // 2022/23 (AY), 2022/23 (academic year)
  if (n = is_mark(t, year->next, '(') ? year->next + 1 : year->next;
      is(t, n, "ay") || is(t, n, "academic") || school_year_words(t, n)) {
    e.school = true;
    e.last = school_year_words(t, n) ? n + 2 : n + 1;
    if (is_mark(t, e.last, ')')) ++e.last;
  }
  // 2020 - 22: the pooled years of health statistics
  n = year->next;
  if (!year->financial && is_mark(t, n, '-') && n + 1 < t.size() && t[n].space_before &&
      t[n + 1].digits() == 2) {
    constexpr int kMostPooled = 5;
    const int on = t[n + 1].value - year->first % 100;
    if (on >= 1 && on < kMostPooled) {
      e = placed(i, n + 2, {calendar_year(year->first).start, calendar_year(year->first + on).end});
      e.kind = PeriodKind::range;
    }
  }
  // 2019/20 to 2021/22
  n = year->next;
  if (year->financial && (is(t, n, "to") || (is_mark(t, n, '-') && t[n].space_before)))
    if (const auto until = read_year(t, n + 1); until && until->financial && until->first > year->first)
      e = placed(i, until->next, {e.period.start, financial_year(until->last - 1).end});
  return e;
}

std::optional<CalendarExpression> read_term(const Tokens& t, std::size_t i) {
  if (!is_any(t, i, {"autumn", "spring", "summer"})) return std::nullopt;
  const std::size_t n = is(t, i + 1, "term") ? i + 2 : i + 1;
  const auto year = read_year(t, n);
  if (!year || year->last > year->first + 1) return std::nullopt;
  const bool autumn = t[i].is("autumn");
  const int y = autumn ? year->first : year->last;
  const unsigned from = autumn ? 9 : t[i].is("spring") ? 1 : 4;
  const unsigned to = autumn ? 12 : t[i].is("spring") ? 3 : 7;
  auto e = placed(i, year->next, {first_day(y, from), last_day(y, to)});
  e.kind = PeriodKind::range;
  return e;
}

// The months of `12m`, `12 mths`, `twelve months`, `quarter`, `year`, and the token after them.
int read_span(const Tokens& t, std::size_t i, std::size_t& next) {
  if (is_any(t, i, {"quarter", "qtr", "year", "yr"})) {
    next = i + 1;
    return is_any(t, i, {"year", "yr"}) ? 12 : 3;
  }
  int count = i < t.size() && t[i].is_number() ? t[i].value : 0;
  if (is(t, i, "twelve")) count = 12;
  if (is(t, i, "six")) count = 6;
  if (is(t, i, "three")) count = 3;
  if (count < 1 || count > 60) return 0;
  const std::size_t n = is_mark(t, i + 1, '-') ? i + 2 : i + 1;
  if (!is_any(t, n, {"m", "mth", "mths", "month", "months", "mnths"})) return 0;
  next = n + 1;
  return count;
}

std::optional<CalendarExpression> read_months_to(const Tokens& t, std::size_t i) {
  std::size_t n = 0;
  const int months = read_span(t, i, n);
  if (months == 0) return std::nullopt;
  while (is_any(t, n, {"rolling", "period"})) ++n;
  if (!is_any(t, n, {"to", "ending", "ended", "end", "until", "up"})) return std::nullopt;
  const bool plain_end = t[n].is("end"), any_year = is_any(t, i, {"year", "yr"});
  ++n;
  while (is_any(t, n, {"to", "in", "at", "the", "end", "of"})) ++n;
  auto inner = read_points(t, n);
  if (!inner && !plain_end) inner = read_part(t, n);
  if (!inner || (inner->kind == PeriodKind::range && !inner->bare())) return std::nullopt;
  inner->first = i;
  if (any_year && inner->form == Form::bare_quarter) {  // the year to the end of Quarter 2: from its start
    inner->number = 1;
    return inner;
  }
  if (any_year && !inner->bare() && inner->kind == PeriodKind::quarter) {
    inner->period.start = financial_year(financial_year_of(inner->period.end)).start;
    inner->kind = PeriodKind::year_to_date;
    return inner;
  }
  inner->months = months;
  inner->weak = false;
  if (!inner->bare()) {
    inner->period = months_to(inner->period.end, months);
    inner->kind = months == 12 && !any_year ? PeriodKind::rolling_year : kind_of(inner->period);
  }
  return inner;
}

}  // namespace

std::optional<CalendarExpression> calendar_expression(const Tokens& tokens, std::size_t i) {
  if (i >= tokens.size()) return std::nullopt;
  if (tokens[i].kind == Token::Kind::mark && !tokens[i].is('\'')) return std::nullopt;
  std::optional<CalendarExpression> best;
  for (const auto read : {read_months_to, read_part, read_year_first, read_points, read_term}) {
    auto e = read(tokens, i);
    if (e && (!best || e->last > best->last)) best = std::move(e);
  }
  return best;
}

std::vector<CalendarExpression> calendar_expressions(const Tokens& tokens) {
  std::vector<CalendarExpression> all;
  for (std::size_t i = 0; i < tokens.size();) {
    if (const auto e = calendar_expression(tokens, i)) {
      all.push_back(*e);
      i = e->last;
    } else {
      ++i;
    }
  }
  return all;
}

CalendarExpression placed_in(const CalendarExpression& bare, int year) {
  CalendarExpression e = bare;
  e.form = Form::placed;
  const auto year_of = [&](int m) { return m >= 4 ? year : year + 1; };
  switch (bare.form) {
    case Form::bare_quarter:
      e.period = quarters(year, bare.number, bare.number_to);
      break;
    case Form::bare_half:
      e.period = halves(year, bare.number, bare.number_to);
      break;
    case Form::bare_month: {
      const int from = year_of(bare.number);
      const int to = bare.number_to < bare.number ? from + 1 : from;
      e.period = {first_day(from, static_cast<unsigned>(bare.number)),
                  last_day(to, static_cast<unsigned>(bare.number_to))};
      break;
    }
    case Form::bare_date: {
      const PointReading point{year_of(bare.number), bare.number, bare.day, false, 0};
      e.period = {start_of(point), start_of(point)};
      if (!e.period.start.ok())
        e.period.start = e.period.end = last_day(point.year, static_cast<unsigned>(point.month));
      break;
    }
    case Form::placed:
    case Form::year:
      break;
  }
  if (bare.months > 0) e.period = months_to(e.period.end, bare.months);
  e.kind = bare.months == 12 ? PeriodKind::rolling_year : kind_of(e.period);
  return e;
}

PeriodKind kind_of(const Period& p) {
  if (p.start == p.end) return PeriodKind::snapshot;
  const auto first = p.start.year() / p.start.month(), last = p.end.year() / p.end.month();
  if (static_cast<unsigned>(p.start.day()) != 1 ||
      p.end != last_day(static_cast<int>(p.end.year()), static_cast<unsigned>(p.end.month())))
    return PeriodKind::range;
  const auto months = (last - first).count() + 1;
  const unsigned start = static_cast<unsigned>(p.start.month());
  if (months == 1) return PeriodKind::month;
  if (months == 3 && start % 3 == 1) return PeriodKind::quarter;
  if (months == 6 && start % 6 == 4) return PeriodKind::half;
  if (months == 12 && (start == 4 || start == 1)) return PeriodKind::year;
  return PeriodKind::range;
}

Period months_to(const Date& end, int count) {
  const std::chrono::year_month last = end.year() / end.month();
  return {(last - std::chrono::months{count - 1}) / std::chrono::day{1},
          last_day(static_cast<int>(last.year()), static_cast<unsigned>(last.month()))};
}

Date last_day(int year, unsigned month) {
  return Date{std::chrono::year_month_day_last{std::chrono::year{year},
                                               std::chrono::month_day_last{std::chrono::month{month}}}};
}

}  // namespace scrutineer::normalize
