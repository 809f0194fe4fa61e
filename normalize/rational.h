// Exact fractions. Nearly all that a report's figures give fit into machine words, and are reckoned there;
// what does not goes on in numbers of any size (Boost.Multiprecision), so that no result is ever rounded.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <string>

namespace scrutineer::normalize {

class Rational {
 public:
  Rational() = default;
  Rational(std::int64_t whole) : Rational(whole, 1) {}
  Rational(int whole) : Rational(std::int64_t{whole}, 1) {}
  explicit Rational(double value);  // the very value that the double holds; it is finite
  // Throws std::domain_error where the denominator is 0, as division does.
  Rational(std::int64_t numerator, std::int64_t denominator);

  friend Rational operator+(const Rational& a, const Rational& b);
  friend Rational operator-(const Rational& a, const Rational& b);
  friend Rational operator*(const Rational& a, const Rational& b);
  friend Rational operator/(const Rational& a, const Rational& b);
  Rational operator-() const { return Rational(0) - *this; }
  Rational& operator+=(const Rational& b) { return *this = *this + b; }
  Rational& operator-=(const Rational& b) { return *this = *this - b; }
  Rational& operator*=(const Rational& b) { return *this = *this * b; }
  Rational& operator/=(const Rational& b) { return *this = *this / b; }

  friend bool operator==(const Rational& a, const Rational& b) { return (a <=> b) == 0; }
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);

 private:
  struct Large;  // a fraction of any size
  explicit Rational(Large large);
  static Large large(const Rational& value);
  template <class Operation>
  static Rational in_large(const Rational& a, const Rational& b, Operation operation);

  // Where large_ is null; the denominator is above 0. Not always in lowest terms.
  std::int64_t numerator_ = 0, denominator_ = 1;
  std::shared_ptr<const Large> large_;

  friend std::string to_decimal_text(const Rational& value, int places);
};

inline Rational abs(const Rational& value) { return value < 0 ? -value : value; }

// As a plain decimal, rounded to `places` (>= 0), a half away from zero, trailing zeros dropped.
std::string to_decimal_text(const Rational& value, int places);

}  // namespace scrutineer::normalize
