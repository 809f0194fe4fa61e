#include <algorithm>

#include "normalize/calendar.h"
#include "normalize/figure_context.h"
#include "normalize/figure_parts.h"

namespace scrutineer::normalize {

namespace {

using Tokens = std::vector<Token>;

struct ProseReader {
  std::string_view text;
  Tokens t;
  std::vector<std::size_t>
      calendar_end;  // for each token that begins a date or a period, the token after it; else 0
  std::vector<rules::Match> qualifiers;
  int scale = 0;
  std::size_t named_before = 0;
  std::vector<Figure> figures;
};

// A lone year is left to the context: 2019 may be a count.
std::vector<std::size_t> calendar_ends(const Tokens& t) {
  std::vector<std::size_t> ends(t.size(), 0);
  for (const CalendarExpression& e : calendar_expressions(t))
    if (!(e.form == CalendarExpression::Form::year && e.weak)) ends[e.first] = e.last;
  return ends;
}

bool only_blanks(std::string_view text, std::size_t from, std::size_t to) {
  if (from > to) return false;
  const std::string_view gap = text.substr(from, to - from);
  return gap.find_first_not_of(" \t\r\n(,") == std::string_view::npos;
}

// The qualifier whose words stand right before the figure, or after it and its unit.
std::string qualifier_of(const ProseReader& r, std::size_t first, std::size_t end, std::size_t unit_end) {
  if (first > 0) {
    for (const std::size_t back : {std::size_t{1}, std::size_t{2}}) {
      if (first < back) break;
      std::size_t next = 0;
      std::string comparison = read_comparison(r.t, first - back, next);
      if (!comparison.empty() && next == first) return comparison;
    }
  }
  for (const rules::Match& m : r.qualifiers) {
    // "or more" qualifies what stands before it, "over" what follows, "(provisional)" either.
    const std::string_view words = r.text.substr(m.begin, m.end - m.begin);
    const bool after = words.starts_with("or ") || words.starts_with("and ") || words.starts_with("plus");
    const bool aside = words.starts_with("(") || words.starts_with("[") || m.gives() == "provisional" ||
                       m.gives() == "estimated";
    if (!after && only_blanks(r.text, m.end, r.t[first].begin)) return m.gives();
    if ((after || aside) && (only_blanks(r.text, end, m.begin) || only_blanks(r.text, unit_end, m.begin)))
      return m.gives();
  }
  return "";
}

// A unit in words behind a plain number. Returns the token after it.
std::size_t read_unit(const ProseReader& r, Figure& f, std::size_t i) {
  if (!f.unit.empty()) return i;
  std::optional<MeasureWord> word = read_rate_words(r.t, i);
  if (!word) word = read_measure_word(r.t, i);
  if (!word) return i;
  f.unit = word->unit;
  f.resolution = half_place(*f.value, false);
  return word->next;
}

void add(ProseReader& r, const Amount& amount, std::size_t& i, const Fraction* fraction) {
  Figure f = figure_of(amount, r.text, r.t);
  i = amount.last;
  if (fraction) {
    f.numerator = fraction->numerator;
    f.denominator = fraction->denominator;
    i = std::max(i, fraction->last);
  }
  const std::size_t unit_last = std::max(i, read_unit(r, f, amount.last));
  i = unit_last;
  if (amount.first > 0 && (r.t[amount.first - 1].is("rank") || r.t[amount.first - 1].is("ranked")))
    f.unit = "rank";
  f.qualifier = qualifier_of(r, amount.first, f.end, r.t[unit_last - 1].end);
  if (f.qualifier.empty() && unit_last < r.t.size() && r.t[unit_last].is('+') && !r.t[unit_last].space_before)
    f.qualifier = "at-least";
  r.figures.push_back(std::move(f));
}

// `10.4% (29 / 278)`: the fraction in brackets behind a percentage, where the two agree or cannot be anything
// else.
std::optional<Fraction> fraction_behind(const ProseReader& r, const Amount& percent) {
  const std::size_t i = percent.last;
  if (percent.unit != "percent" || i + 1 >= r.t.size() || !r.t[i].is('(')) return std::nullopt;
  auto fraction = read_fraction(r.t, i + 1);
  if (!fraction || (r.calendar_end[i + 1] > 0 && !agrees(percent, *fraction))) return std::nullopt;
  if (fraction->last < r.t.size() && r.t[fraction->last].is(')')) ++fraction->last;
  return fraction;
}

// `11 out of 14`, `29/278`, `35/80 (44%)`
bool read_counted_part(ProseReader& r, std::size_t& i) {
  const auto fraction = read_fraction(r.t, i);
  if (!fraction) return false;
  if (names_a_thing(r.t, i)) return false;
  Amount part;
  part.value = fraction->numerator;
  part.first = fraction->first;
  part.last = fraction->words ? fraction->middle : fraction->last;
  // The stroke also parts dates, codes and the hours of 24/7.
  if (i > 0 && !r.t[i].space_before && !r.t[i - 1].is('(') && !r.t[i - 1].is('"') && !r.t[i - 1].is(':'))
    return false;
  if (fraction->words && r.t[i].is_number() && is_no_figure(r.t, part, r.named_before)) return false;
  if (fraction->last < r.t.size() && !r.t[fraction->last].space_before && r.t[fraction->last].is_word())
    return false;
  if (!fraction->words && fraction->numerator == Decimal(24, 0) && fraction->denominator == Decimal(7, 0))
    return false;
  std::size_t n = fraction->last;
  if (n < r.t.size() && r.t[n].is('(')) ++n;
  if (const auto percent = read_amount(r.t, n); percent && percent->unit == "percent") {
    add(r, *percent, i, &*fraction);
    return true;
  }
  if (fraction->words) part.last = fraction->last;
  add(r, part, i, &*fraction);
  return true;
}

bool read_in_words(ProseReader& r, std::size_t& i) {
  std::size_t next = i + 1;
  int value = read_number_word(r.t, i, next);
  Amount a;
  a.first = i;
  if (value == 0 && r.t[i].is("one") && next < r.t.size() && r.t[next].is("percentage")) value = 1;
  if (value == 0) return false;
  a.value = Decimal(value, 0);
  a.last = next;
  const auto is = [&](std::size_t n, std::string_view word) { return n < r.t.size() && r.t[n].is(word); };
  if (is(next, "percentage") && (is(next + 1, "point") || is(next + 1, "points"))) {
    a.unit = "percentage-points";
    a.last = next + 2;
  } else if (is(next, "percent") || (is(next, "per") && is(next + 1, "cent"))) {
    a.unit = "percent";
    a.last = is(next, "percent") ? next + 1 : next + 2;
  }
  if (a.unit.empty() && !word_counts(r.t, i, next)) return false;
  if (!a.unit.empty()) a.resolution = half_place(a.value, false);
  add(r, a, i, nullptr);
  return true;
}

bool precedes(const ProseReader& r, std::size_t i, std::string_view word) {
  return i > 0 && r.t[i - 1].is(word);
}

// A minus that stands at the number and parts nothing: not the one of "Q1 -397" or "19-21".
bool is_sign(const ProseReader& r, std::size_t i) {
  if (!r.t[i].space_before) return i > 0 && (r.t[i - 1].is('(') || r.t[i - 1].is(':') || r.t[i - 1].is('='));
  if (i == 0) return true;
  for (std::size_t n = i; n-- > 0 && i - n < 8;)
    if (r.calendar_end[n] == i) return false;
  return true;
}

// The opening of an amount: bracketed numbers of running text are asides, not negative.
bool may_open(const ProseReader& r, std::size_t i) {
  const Token& t = r.t[i];
  if (t.is_number()) return true;
  if (t.text == "£") return true;
  if (t.is('.'))
    return t.space_before && i + 1 < r.t.size() && r.t[i + 1].is_number() && !r.t[i + 1].space_before;
  if (t.is('-') || t.is('+')) return is_sign(r, i);
  return t.is('(') && i + 1 < r.t.size() && r.t[i + 1].text == "£";
}

bool read_plain(ProseReader& r, std::size_t& i) {
  if (!may_open(r, i)) return false;
  auto amount = read_amount(r.t, i);
  if (!amount) return false;
  const bool limit = amount->unit == "percent" && precedes(r, i, "within") && amount->last < r.t.size() &&
                     r.t[amount->last].is("of");
  const bool rate = amount->unit == "percent" && precedes(r, i, "per");  // "per 100,000 % of ..."
  const bool glued = i > 0 && !r.t[i].space_before && r.t[i - 1].is_word() && amount->value.places() == 0 &&
                     amount->unit.empty();
  if (limit || rate || glued || (amount->plain() && is_no_figure(r.t, *amount, r.named_before))) {
    if (names_a_thing(r.t, i) || (r.named_before > 0 && r.named_before + 1 == i))
      r.named_before = amount->last;
    i = amount->last;
    return true;
  }
  if (!scale_by(*amount, r.scale)) {
    i = amount->last;
    return true;
  }
  const auto fraction = fraction_behind(r, *amount);
  add(r, *amount, i, fraction ? &*fraction : nullptr);
  return true;
}

bool read_time(ProseReader& r, std::size_t& i) {
  const auto duration = read_duration(r.t, i);
  if (!duration) return false;
  if (precedes(r, i, "within")) {
    i = duration->last;
    return true;
  }
  add(r, *duration, i, nullptr);
  return true;
}

}  // namespace

std::vector<Figure> find_figures(std::string_view text, const rules::RuleSet& rules,
                                 const FigureContext& context) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return {};
  ProseReader r{text, tokenize(text), {}, {}, context.scale, 0, {}};
  r.calendar_end = calendar_ends(r.t);
  const bool numbers =
      std::any_of(r.t.begin(), r.t.end(), [](const Token& t) { return t.is_number() || t.is_word(); });
  if (numbers) r.qualifiers = rules.all("qualifier", text);
  for (std::size_t i = 0; i < r.t.size();) {
    if (r.calendar_end[i] > i) {
      i = r.calendar_end[i];
    } else if (!(read_time(r, i) || read_counted_part(r, i) || read_in_words(r, i) || read_plain(r, i))) {
      ++i;
    }
  }
  return std::move(r.figures);
}

}  // namespace scrutineer::normalize
