// Exact decimals: no binary floating point stands between a printed figure and the dataset.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "normalize/rational.h"

namespace scrutineer::normalize {

// digits x 10^-places. Keeps its printed places: 96.0 stays 96.0, and compares equal to 96.
class Decimal {
 public:
  Decimal() = default;
  Decimal(std::int64_t digits, int places) : digits_(digits), places_(places) {}

  // A plain decimal: optional minus, digits, optional point and digits. Nothing else (no separators, no
  // exponent), at most 18 significant digits; nullopt otherwise.
  static std::optional<Decimal> parse(std::string_view text);

  std::int64_t digits() const { return digits_; }
  int places() const { return places_; }  // >= 0
  std::string str() const;                // as parse takes it
  Rational exact() const;
  // This value times 10^power: £15.722m is 15.722 scaled by 6, with no places left over (15722000).
  // Throws std::overflow_error beyond 63 bits or 18 places.
  Decimal scaled(int power) const;

  friend bool operator==(const Decimal& a, const Decimal& b);
  friend bool operator<(const Decimal& a, const Decimal& b);

 private:
  std::int64_t digits_ = 0;
  int places_ = 0;
};

// A printed figure stands for all values that round to it: CHECKS.md, "Arithmetic that never cries wolf".
// Both ends are closed; an end that is absent is infinite.
struct Interval {
  std::optional<Rational> low, high;
};

Interval operator+(const Interval& a, const Interval& b);
Interval operator-(const Interval& a, const Interval& b);
Interval operator*(const Interval& a, const Rational& factor);
// Of non-negative intervals; a divisor that may be 0 gives an open upper end.
Interval operator/(const Interval& a, const Interval& b);
bool meet(const Interval& a, const Interval& b);

}  // namespace scrutineer::normalize
