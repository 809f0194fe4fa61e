#include <algorithm>

#include "normalize/period_parts.h"

namespace scrutineer::normalize {

namespace {

using Tokens = std::vector<Token>;
using Form = CalendarExpression::Form;

struct Found {
  std::size_t first = 0, last = 0;  // tokens
  Period period;
  PeriodKind kind = PeriodKind::year;
  bool year_given = true;
  std::string basis;
  // The same stretch of another year as the sentence's own: "a year earlier", "the same period in 2022"
  // (then).
  bool same = false;
  std::optional<CalendarExpression> then;
};

bool is(const Tokens& t, std::size_t i, std::string_view word) { return i < t.size() && t[i].is(word); }

bool is_month_end(const Date& d) {
  return d == last_day(static_cast<int>(d.year()), static_cast<unsigned>(d.month()));
}

Period shifted(const Period& p, int years) {
  const auto shift = [&](const Date& d) {
    const Date moved = d + std::chrono::years{years};
    return moved.ok() ? moved
                      : last_day(static_cast<int>(moved.year()), static_cast<unsigned>(moved.month()));
  };
  Period moved{shift(p.start), shift(p.end)};
  // 28 February of a year before a leap year is a month's end too.
  if (is_month_end(p.end))
    moved.end = last_day(static_cast<int>(moved.end.year()), static_cast<unsigned>(moved.end.month()));
  return moved;
}

Period quarter_of(const Date& day) {
  return quarter(financial_year_of(day),
                 static_cast<int>((static_cast<unsigned>(day.month()) + 8) % 12) / 3 + 1);
}

Period before(const Period& p, int months) {
  const std::chrono::year_month last = p.start.year() / p.start.month() - std::chrono::months{1};
  return months_to(last_day(static_cast<int>(last.year()), static_cast<unsigned>(last.month())), months);
}

// The financial year so far: a yearly report's year, a quarterly one's up to the quarter's end.
Period this_year(const Period& report) {
  const Period year = financial_year(financial_year_of(report.end));
  return report.start <= year.start && report.end >= year.end
             ? report
             : Period{year.start, std::min(year.end, report.end)};
}

// A bare quarter, month or day of running text is the last one that the report can know.
std::optional<CalendarExpression> placed_by_report(const CalendarExpression& bare,
                                                   const PeriodContext& context) {
  const auto year = year_in_force(context);
  if (!year) return std::nullopt;
  const CalendarExpression e = placed_in(bare, *year);
  if (context.financial_year || !context.report || e.period.start <= context.report->end) return e;
  return placed_in(bare, *year - 1);
}

// "last year", "the previous year", "a year ago" behind "the same quarter" or "Quarter 3": the token after,
// or 0.
std::size_t year_before(const Tokens& t, std::size_t i) {
  std::size_t n = i;
  while (any_of(t, n, {"in", "of", "from", "as", "for", "the", "a"})) ++n;
  if (any_of(t, n, {"last", "previous", "prior", "preceding"})) {
    ++n;
    if (any_of(t, n, {"financial", "reporting"})) ++n;
    return is(t, n, "year") ? n + 1 : 0;
  }
  if (is(t, n, "year") && any_of(t, n + 1, {"before", "ago", "earlier"})) return n + 2;
  return 0;
}

struct Phrase {
  bool the = false, current = false, former = false, same = false;
  std::string_view noun;
  std::size_t last = 0;
};

// this year, the previous quarter, last month, the same period, the current financial year
std::optional<Phrase> read_phrase(const Tokens& t, std::size_t i) {
  Phrase p;
  std::size_t n = i;
  for (; n < t.size() && n < i + 4; ++n) {
    if (is(t, n, "the"))
      p.the = true;
    else if (any_of(t, n, {"this", "current", "latest"}))
      p.current = true;
    else if (any_of(t, n, {"last", "previous", "prior", "preceding", "past"}))
      p.former = true;
    else if (is(t, n, "same"))
      p.same = true;
    else if (!any_of(t, n, {"financial", "reporting"}))
      break;
  }
  if (n == i || !any_of(t, n, {"year", "quarter", "month", "period", "time", "point"})) return std::nullopt;
  p.noun = t[n].lower;
  p.last = n + 1;
  // "this time last year" is the same time
  if (p.noun == "time" || p.noun == "point") p.same = p.same || p.current;
  return p;
}

// The stretch of the base, of the year that the expression names.
Period in_year_of(const Period& base, const CalendarExpression& e) {
  const int back =
      e.weak ? static_cast<int>(base.end.year()) - e.number : financial_year_of(base.end) - e.number;
  return shifted(base, -back);
}

std::optional<Found> read_same(const Tokens& t, std::size_t i, const Phrase& p,
                               const PeriodContext& context) {
  const bool own = p.noun == "quarter" || p.noun == "month";  // of the report, whatever the sentence tells of
  const Period base = p.noun == "quarter" ? quarter_of(context.report->end)
                      : p.noun == "month" ? months_to(context.report->end, 1)
                                          : *context.report;
  if (const std::size_t last = year_before(t, p.last))
    return Found{i, last, shifted(base, -1), kind_of(base), false, "", !own, {}};
  std::size_t n = p.last;
  while (any_of(t, n, {"in", "of", "for", "the"})) ++n;
  const auto e = calendar_expression(t, n);
  if (!e || e->form != Form::year || e->kind != PeriodKind::year) return std::nullopt;
  return Found{i, e->last, in_year_of(base, *e), kind_of(base), true, "", !own, *e};
}

// "a year earlier", "the year before", "12 months ago", "the previous twelve months", "year to date"
std::optional<Found> read_earlier(const Tokens& t, std::size_t i, const PeriodContext& context) {
  const Period& report = *context.report;
  const auto found = [&](std::size_t last) {
    return Found{i, last, shifted(report, -1), kind_of(report), false, "", true, {}};
  };
  if (t[i].is("year")) {
    std::size_t n = i + 1;
    const auto hyphen = [&](std::size_t at) { return at < t.size() && t[at].is('-'); };
    if (hyphen(n)) ++n;
    if (!is(t, n, "to")) return std::nullopt;
    n += hyphen(n + 1) ? 2 : 1;
    if (!is(t, n, "date")) return std::nullopt;
    const Date start = financial_year(financial_year_of(report.end)).start;
    return Found{i, n + 1, {start, report.end}, PeriodKind::year_to_date, false, "cumulative", false, {}};
  }
  const std::size_t n = i + 1;
  const auto twelve = [&](std::size_t at) {
    return is(t, at, "twelve") || (at < t.size() && t[at].is_number() && t[at].value == 12);
  };
  if (any_of(t, i, {"a", "one"}) && is(t, n, "year") &&
      any_of(t, n + 1, {"earlier", "ago", "before", "previously"}))
    return found(n + 2);
  if (t[i].is("the") && is(t, n, "year") && any_of(t, n + 1, {"before", "earlier"})) return found(n + 2);
  if (t[i].is("the") && any_of(t, n, {"previous", "preceding"}) && twelve(n + 1) && is(t, n + 2, "months"))
    return found(n + 3);  // of a rolling year; else a definition
  if (twelve(i) && is(t, n, "months") && any_of(t, n + 1, {"earlier", "ago"})) return found(n + 2);
  return std::nullopt;
}

// Words that make "the year" or "the quarter" the report's own.
bool speaks_of_report(const Tokens& t, std::size_t i) {
  if (i == 0) return false;
  if (any_of(t, i - 1, {"in", "during", "throughout", "over", "across", "for"})) return true;
  return is(t, i - 1, "of") && i > 1 && is(t, i - 2, "end");
}

std::optional<Found> read_relative(const Tokens& t, std::size_t i, const PeriodContext& context) {
  if (!context.report) return std::nullopt;
  if (auto earlier = read_earlier(t, i, context)) return earlier;
  if (!t[i].is_word()) return std::nullopt;
  const Period& report = *context.report;
  const auto snapshot = [&](std::size_t last) {
    return Found{i, last, {report.end, report.end}, PeriodKind::snapshot, false, "snapshot", false, {}};
  };
  if (t[i].is("currently")) return snapshot(i + 1);
  if (t[i].is("at") && is(t, i + 1, "present")) return snapshot(i + 2);
  if (t[i].is("at") && is(t, i + 1, "the") && is(t, i + 2, "moment")) return snapshot(i + 3);
  if (t[i].is("at") && is(t, i + 1, "year") && is(t, i + 2, "end")) return snapshot(i + 3);
  const auto p = read_phrase(t, i);
  if (!p) return std::nullopt;
  // "this quarter last year" is the same quarter of it
  if (p->same || (p->current && year_before(t, p->last) > 0)) return read_same(t, i, *p, context);
  const auto found = [&](const Period& period) {
    return Found{i, p->last, period, kind_of(period), false, "", false, {}};
  };
  if (p->former) {
    // "in the last year" is a length of time; "in the previous year" is a year.
    if (p->the && any_of(t, i + 1, {"last", "past"})) return std::nullopt;
    if (i > 1 && is(t, i - 1, "the") && any_of(t, i, {"last", "past"}) &&
        any_of(t, i - 2, {"in", "over", "within", "during", "for", "of"}))
      return std::nullopt;
    if (p->noun == "year") return found(financial_year(financial_year_of(report.end) - 1));
    if (p->noun == "quarter") return found(before(quarter_of(report.end), 3));
    if (p->noun == "month") return found(before(months_to(report.end, 1), 1));
    return std::nullopt;
  }
  if (!p->current && !(p->the && speaks_of_report(t, i))) return std::nullopt;
  if (is(t, p->last, "to") || is(t, p->last, "ending") || is(t, p->last, "ended")) return std::nullopt;
  if (p->noun == "year") return found(this_year(report));
  if (p->noun == "quarter") return found(quarter_of(report.end));
  if (p->noun == "month") return found(months_to(report.end, 1));
  if (p->noun == "period") return found(report);
  return std::nullopt;
}

// A lone year or `May 23` is one only where the words beside it say so.
bool is_trusted(const Tokens& t, const CalendarExpression& e) {
  if (!e.weak) return true;
  if (e.form == Form::year)
    return e.first > 0 &&
           (any_of(t, e.first - 1,
                   {"in", "during", "since", "from", "to", "until", "by", "of", "and", "between"}) ||
            t[e.first - 1].is('('));
  return e.last >= t.size() || !t[e.last].is_word() ||
         any_of(t, e.last,
                {"and", "to", "was", "were", "is", "compared", "with", "from", "the", "which", "when", "at",
                 "in"});
}

std::optional<Found> read_dated(const Tokens& t, std::size_t i, const PeriodContext& context,
                                std::size_t& next) {
  auto e = calendar_expression(t, i);
  if (!e) return std::nullopt;
  next = e->last;
  const bool plan = e->form == Form::year && e->kind == PeriodKind::range;  // Strategy 2020-23
  if (plan || !is_trusted(t, *e)) return std::nullopt;
  Found f{e->first, e->last, e->period, e->kind, true, "", false, {}};
  if (e->school) f.period = school_year(e->number, context);
  if (e->bare()) {
    const auto placed = placed_by_report(*e, context);
    if (!placed) return std::nullopt;
    f.period = placed->period;
    f.kind = placed->kind;
    f.year_given = false;
    if (const std::size_t last = year_before(t, e->last); last > 0 && year_in_force(context)) {
      f.period = placed_in(*e, *year_in_force(context) - 1).period;
      f.last = next = last;
    }
  }
  if (e->months == 12 && f.kind == PeriodKind::rolling_year) f.basis = "rolling-year";
  return f;
}

// "up to the end of Quarter 3": from the year's beginning.
bool counts_up_to(const Tokens& t, std::size_t first, const Found& f) {
  if (f.kind != PeriodKind::quarter && f.kind != PeriodKind::month) return false;
  return first > 1 && is(t, first - 1, "to") && t[first - 2].is_word() &&
         !any_of(t, first - 2, {"compared", "relative", "comparison", "similar", "prior", "close", "back"}) &&
         month_number(t[first - 2].lower) == 0;
}

using Same = std::pair<std::size_t, std::optional<CalendarExpression>>;  // its index, the year that it names

// The sentence's own time, for what tells of "the same period" of another year: its first dated one.
void settle_same(const std::vector<Same>& same, std::vector<PeriodReading>& all) {
  const PeriodReading* own = nullptr;
  for (std::size_t i = 0; i < all.size() && own == nullptr; ++i)
    if (all[i].kind != PeriodKind::year &&
        std::none_of(same.begin(), same.end(), [&](const Same& s) { return s.first == i; }))
      own = &all[i];
  if (own == nullptr) return;
  const Period base = own->period;
  for (const auto& [at, then] : same) {
    all[at].period = then ? in_year_of(base, *then) : shifted(base, -1);
    all[at].kind = own->kind;
    all[at].basis = own->basis;
  }
}

// As at, at the end of, since: words before that change what the expression stands for.
void apply_prefix(const Tokens& t, Found& f, std::size_t free_from, const PeriodContext& context) {
  const bool day_or_month = f.kind == PeriodKind::snapshot || f.kind == PeriodKind::month;
  const SnapshotPrefix prefix = snapshot_prefix(t, f.first);
  const bool year_end = prefix.of_year_end && prefix.first < f.first && !f.year_given;
  if ((prefix.found && (!prefix.weak || day_or_month) && !(prefix.on && f.kind != PeriodKind::snapshot)) ||
      year_end) {
    f.first = std::max(prefix.first, free_from);
    if (f.kind == PeriodKind::rolling_year) return;
    if (prefix.first > free_from && !prefix.weak && counts_up_to(t, prefix.first, f)) {
      --f.first;
      f.period.start = financial_year(financial_year_of(f.period.end)).start;
      f.kind = PeriodKind::year_to_date;
      f.basis = "cumulative";
      return;
    }
    f.period.start = f.period.end;
    f.kind = PeriodKind::snapshot;
    f.basis = "snapshot";
  } else if (f.first > free_from && is(t, f.first - 1, "since") && context.report &&
             f.period.start <= context.report->end) {
    --f.first;
    f.period.end = context.report->end;
    f.kind = PeriodKind::range;
  }
}

}  // namespace

std::vector<PeriodReading> find_periods(std::string_view text, const PeriodContext& context) {
  const Tokens t = tokenize(text);
  std::vector<PeriodReading> all;
  std::vector<Same> same;
  std::size_t free_from = 0;  // tokens before are taken
  for (std::size_t i = 0; i < t.size();) {
    std::size_t next = i + 1;
    std::optional<Found> f;
    if (is(t, i, "since") && any_of(t, i + 1, {"then"})) {
      next = i + 2;
      if (context.report && !all.empty() && all.back().period.end < context.report->end) {
        const auto start = std::chrono::sys_days{all.back().period.end} + std::chrono::days{1};
        f = Found{
            i,     i + 2, {Date{start}, context.report->end}, PeriodKind::range, all.back().year_given, "",
            false, {}};
      }
    } else if ((f = read_relative(t, i, context))) {
      next = f->last;
      if (f->kind != PeriodKind::snapshot) apply_prefix(t, *f, free_from, context);
    } else if ((f = read_dated(t, i, context, next))) {
      apply_prefix(t, *f, free_from, context);
    }
    // "within the previous 12 months" defines a measure, unless another twelve months were told before.
    const bool twelve = f && f->same && t[f->last - 1].is("months") && t[f->first].is("the");
    const bool defines = twelve && std::none_of(all.begin(), all.end(), [](const PeriodReading& r) {
                           return r.kind == PeriodKind::rolling_year;
                         });
    if (f && !defines) {
      // "as at March 2024 ... compared to March 2023": the same day of the other year
      if (f->kind == PeriodKind::month && f->first > 1 && any_of(t, f->first - 1, {"to", "with"}) &&
          !all.empty() && all.front().basis == "snapshot" && is_month_end(all.front().period.end)) {
        f->period.start = f->period.end;
        f->kind = PeriodKind::snapshot;
      }
      PeriodReading r = reading(text, t, f->first, f->last, f->period, f->kind);
      r.basis = f->basis;
      r.year_given = f->year_given;
      if (f->same) same.emplace_back(all.size(), f->then);
      all.push_back(std::move(r));
      free_from = f->last;
    }
    i = next;
  }
  settle_same(same, all);
  return all;
}

}  // namespace scrutineer::normalize
