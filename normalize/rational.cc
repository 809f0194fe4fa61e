#include "normalize/rational.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <functional>
#include <limits>
#include <stdexcept>
#include <utility>

namespace scrutineer::normalize {

namespace mp = boost::multiprecision;

namespace {

__extension__ using Wide = __int128;  // holds the product of two words, and the sum of two such products

constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
// Denominators up to this are left as they come: a few sums of decimals stay below it, and finding common
// factors would be most of what they cost.
constexpr std::int64_t unreduced = 1'000'000'000;

bool fits(Wide value) { return value >= -greatest && value <= greatest; }

Wide common_factor(Wide a, Wide b) {
  if (a < 0) a = -a;
  while (b != 0) a = std::exchange(b, a % b);
  return a;
}

}  // namespace

struct Rational::Large {
  mp::cpp_rational value;
};

Rational::Rational(std::int64_t numerator, std::int64_t denominator) {
  if (denominator == 0) throw std::domain_error("a fraction has the denominator 0");
  if (denominator > 0 && numerator >= -greatest)
    numerator_ = numerator, denominator_ = denominator;
  else
    *this = Rational(Large{mp::cpp_rational(numerator) / denominator});
}

Rational::Rational(double value) : Rational(Large{mp::cpp_rational(value)}) {}

Rational::Rational(Large large) {
  const mp::cpp_int above = mp::numerator(large.value), below = mp::denominator(large.value);
  if (abs(above) <= greatest && below <= greatest)
    numerator_ = static_cast<std::int64_t>(above), denominator_ = static_cast<std::int64_t>(below);
  else
    large_ = std::make_shared<const Large>(std::move(large));
}

Rational::Large Rational::large(const Rational& value) {
  if (value.large_) return *value.large_;
  return {mp::cpp_rational(value.numerator_, value.denominator_)};
}

template <class Operation>
Rational Rational::in_large(const Rational& a, const Rational& b, Operation operation) {
  return Rational(Large{mp::cpp_rational(operation(large(a).value, large(b).value))});
}

namespace {

// numerator / denominator in words; false where it does not fit them. The denominator is above 0.
bool to_words(Wide numerator, Wide denominator, std::int64_t& above, std::int64_t& below) {
  if (denominator > unreduced || !fits(numerator)) {
    const Wide factor = common_factor(numerator, denominator);
    numerator /= factor, denominator /= factor;
    if (!fits(numerator) || !fits(denominator)) return false;
  }
  above = static_cast<std::int64_t>(numerator), below = static_cast<std::int64_t>(denominator);
  return true;
}

}  // namespace

Rational operator+(const Rational& a, const Rational& b) {
  Rational sum;
  if (!a.large_ && !b.large_) {
    const bool alike = a.denominator_ == b.denominator_;
    const Wide above = alike ? Wide{a.numerator_} + b.numerator_
                             : Wide{a.numerator_} * b.denominator_ + Wide{b.numerator_} * a.denominator_;
    const Wide below = alike ? Wide{a.denominator_} : Wide{a.denominator_} * b.denominator_;
    if (to_words(above, below, sum.numerator_, sum.denominator_)) return sum;
  }
  return Rational::in_large(a, b, std::plus<>());
}

Rational operator-(const Rational& a, const Rational& b) {
  if (b.large_) return Rational::in_large(a, b, std::minus<>());
  Rational negative = b;
  negative.numerator_ = -b.numerator_;
  return a + negative;
}

Rational operator*(const Rational& a, const Rational& b) {
  Rational product;
  if (!a.large_ && !b.large_ &&
      to_words(Wide{a.numerator_} * b.numerator_, Wide{a.denominator_} * b.denominator_, product.numerator_,
               product.denominator_))
    return product;
  return Rational::in_large(a, b, std::multiplies<>());
}

Rational operator/(const Rational& a, const Rational& b) {
  if (b == 0) throw std::domain_error("a fraction is divided by 0");
  Rational quotient;
  if (!a.large_ && !b.large_) {
    const Wide sign = b.numerator_ < 0 ? -1 : 1;
    if (to_words(Wide{a.numerator_} * b.denominator_ * sign, Wide{a.denominator_} * b.numerator_ * sign,
                 quotient.numerator_, quotient.denominator_))
      return quotient;
  }
  return Rational::in_large(a, b, std::divides<>());
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
  const auto ordered = [](const auto& x, const auto& y) {
    return x < y   ? std::strong_ordering::less
           : y < x ? std::strong_ordering::greater
                   : std::strong_ordering::equal;
  };
  if (a.large_ || b.large_) return ordered(Rational::large(a).value, Rational::large(b).value);
  return ordered(Wide{a.numerator_} * b.denominator_, Wide{b.numerator_} * a.denominator_);
}

std::string to_decimal_text(const Rational& value, int places) {
  const mp::cpp_rational exact = Rational::large(value).value;
  const mp::cpp_int scale = mp::pow(mp::cpp_int(10), static_cast<unsigned>(places));
  const mp::cpp_int above = abs(mp::numerator(exact)) * scale, below = mp::denominator(exact);
  // Half up means away from zero for both signs, as printed tables do.
  const mp::cpp_int digits = (above * 2 + below) / (below * 2);
  if (digits == 0) return "0";
  std::string text = digits.str();
  const auto fraction = static_cast<std::size_t>(places);
  if (text.size() <= fraction) text.insert(0, fraction + 1 - text.size(), '0');
  if (fraction > 0) {
    text.insert(text.size() - fraction, 1, '.');
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return exact < 0 ? "-" + text : text;
}

}  // namespace scrutineer::normalize
