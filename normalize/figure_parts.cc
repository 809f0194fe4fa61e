#include "normalize/figure_parts.h"

namespace scrutineer::normalize {

namespace {

using Tokens = std::vector<Token>;

// A whole number in digits or words. Advances `i` past it.
std::optional<Decimal> read_whole(const Tokens& t, std::size_t& i) {
  if (i >= t.size()) return std::nullopt;
  std::size_t next = 0;
  if (const int word = read_number_word(t, i, next)) {
    i = next;
    return Decimal(word, 0);
  }
  if (t[i].is("one")) {
    ++i;
    return Decimal(1, 0);
  }
  if (!t[i].is_number()) return std::nullopt;
  const auto amount = read_amount(t, i);
  if (!amount || !amount->plain() || !amount->whole()) return std::nullopt;
  i = amount->last;
  return amount->value;
}

}  // namespace

std::optional<Fraction> read_fraction(const Tokens& t, std::size_t i) {
  Fraction f;
  f.first = i;
  const auto numerator = read_whole(t, i);
  if (!numerator || i >= t.size()) return std::nullopt;
  f.middle = i;
  if (t[i].is('/')) {
    ++i;
  } else {
    const bool out = t[i].is("out");
    if (out) ++i;
    if (i >= t.size() || !t[i].is("of") || (t[f.first].is("one") && !out)) return std::nullopt;
    ++i;
    for (const std::string_view word :
         {"a", "the", "our", "these", "those", "all", "possible", "total", "of"})
      if (i < t.size() && t[i].is(word)) ++i;
    f.words = true;
  }
  const auto denominator = read_whole(t, i);
  if (!denominator || (i < t.size() && !t[i].space_before && (t[i].is('/') || t[i].is('%'))))
    return std::nullopt;
  if (f.words && *denominator < *numerator) return std::nullopt;
  if (!f.words && (*denominator == Decimal(10000, 0) || *denominator == Decimal(100000, 0)))
    return std::nullopt;  // a rate's base
  f.numerator = *numerator;
  f.denominator = *denominator;
  f.last = i;
  return f;
}

bool agrees(const Amount& percentage, const Fraction& fraction) {
  if (percentage.unit != "percent" || fraction.denominator == Decimal(0, 0)) return false;
  const Rational ratio = fraction.numerator.exact() / fraction.denominator.exact() * 100;
  const Rational gap = ratio - percentage.value.exact();
  return abs(gap) <= percentage.resolution.exact();
}

std::string read_comparison(const Tokens& t, std::size_t i, std::size_t& next) {
  next = i + 1;
  if (i >= t.size()) return "";
  if (t[i].text == "≥") return "at-least";
  if (t[i].text == "≤") return "at-most";
  if (t[i].is('~') || t[i].text == "≈") return "approximate";
  if (t[i].is('>') || t[i].is('<')) {
    const bool more = t[i].is('>');
    if (i + 1 < t.size() && t[i + 1].is('=')) {
      next = i + 2;
      return more ? "at-least" : "at-most";
    }
    return more ? "above" : "below";
  }
  if (t[i].is("c") || t[i].is("ca")) {
    if (next < t.size() && t[next].is('.')) ++next;
    if (next < t.size() && (t[next].is_number() || t[next].text == "£")) return "approximate";
  }
  return "";
}

Figure figure_of(const Amount& amount, std::string_view text, const Tokens& tokens) {
  Figure f;
  f.value = amount.value;
  f.resolution = amount.resolution;
  f.unit = amount.unit;
  f.begin = tokens[amount.first].begin;
  f.end = tokens[amount.last - 1].end;
  f.text = std::string(text.substr(f.begin, f.end - f.begin));
  return f;
}

}  // namespace scrutineer::normalize
