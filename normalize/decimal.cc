#include "normalize/decimal.h"

#include <array>
#include <stdexcept>
#include <utility>

namespace scrutineer::normalize {

namespace {

constexpr int max_digits = 18;  // all of them fit into 63 bits

constexpr std::array<std::int64_t, max_digits + 1> powers_of_ten = [] {
  std::array<std::int64_t, max_digits + 1> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

// 1 over 10^places.
Rational unit_of(int places) {
  if (places <= max_digits) return Rational(1, powers_of_ten[static_cast<std::size_t>(places)]);
  return unit_of(max_digits) * unit_of(places - max_digits);
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

std::string Decimal::str() const {
  std::string text = std::to_string(digits_);
  if (places_ == 0) return text;
  const std::size_t sign = digits_ < 0 ? 1 : 0, fraction = static_cast<std::size_t>(places_);
  if (text.size() - sign <= fraction) text.insert(sign, fraction + 1 - (text.size() - sign), '0');
  return text.insert(text.size() - fraction, 1, '.');
}

Rational Decimal::exact() const {
  if (places_ == 0) return Rational(digits_);
  if (places_ <= max_digits) return Rational(digits_, powers_of_ten[static_cast<std::size_t>(places_)]);
  return Rational(digits_) * unit_of(places_);
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
  return a.places_ == b.places_ ? a.digits_ == b.digits_ : a.exact() == b.exact();
}

bool operator<(const Decimal& a, const Decimal& b) {
  return a.places_ == b.places_ ? a.digits_ < b.digits_ : a.exact() < b.exact();
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
