#include "normalize/printed_value.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "normalize/amount.h"
#include "normalize/tokens.h"

namespace scrutineer::normalize {

namespace {

// By which a header or a title scales its figures: hundreds, thousands, millions, billions.
constexpr std::array<int, 4> header_powers = {2, 3, 6, 9};
// More digits are no figure of a report.
constexpr std::size_t most_digits = 18;
// Longer texts, in bytes, are no figure's own: they are not read by the grammar.
constexpr std::size_t longest_text = 1000;
// A figure's text is quoted in messages up to this length, in bytes.
constexpr std::size_t longest_quote = 24;

// significant x 10^exponent without zeros at the end of the significant digits; 0 has the exponent 0.
struct Magnitude {
  std::int64_t significant = 0;
  int exponent = 0;
  friend bool operator==(const Magnitude&, const Magnitude&) = default;
};

Magnitude magnitude_of(std::int64_t digits, int places) {
  Magnitude m{digits < 0 ? -digits : digits, -places};
  if (m.significant == 0) return {};
  for (; m.significant % 10 == 0; ++m.exponent) m.significant /= 10;
  return m;
}
Magnitude magnitude_of(const Decimal& value) { return magnitude_of(value.digits(), value.places()); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter_or_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

struct PrintedNumber {
  Magnitude magnitude;
  int places = 0;
  std::size_t begin = 0, end = 0;
};

bool three_digits_at(std::string_view text, std::size_t i) {
  return i + 3 <= text.size() &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i),
                     text.begin() + static_cast<std::ptrdiff_t>(i) + 3, is_digit) &&
         (i + 3 == text.size() || !is_digit(text[i + 3]));
}

// The next number at or behind `from`: digits, thousands set apart by commas or blanks, decimals.
std::optional<PrintedNumber> next_number(std::string_view text, std::size_t from, bool blanks_join) {
  std::size_t i = from;
  while (i < text.size() && !is_digit(text[i])) ++i;
  if (i == text.size()) return std::nullopt;
  PrintedNumber number{{}, 0, i, i};
  std::int64_t digits = 0;
  std::size_t count = 0;
  // The point of `.5` is one of decimals, that of `c.140` is not.
  bool decimals = i > from && text[i - 1] == '.' && (i < 2 || !is_letter_or_digit(text[i - 2]));
  const auto take = [&] {
    for (; i < text.size() && is_digit(text[i]); ++i, ++count) {
      if (count < most_digits) digits = digits * 10 + (text[i] - '0');
      number.places += decimals ? 1 : 0;
    }
  };
  take();
  if (!decimals)
    while (i < text.size() && (text[i] == ',' || (blanks_join && is_blank(text[i]))) &&
           three_digits_at(text, i + 1)) {
      ++i;
      take();
    }
  if (!decimals && i + 1 < text.size() && text[i] == '.' && is_digit(text[i + 1])) {
    decimals = true;
    ++i;
    take();
  }
  number.end = i;
  number.magnitude = count > most_digits ? Magnitude{-1, 0} : magnitude_of(digits, number.places);
  return number;
}

// The dashes that print a minus: hyphen, en dash, minus sign.
bool has_minus(std::string_view text) {
  return text.find('-') != std::string_view::npos || text.find("\u2013") != std::string_view::npos ||
         text.find("\u2212") != std::string_view::npos;
}

// A dash before a figure may be no sign, so that only a value below 0 asks for one.
bool is_sign_printed(const Observation& figure, std::string_view text) {
  return figure.value->digits() >= 0 || has_minus(text) || text.find('(') != std::string_view::npos;
}

// A figure that its header scales is known to half of its last printed place, scaled likewise.
bool is_scaled_by(const Observation& figure, const PrintedNumber& number, int power) {
  if (std::find(header_powers.begin(), header_powers.end(), power) == header_powers.end()) return false;
  return !figure.resolution || magnitude_of(*figure.resolution) == magnitude_of(5, number.places + 1 - power);
}

bool is_number_of(const Observation& figure, std::string_view text, bool blanks_join) {
  const Magnitude value = magnitude_of(*figure.value);
  for (auto number = next_number(text, 0, blanks_join); number;
       number = next_number(text, number->end, blanks_join)) {
    const Magnitude& printed = number->magnitude;
    if (printed.significant != value.significant || !is_sign_printed(figure, text)) continue;
    const int power = value.exponent - printed.exponent;
    if (value.significant == 0 || power == 0 || is_scaled_by(figure, *number, power)) return true;
  }
  return false;
}

struct Spelled {
  bool any = false;      // the text has an amount or a number in words
  bool matches = false;  // one is the value
};

// What needs the grammar: `15.722m`, "two", "one", 08:41, "1 minute 7 seconds", half.
Spelled spelled_in(const Observation& figure, std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::int64_t>, 6> single = {
      {{"no", 0}, {"none", 0}, {"nil", 0}, {"zero", 0}, {"one", 1}, {"half", 50}}};
  const std::vector<Token> tokens = tokenize(text);
  const Magnitude value = magnitude_of(*figure.value);
  Spelled spelled;
  const auto number = [&](const Decimal& decimal) {
    spelled.any = true;
    spelled.matches = spelled.matches || (is_sign_printed(figure, text) && magnitude_of(decimal) == value);
  };
  for (std::size_t i = 0; i < tokens.size() && !spelled.matches; ++i) {
    std::size_t next = i + 1;
    if (tokens[i].is_number()) {
      if (const auto amount = read_amount(tokens, i); amount && amount->scaled) number(amount->value);
      if (const auto length = read_duration(tokens, i)) number(length->value);
      if (const auto clock = read_clock(tokens, i)) number(clock->value);
    } else if (const auto amount = read_amount(tokens, i); amount && amount->scaled) {
      number(amount->value);
    } else if (const int words = read_number_word(tokens, i, next); words > 0) {
      number(Decimal(words, 0));
      if (next < tokens.size() && tokens[next].is("million")) number(Decimal(words, 0).scaled(6));
      if (next < tokens.size() && tokens[next].is("thousand")) number(Decimal(words, 0).scaled(3));
    }
    for (const auto& [word, meaning] : single)
      if (tokens[i].is(word)) number(Decimal(meaning, 0));
    if (tokens[i].is("half")) number(Decimal(5, 1));
  }
  return spelled;
}

}  // namespace

std::string_view read_from(const Observation& figure) {
  return figure.repaired.empty() ? figure.text : figure.repaired;
}

bool is_value_printed(const Observation& figure) {
  const std::string_view text = read_from(figure);
  if (!figure.value || text.empty()) return true;
  if (is_number_of(figure, text, false) || is_number_of(figure, text, true)) return true;
  if (text.size() > longest_text) return true;
  const Spelled spelled = spelled_in(figure, text);
  return spelled.matches || (!spelled.any && std::none_of(text.begin(), text.end(), is_digit));
}

std::string cut_text(std::string_view text) {
  if (text.size() <= longest_quote) return std::string(text);
  std::size_t end = longest_quote;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "...";
}

}  // namespace scrutineer::normalize
