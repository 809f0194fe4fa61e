#include "normalize/amount.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "normalize/figure.h"

namespace scrutineer::normalize {

namespace {

using Tokens = std::vector<Token>;

// A figure of more digits is no figure of a report (a telephone or account number).
constexpr std::size_t most_digits = 15;

bool joined(const Tokens& t, std::size_t i) { return i < t.size() && !t[i].space_before; }
bool joined_mark(const Tokens& t, std::size_t i, char mark) { return joined(t, i) && t[i].is(mark); }
bool joined_number(const Tokens& t, std::size_t i) { return joined(t, i) && t[i].is_number(); }
bool is_word(const Tokens& t, std::size_t i, std::string_view word) { return i < t.size() && t[i].is(word); }
bool is_pound(const Tokens& t, std::size_t i) { return i < t.size() && t[i].text == "£"; }

// Digits with thousands separators and decimals. Advances `i` past them.
std::optional<Decimal> read_digits(const Tokens& t, std::size_t& i) {
  if (i >= t.size()) return std::nullopt;
  std::string digits;
  std::size_t n = i;
  if (t[n].is_number()) {
    digits = t[n].text;
    const std::size_t group = t[n].digits();
    ++n;
    while (group <= 3 && joined_mark(t, n, ',') && joined_number(t, n + 1) && t[n + 1].digits() == 3) {
      digits += t[n + 1].text;
      n += 2;
    }
  } else if (!(t[n].is('.') && joined_number(t, n + 1))) {
    return std::nullopt;
  } else {
    digits = "0";  // .5
  }
  if (joined_mark(t, n, '.') && joined_number(t, n + 1)) {
    // 1.2.3 and 31.03.24 are codes and dates
    if (joined_mark(t, n + 2, '.') && joined_number(t, n + 3)) return std::nullopt;
    digits += '.';
    digits += t[n + 1].text;
    n += 2;
  } else if (t[i].is('.')) {
    digits += '.';
    digits += t[i + 1].text;
    n = i + 2;
  }
  if (digits.size() > most_digits) return std::nullopt;
  i = n;
  return Decimal::parse(digits);
}

// The power of ten of k, m, million ..., 0 where none follows. A letter must stand at the number, and m means
// metres or months unless there is a currency.
int read_scale(const Tokens& t, std::size_t& i, bool money) {
  if (i >= t.size() || !t[i].is_word()) return 0;
  struct Suffix {
    std::string_view word;
    int power;
    bool apart, money;
  };
  static constexpr std::array<Suffix, 9> suffixes = {{{"k", 3, false, false},
                                                      {"m", 6, false, true},
                                                      {"mn", 6, false, true},
                                                      {"mil", 6, true, true},
                                                      {"million", 6, true, false},
                                                      {"bn", 9, true, false},
                                                      {"billion", 9, true, false},
                                                      {"b", 9, false, true},
                                                      {"thousand", 3, true, false}}};
  for (const Suffix& s : suffixes)
    if (t[i].lower == s.word && (s.apart || !t[i].space_before) && (money || !s.money)) {
      ++i;
      return s.power;
    }
  return 0;
}

std::string read_percent(const Tokens& t, std::size_t& i) {
  const auto points = [&](std::size_t n) {
    return is_word(t, n, "point") || is_word(t, n, "points") || is_word(t, n, "pts") || is_word(t, n, "pt");
  };
  if (i >= t.size()) return "";
  std::size_t n = i;
  if (t[n].is('%'))
    ++n;
  else if (is_word(t, n, "percent"))
    ++n;
  else if (is_word(t, n, "per") && is_word(t, n + 1, "cent"))
    n += 2;
  else if (is_word(t, n, "percentage") && points(n + 1))
    n += 1;
  else if (is_word(t, n, "pp") || is_word(t, n, "ppt") || is_word(t, n, "ppts") || is_word(t, n, "pps")) {
    i = n + 1;
    return "percentage-points";
  } else {
    return "";
  }
  i = points(n) ? n + 1 : n;
  return points(n) ? "percentage-points" : "percent";
}

// Signs, brackets and currency before the digits, in any order that is printed: -£, £-, (£, £(.
struct Opening {
  bool minus = false, plus = false, money = false, bracket = false;
};
Opening read_opening(const Tokens& t, std::size_t& i) {
  Opening o;
  for (int n = 0; n < 3 && i < t.size(); ++n) {
    if (n > 0 && t[i].space_before && !o.money) break;
    if (t[i].is('-') && !o.minus && !o.plus && i + 1 < t.size() && !t[i + 1].space_before)
      o.minus = true;
    else if (t[i].is('+') && !o.plus && !o.minus && i + 1 < t.size() && !t[i + 1].space_before)
      o.plus = true;
    else if (t[i].is('(') && !o.bracket)
      o.bracket = true;
    else if (is_pound(t, i) && !o.money)
      o.money = true;
    else
      break;
    ++i;
  }
  return o;
}

}  // namespace

namespace {

// `/10,000` at a number: the base of its rate. Fractions have such denominators too: of 1,000 the number must
// have decimals.
std::string read_base(const Tokens& t, std::size_t& i, bool decimals) {
  if (!joined_mark(t, i, '/')) return "";
  std::size_t next = i + 1;
  const auto base = read_digits(t, next);
  if (!base || base->places() > 0 || t[i + 1].space_before || joined_mark(t, next, '/')) return "";
  std::string unit;
  if (base->digits() == 10000) unit = "rate-per-10000";
  if (base->digits() == 100000) unit = "rate-per-100000";
  if (base->digits() == 1000 && decimals) unit = "rate-per-1000";
  if (!unit.empty()) i = next;
  return unit;
}

}  // namespace

std::optional<Amount> read_amount(const Tokens& t, std::size_t i) {
  Amount a;
  a.first = i;
  const Opening opening = read_opening(t, i);
  const auto digits = read_digits(t, i);
  if (!digits) return std::nullopt;
  bool negative = opening.minus;
  bool closed = !opening.bracket;
  if (opening.bracket && i < t.size() && t[i].is(')')) {  // £(0.5)m
    closed = true;
    ++i;
  }
  int power = read_scale(t, i, opening.money);
  if (!opening.money && power == 0) a.unit = read_percent(t, i);
  if (opening.money) a.unit = "gbp";
  if (a.unit.empty() && power == 0 && !opening.bracket) a.unit = read_base(t, i, digits->places() > 0);
  if (!closed) {
    if (i >= t.size() || !t[i].is(')')) return std::nullopt;
    ++i;
  }
  negative = negative || (opening.bracket && a.unit != "percent");
  a.scaled = power > 0;
  a.signed_plus = opening.plus;
  a.last = i;
  const Decimal printed(negative ? -digits->digits() : digits->digits(), digits->places());
  const bool count = a.unit.empty() && printed.places() == 0 && power == 0;
  try {
    a.value = power > 0 ? printed.scaled(power) : printed;
    a.resolution = half_place(printed, count).scaled(power);
  } catch (const std::overflow_error&) {
    return std::nullopt;
  }
  return a;
}

bool scale_by(Amount& a, int power) {
  if (power == 0 || a.scaled || !(a.unit.empty() || a.unit == "gbp")) return true;
  try {
    a.resolution = half_place(a.value, false).scaled(power);
    a.value = a.value.scaled(power);
  } catch (const std::overflow_error&) {
    return false;
  }
  return true;
}

Decimal half_place(const Decimal& value, bool is_count) {
  if (is_count && value.places() == 0) return {};
  return {5, value.places() + 1};
}

int read_number_word(const Tokens& t, std::size_t i, std::size_t& next) {
  static constexpr std::array<std::string_view, 18> units = {
      "two",    "three",  "four",     "five",     "six",     "seven",   "eight",     "nine",     "ten",
      "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  static constexpr std::array<std::string_view, 8> tens = {"twenty", "thirty",  "forty",  "fifty",
                                                           "sixty",  "seventy", "eighty", "ninety"};
  if (i >= t.size() || !t[i].is_word()) return 0;
  next = i + 1;
  if (const auto u = std::find(units.begin(), units.end(), t[i].lower); u != units.end())
    return static_cast<int>(u - units.begin()) + 2;
  const auto ten = std::find(tens.begin(), tens.end(), t[i].lower);
  if (ten == tens.end()) return 0;
  const int value = (static_cast<int>(ten - tens.begin()) + 2) * 10;
  const std::size_t n = joined_mark(t, i + 1, '-') ? i + 2 : i + 1;
  if (n >= t.size() || !t[n].is_word()) return value;
  if (t[n].is("one")) {
    next = n + 1;
    return value + 1;
  }
  if (const auto u = std::find(units.begin(), units.begin() + 8, t[n].lower); u != units.begin() + 8) {
    next = n + 1;
    return value + static_cast<int>(u - units.begin()) + 2;
  }
  return value;
}

std::optional<MeasureWord> read_measure_word(const Tokens& t, std::size_t i) {
  struct Word {
    std::string_view word, unit;
    int seconds;
    bool singular;
  };
  static constexpr std::array<Word, 29> words = {{{"day", "days", 0, true},
                                                  {"days", "days", 0, false},
                                                  {"week", "weeks", 0, true},
                                                  {"weeks", "weeks", 0, false},
                                                  {"wks", "weeks", 0, false},
                                                  {"month", "months", 0, true},
                                                  {"months", "months", 0, false},
                                                  {"mths", "months", 0, false},
                                                  {"year", "years", 0, true},
                                                  {"years", "years", 0, false},
                                                  {"hour", "hours", 3600, true},
                                                  {"hours", "hours", 3600, false},
                                                  {"hrs", "hours", 3600, false},
                                                  {"hr", "hours", 3600, true},
                                                  {"minute", "minutes", 60, true},
                                                  {"minutes", "minutes", 60, false},
                                                  {"mins", "minutes", 60, false},
                                                  {"min", "minutes", 60, false},
                                                  {"second", "seconds", 1, true},
                                                  {"seconds", "seconds", 1, false},
                                                  {"secs", "seconds", 1, false},
                                                  {"mile", "miles", 0, true},
                                                  {"miles", "miles", 0, false},
                                                  {"tonne", "tonnes", 0, true},
                                                  {"tonnes", "tonnes", 0, false},
                                                  {"km", "km", 0, false},
                                                  {"kg", "kilograms", 0, false},
                                                  {"kgs", "kilograms", 0, false},
                                                  {"kilograms", "kilograms", 0, false}}};
  if (i >= t.size() || !t[i].is_word()) return std::nullopt;
  const bool working = t[i].is("working");
  const std::size_t n =
      working || t[i].is("calendar") || t[i].is("school") || t[i].is("consecutive") ? i + 1 : i;
  if (n >= t.size() || !t[n].is_word()) return std::nullopt;
  for (const Word& w : words)
    if (t[n].lower == w.word)
      return MeasureWord{working && w.unit == "days" ? "working-days" : std::string(w.unit), w.seconds,
                         w.singular, n + 1};
  return std::nullopt;
}

std::optional<MeasureWord> read_rate_words(const Tokens& t, std::size_t i) {
  if (!is_word(t, i, "per")) return std::nullopt;
  std::size_t n = i + 1;
  const auto base = read_digits(t, n);
  if (!base || base->places() != 0) return std::nullopt;
  for (const std::int64_t known : {1000, 10000, 100000})
    if (base->digits() == known) return MeasureWord{"rate-per-" + std::to_string(known), 0, false, n};
  return std::nullopt;
}

namespace {

// `1h 30m`, `3m 25s`: letters at their numbers, which mean time beside one another alone.
std::optional<MeasureWord> read_time_letter(const Tokens& t, std::size_t i) {
  if (i >= t.size() || t[i].space_before) return std::nullopt;
  if (t[i].is("h")) return MeasureWord{"hours", 3600, false, i + 1};
  if (t[i].is("m")) return MeasureWord{"minutes", 60, false, i + 1};
  if (t[i].is("s")) return MeasureWord{"seconds", 1, false, i + 1};
  return std::nullopt;
}

}  // namespace

std::optional<Amount> read_duration(const Tokens& t, std::size_t i) {
  Amount total;
  total.first = i;
  std::int64_t seconds = 0;
  int parts = 0, unit = 1 << 20;
  for (std::size_t n = i; n < t.size();) {
    if (parts > 0 && (t[n].is("and") || t[n].is(','))) {
      ++n;
      continue;
    }
    if (!t[n].is_number() || t[n].value < 0 || t[n].value > 1000000) break;
    auto word = read_time_letter(t, n + 1);
    if (!word) word = read_measure_word(t, n + 1);
    if (!word || word->seconds == 0 || word->seconds >= unit) break;
    unit = word->seconds;
    seconds += std::int64_t{t[n].value} * unit;
    n = total.last = word->next;
    ++parts;
  }
  if (parts < 2) return std::nullopt;
  total.value = Decimal(seconds, 0);
  total.resolution = Decimal(5 * unit, 1);
  total.unit = "seconds";
  return total;
}

std::optional<Amount> read_clock(const Tokens& t, std::size_t i) {
  const std::size_t parts = (t.size() - i + 1) / 2;
  if (i + 3 > t.size() || (t.size() - i) % 2 == 0 || parts > 3) return std::nullopt;
  std::int64_t seconds = 0;
  for (std::size_t n = 0; n < parts; ++n) {
    const Token& number = t[i + 2 * n];
    const bool sixty = n == 0 || (number.digits() == 2 && number.value < 60);
    const bool first = n > 0 || (parts == 3 ? number.digits() >= 1 : number.digits() >= 2);
    if (!number.is_number() || number.digits() > 3 || !sixty || !first) return std::nullopt;
    if (n > 0 && (!t[i + 2 * n - 1].is(':') || number.space_before)) return std::nullopt;
    seconds = seconds * 60 + number.value;
  }
  Amount amount;
  amount.value = Decimal(seconds, 0);
  amount.resolution = Decimal(5, 1);
  amount.unit = "seconds";
  amount.first = i;
  amount.last = t.size();
  return amount;
}

}  // namespace scrutineer::normalize
