#include "normalize/figure.h"

#include <algorithm>

#include "normalize/calendar.h"
#include "normalize/figure_parts.h"
#include "normalize/period.h"

namespace scrutineer::normalize {

namespace {

using Tokens = std::vector<Token>;

// Longer cells are sentences.
constexpr std::size_t longest_cell = 160;
// Words that may stand after a figure in its cell ("7 became subject"); more make a sentence or a label.
constexpr std::size_t most_noun_words = 3;

std::string_view trimmed(std::string_view text, std::size_t& offset) {
  static constexpr std::string_view blanks = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  offset = first;
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// A reader of one cell: the tokens left after qualifiers were taken out, and what was understood so far.
struct CellReader {
  std::string_view cell;
  const rules::RuleSet& rules;
  Tokens t;
  Figure figure;

  bool at_end(std::size_t i) const { return i >= t.size(); }
  std::string_view text(std::size_t first, std::size_t last) const {
    return cell.substr(t[first].begin, t[last - 1].end - t[first].begin);
  }
};

// A whole text by a rule of the kind, or empty.
std::string whole(const rules::RuleSet& rules, std::string_view kind, std::string_view text) {
  const auto match = rules.first(kind, text);
  return match && match->begin == 0 && match->end == text.size() ? match->gives() : "";
}

// The words of qualifiers are taken out of the cell, so that what is left is the figure's own grammar.
void take_qualifiers(CellReader& r) {
  const bool words = std::any_of(r.t.begin(), r.t.end(), [](const Token& t) { return t.is_word(); });
  if (!words) return;
  for (const rules::Match& match : r.rules.all("qualifier", r.cell)) {
    const auto inside = [&](const Token& t) {
      return t.begin >= match.begin && t.end <= match.end && !t.is_number() && !t.is('%') && t.text != "£" &&
             !t.is('.');
    };
    const bool number_left =
        std::any_of(r.t.begin(), r.t.end(), [&](const Token& t) { return t.is_number() && !inside(t); });
    if (!number_left) continue;
    if (r.figure.qualifier.empty()) r.figure.qualifier = match.gives();
    bool gap = false;
    Tokens kept;
    for (Token& t : r.t) {
      if (inside(t)) {
        gap = true;
        continue;
      }
      t.space_before = t.space_before || gap;
      gap = false;
      kept.push_back(std::move(t));
    }
    r.t = std::move(kept);
  }
}

bool is_note_mark(const Token& t) {
  return t.is('*') || t.is('#') || t.is('^') ||
         (t.is('?') && t.text != "£" && t.text != "±" && t.text != "≥" && t.text != "≤" && t.text != "≈");
}

// Signs that are no part of a figure: arrows before it, note markers after it.
void strip_marks(Tokens& t) {
  while (!t.empty() && is_note_mark(t.back())) t.pop_back();
  std::size_t n = 0;
  while (n < t.size() && t[n].is('?') && is_note_mark(t[n])) ++n;
  t.erase(t.begin(), t.begin() + static_cast<std::ptrdiff_t>(n));
}

// A date or a period is no figure; a lone 2019 may be a count.
bool is_period(const Tokens& t) {
  const auto e = calendar_expression(t, 0);
  return e && e->last == t.size() && !(e->form == CalendarExpression::Form::year && e->weak);
}

std::size_t closing(const CellReader& r, std::size_t open) {
  const char close = r.t[open].is('(') ? ')' : ']';
  for (std::size_t n = open + 1; n < r.t.size(); ++n)
    if (r.t[n].is(close)) return n;
  return r.t.size();  // OCR loses brackets
}

bool has_number(const Tokens& t, std::size_t first, std::size_t last) {
  return std::any_of(t.begin() + static_cast<std::ptrdiff_t>(first),
                     t.begin() + static_cast<std::ptrdiff_t>(std::min(last, t.size())),
                     [](const Token& x) { return x.is_number(); });
}

bool has_word(const Tokens& t, std::size_t first, std::size_t last, std::string_view word) {
  return std::any_of(t.begin() + static_cast<std::ptrdiff_t>(first),
                     t.begin() + static_cast<std::ptrdiff_t>(last),
                     [&](const Token& x) { return x.is(word); });
}

void set_fraction(Figure& figure, const Fraction& fraction) {
  figure.numerator = fraction.numerator;
  figure.denominator = fraction.denominator;
}

bool read_tolerance(CellReader& r, std::size_t first, std::size_t last) {
  if (!has_word(r.t, first, last, "tolerance")) return false;
  for (std::size_t n = first; n < last; ++n)
    if (const auto amount = read_amount(r.t, n)) {
      r.figure.tolerance = amount->value;
      return true;
    }
  return false;
}

// Words round no more than one number.
bool is_remark(const CellReader& r, std::size_t first, std::size_t last) {
  std::size_t words = 0, amounts = 0;
  for (std::size_t i = first; i < last;) {
    words += r.t[i].is_word();
    const auto amount = read_amount(r.t, i);
    const bool here = amount && amount->first == i && amount->last > i;
    amounts += here;
    i = here ? amount->last : i + 1;
  }
  return words > 0 && amounts <= 1;
}

// What stands in brackets after a figure. False where it makes the cell more than one figure.
bool read_brackets(CellReader& r, std::size_t& i) {
  const std::size_t first = i + 1, last = closing(r, i);
  const bool square = r.t[i].is('[');
  i = std::min(last + 1, r.t.size());
  if (first >= last) return true;
  if (read_tolerance(r, first, last)) return true;
  if (!has_number(r.t, first, last)) {
    // (r) is a revised figure, (R) a red one
    const bool revised = last == first + 1 && r.t[first].text == "r";
    if (const std::string rag = whole(r.rules, "rating", r.text(first, last)); !rag.empty() && !revised)
      r.figure.rag = rag;
    return true;
  }
  if (square) return last == first + 1;  // a note's number
  const auto fraction = read_fraction(r.t, first);
  const bool whole_fraction = fraction && fraction->last == last;
  // 24/25 is a fraction, 2024/25 is a year
  if (const auto own = read_period(r.text(first, last));
      own && own->year_given && !(whole_fraction && r.t[first].digits() < 4)) {
    r.figure.period = std::string(r.text(first, last));
    return true;
  }
  if (whole_fraction) {
    set_fraction(r.figure, *fraction);
    return true;
  }
  // "0.5% (335 young people)", "£1.2m (£0.3m over)": what is said of the figure
  return r.at_end(i) && r.t[r.t.size() - 1].is(')') && is_remark(r, first, last);
}

// 95% +/- 2, 95% ± 2%
bool read_either_side(CellReader& r, std::size_t& i) {
  std::size_t n = i;
  if (r.t[n].text == "±")
    ++n;
  else if (n + 2 < r.t.size() && r.t[n].is('+') && r.t[n + 1].is('/') && r.t[n + 2].is('-'))
    n += 3;
  else
    return false;
  const auto amount = read_amount(r.t, n);
  if (!amount) return false;
  r.figure.tolerance = amount->value;
  i = amount->last;
  return true;
}

// by 2023, by March 2024
bool read_due(CellReader& r, std::size_t& i) {
  if (!r.t[i].is("by")) return false;
  const auto e = calendar_expression(r.t, i + 1);
  if (!e) return false;
  i = e->last;
  return true;
}

// `within 3 days`, `in 45 working days`: the definition that a percentage repeats.
bool read_limit(const CellReader& r, std::size_t& i) {
  if (r.figure.unit != "percent" || !(r.t[i].is("within") || r.t[i].is("in") || r.t[i].is("under")))
    return false;
  if (i + 1 >= r.t.size() || !r.t[i + 1].is_number()) return false;
  const auto word = read_measure_word(r.t, i + 2);
  if (!word) return false;
  i = word->next;
  return true;
}

// Plain words after the figure: what it counts, a unit, a rating.
bool read_words(CellReader& r, std::size_t& i) {
  std::size_t last = i;
  while (last < r.t.size() &&
         (r.t[last].is_word() || (last > i && (r.t[last].is('-') || r.t[last].is('\'')))))
    ++last;
  if (last == i) return false;
  const std::string_view words = r.text(i, last);
  if (const std::string rag = whole(r.rules, "rating", words); !rag.empty()) {
    r.figure.rag = rag;
  } else {
    const auto count = std::count_if(r.t.begin() + static_cast<std::ptrdiff_t>(i),
                                     r.t.begin() + static_cast<std::ptrdiff_t>(last),
                                     [](const Token& t) { return t.is_word(); });
    if (r.t[i].capital || !r.t[i].space_before || static_cast<std::size_t>(count) > most_noun_words)
      return false;
    if (has_word(r.t, i, last, "old") || has_word(r.t, i, last, "olds")) return false;
    if (r.figure.unit.empty()) {
      const auto unit = r.rules.first("unit", words);
      r.figure.unit = unit ? unit->gives() : "count";
    }
  }
  i = last;
  return true;
}

bool read_unit(CellReader& r, std::size_t& i) {
  if (!r.figure.unit.empty() && r.figure.unit != "gbp") return false;
  if (const auto rate = read_rate_words(r.t, i)) {
    r.figure.unit = rate->unit;
    r.figure.resolution = half_place(*r.figure.value, false);
    i = rate->next;
    while (i < r.t.size() && r.t[i].is_word()) ++i;
    return true;
  }
  if (r.t[i].is("per") && i + 1 < r.t.size() && r.t[i + 1].is_word()) {
    ++i;
    for (std::size_t n = 0; n < most_noun_words && i < r.t.size() && r.t[i].is_word(); ++n) ++i;
    return true;
  }
  if (!r.figure.unit.empty()) return false;
  const auto word = read_measure_word(r.t, i);
  if (!word || (word->next < r.t.size() && (r.t[word->next].is("old") || r.t[word->next].is("olds"))))
    return false;
  r.figure.unit = word->unit;
  r.figure.resolution = half_place(*r.figure.value, false);
  r.figure.end = r.t[word->next - 1].end;
  i = word->next;
  return true;
}

// Everything after the first number, to the cell's end.
bool read_rest(CellReader& r, std::size_t i) {
  while (!r.at_end(i)) {
    const Token& token = r.t[i];
    if (is_note_mark(token) || token.is(')') || (token.is('.') && i + 1 == r.t.size())) {
      ++i;
    } else if (read_either_side(r, i)) {
      continue;
    } else if (token.is('+') && !token.space_before) {
      r.figure.qualifier = "at-least";
      ++i;
    } else if (token.is('(') || token.is('[')) {
      if (!read_brackets(r, i)) return false;
    } else if (token.is_number() && !token.space_before && token.digits() <= 2 && r.t[i - 1].is('%')) {
      ++i;  // a note's number raised at a percentage
    } else if ((token.is('-') || token.is('/') || token.is(',') || token.is(':') || token.is(';')) &&
               i + 1 < r.t.size() && r.t[i + 1].is_word()) {
      ++i;
    } else if (!(read_due(r, i) || read_limit(r, i) || read_unit(r, i) || read_words(r, i))) {
      return false;
    }
  }
  return true;
}

void set_amount(CellReader& r, const Amount& amount) {
  Figure f = figure_of(amount, r.cell, r.t);
  f.qualifier = r.figure.qualifier;
  f.rag = r.figure.rag;
  r.figure = std::move(f);
}

// `29/278`, `35/80 (44%)`, `11 out of 14`: the percentage is the figure where one is printed.
bool read_leading_fraction(CellReader& r, std::size_t i) {
  const auto fraction = read_fraction(r.t, i);
  if (!fraction) return false;
  const std::size_t n =
      fraction->last < r.t.size() && r.t[fraction->last].is('(') ? fraction->last + 1 : fraction->last;
  if (const auto percent = read_amount(r.t, n); percent && percent->unit == "percent") {
    set_amount(r, *percent);
    set_fraction(r.figure, *fraction);
    return read_rest(r, percent->last);
  }
  Amount part;
  part.value = fraction->numerator;
  part.first = fraction->first;
  part.last = fraction->last;
  set_amount(r, part);
  r.figure.unit = "count";
  set_fraction(r.figure, *fraction);
  return read_rest(r, fraction->last);
}

// 22nd of a ranking
bool read_rank(CellReader& r, const Amount& amount) {
  if (!amount.plain() || !amount.whole() || amount.last >= r.t.size() || r.t[amount.last].space_before)
    return false;
  const Token& suffix = r.t[amount.last];
  if (!(suffix.is("st") || suffix.is("nd") || suffix.is("rd") || suffix.is("th")) ||
      amount.last + 1 != r.t.size())
    return false;
  set_amount(r, amount);
  r.figure.unit = "rank";
  r.figure.end = suffix.end;
  return true;
}

bool read_cell(CellReader& r, const FigureContext& context) {
  std::size_t i = 0;
  // "2 83%": a note's number that was raised stands before the percentage
  if (r.t.size() > 2 && r.t[0].digits() == 1 && r.t[1].is_number() && r.t[1].space_before)
    if (const auto amount = read_amount(r.t, 1); amount && amount->unit == "percent") i = 1;
  if (!r.figure.qualifier.empty() && r.t.size() > 1 && r.t[0].is('.') &&
      (r.t[1].space_before || r.t[0].begin > 0))
    r.t.erase(r.t.begin());  // what is left of "c. 400"
  while (i < r.t.size() && r.t[i].is_word() && !r.t[i].is("c") && !r.t[i].is("ca")) ++i;
  if (i > 0 && i < r.t.size()) {  // Green 97%
    r.figure.rag = whole(r.rules, "rating", r.text(0, i));
    if (r.figure.rag.empty()) return false;
    if (r.t[i].is('-') || r.t[i].is(':')) ++i;
  }
  std::size_t next = i;
  if (const std::string comparison = read_comparison(r.t, i, next); !comparison.empty()) {
    r.figure.qualifier = comparison;
    i = next;
  }
  if (r.at_end(i)) return false;
  if (const auto duration = read_clock(r.t, i)) {
    set_amount(r, *duration);
    return true;
  }
  if (const auto duration = read_duration(r.t, i)) {
    set_amount(r, *duration);
    return read_rest(r, duration->last);
  }
  if (read_leading_fraction(r, i)) return true;
  auto amount = read_amount(r.t, i);
  if (!amount) return false;
  if (read_rank(r, *amount)) return true;
  const bool year = r.t[amount->last - 1].digits() == 4 && amount->first + 1 == amount->last &&
                    !r.at_end(amount->last) && r.t[amount->last].is('/');
  if (year || !scale_by(*amount, context.scale)) return false;
  set_amount(r, *amount);
  return read_rest(r, amount->last);
}

}  // namespace

std::optional<Figure> read_figure(std::string_view cell, const rules::RuleSet& rules,
                                  const FigureContext& context) {
  std::size_t offset = 0;
  const std::string_view text = trimmed(cell, offset);
  if (text.empty() || text.size() > longest_cell) return std::nullopt;
  if (const bool digit = text[0] >= '0' && text[0] <= '9'; !digit) {
    if (std::string qualifier = whole(rules, "marker", text); !qualifier.empty()) {
      Figure f;
      f.qualifier = std::move(qualifier);
      f.text = std::string(text);
      f.begin = offset;
      f.end = offset + text.size();
      return f;
    }
  }
  CellReader r{text, rules, tokenize(text), {}};
  if (is_period(r.t)) return std::nullopt;
  take_qualifiers(r);
  strip_marks(r.t);
  if (r.t.empty() || is_period(r.t) || !read_cell(r, context)) return std::nullopt;
  r.figure.text = std::string(text.substr(r.figure.begin, r.figure.end - r.figure.begin));
  r.figure.begin += offset;
  r.figure.end += offset;
  return std::move(r.figure);
}

std::optional<Figure> read_misread_figure(std::string_view cell, const rules::RuleSet& rules) {
  constexpr std::size_t longest = 12;
  if (cell.empty() || cell.size() > longest) return std::nullopt;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!is_digit(cell.front()) && cell.back() != '%') return std::nullopt;
  if (std::none_of(cell.begin(), cell.end(), is_digit)) return std::nullopt;
  std::string repaired(cell);
  for (char& c : repaired) {
    if (c == 'O' || c == 'o') c = '0';
    if (c == 'l' || c == 'I' || c == '|') c = '1';
  }
  if (repaired == cell || repaired.find_first_not_of("0123456789.,%") != std::string::npos)
    return std::nullopt;
  auto figure = read_figure(repaired, rules);
  if (!figure) return std::nullopt;
  figure->text = std::string(cell);
  figure->repaired = repaired;
  return figure;
}

}  // namespace scrutineer::normalize
