#include "normalize/decimal.h"

#include <algorithm>
#include <array>
#include <functional>
#include <stdexcept>

namespace scrutineer::normalize {

using boost::multiprecision::cpp_int;

namespace {

constexpr int max_digits = 18;  // all of them fit into 63 bits

cpp_int power_of_ten(int power) {
  static constexpr std::array<std::int64_t, 10> small = {
      1, 10, 100, 1000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};
  if (power >= 0 && static_cast<std::size_t>(power) < small.size()) return small[static_cast<std::size_t>(power)];
  return boost::multiprecision::pow(cpp_int(10), static_cast<unsigned>(power));
}

// The two digit strings brought to the same number of places, in machine words where they fit: most figures
// that are compared have as many places.
template <class Compare>
bool compared(const Decimal& a, const Decimal& b, Compare compare) {
  if (a.places() == b.places()) return compare(a.digits(), b.digits());
  const int places = std::max(a.places(), b.places());
  return compare(cpp_int(cpp_int(a.digits()) * power_of_ten(places - a.places())),
                 cpp_int(cpp_int(b.digits()) * power_of_ten(places - b.places())));
}

// digits x 10^-places with the point set in; places >= 0.
std::string with_point(const cpp_int& digits, int places) {
  const bool negative = digits < 0;
  std::string text = (negative ? cpp_int(-digits) : digits).str();
  const std::size_t fraction = static_cast<std::size_t>(places);
  if (text.size() <= fraction) text.insert(0, fraction + 1 - text.size(), '0');
  if (fraction > 0) text.insert(text.size() - fraction, 1, '.');
  return negative ? "-" + text : text;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  std::int64_t digits = 0;
  int significant = 0, places = 0;
  bool point = false, before = false, after = false;
  for (const char c : text) {
    if (c == '.') {
      if (point) return std::nullopt;
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    (point ? after : before) = true;
    if (significant > 0 || c != '0') ++significant;
    if (point) ++places;
    if (significant > max_digits || places > max_digits) return std::nullopt;
    digits = digits * 10 + (c - '0');
  }
  if (!before || point != after) return std::nullopt;
  return Decimal(negative ? -digits : digits, places);
}

std::string Decimal::str() const { return with_point(digits_, places_); }

Rational Decimal::exact() const {
  if (places_ == 0) return Rational(cpp_int(digits_));
  return Rational(cpp_int(digits_), power_of_ten(places_));
}

Decimal Decimal::scaled(int power) const {
  if (power <= places_) {
    if (places_ - power > max_digits) throw std::overflow_error("a decimal has more places than can be kept");
    return {digits_, places_ - power};
  }
  std::int64_t digits = digits_;
  for (int i = places_; i < power && digits != 0; ++i)
    if (__builtin_mul_overflow(digits, std::int64_t{10}, &digits))
      throw std::overflow_error("a decimal is too large to be scaled");
  return {digits, 0};
}

bool operator==(const Decimal& a, const Decimal& b) {
  return compared(a, b, std::equal_to<>());
}

bool operator<(const Decimal& a, const Decimal& b) {
  return compared(a, b, std::less<>());
}

std::string to_decimal_text(const Rational& value, int places) {
  const cpp_int numerator = boost::multiprecision::numerator(value) * power_of_ten(places);
  const cpp_int denominator = boost::multiprecision::denominator(value);
  // Half up means away from zero for both signs, as printed tables do.
  const cpp_int magnitude = (abs(numerator) * 2 + denominator) / (denominator * 2);
  std::string text = with_point(numerator < 0 ? cpp_int(-magnitude) : magnitude, places);
  if (places > 0) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

Interval operator+(const Interval& a, const Interval& b) {
  Interval sum;
  if (a.low && b.low) sum.low = *a.low + *b.low;
  if (a.high && b.high) sum.high = *a.high + *b.high;
  return sum;
}

Interval operator-(const Interval& a, const Interval& b) {
  Interval difference;
  if (a.low && b.high) difference.low = *a.low - *b.high;
  if (a.high && b.low) difference.high = *a.high - *b.low;
  return difference;
}

Interval operator*(const Interval& a, const Rational& factor) {
  if (factor == 0) return {Rational(0), Rational(0)};
  Interval product;
  if (a.low) product.low = *a.low * factor;
  if (a.high) product.high = *a.high * factor;
  if (factor < 0) std::swap(product.low, product.high);
  return product;
}

Interval operator/(const Interval& a, const Interval& b) {
  Interval quotient{Rational(0), std::nullopt};
  if (a.low && b.high && *a.low > 0 && *b.high > 0) quotient.low = *a.low / *b.high;
  if (a.high && b.low && *b.low > 0) quotient.high = *a.high / *b.low;
  return quotient;
}

bool meet(const Interval& a, const Interval& b) {
  if (a.high && b.low && *a.high < *b.low) return false;
  return !(b.high && a.low && *b.high < *a.low);
}

}  // namespace scrutineer::normalize
