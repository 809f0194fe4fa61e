#include "normalize/rational.h"

#include <doctest/doctest.h>

#include <boost/multiprecision/cpp_int.hpp>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

namespace scrutineer::normalize {
namespace {

using Exact = boost::multiprecision::cpp_rational;

// A fraction both ways: as the product reckons it, and in numbers of any size.
struct Both {
  Rational fast;
  Exact slow;
};

// As text with more places than two different fractions of these sizes agree in.
std::string text_of(const Rational& value) { return to_decimal_text(value, 60); }

std::string text_of(const Exact& value) {
  namespace mp = boost::multiprecision;
  const mp::cpp_int scale = mp::pow(mp::cpp_int(10), 60);
  const mp::cpp_int above = abs(mp::numerator(value)) * scale, below = mp::denominator(value);
  std::string digits = mp::cpp_int((above * 2 + below) / (below * 2)).str();
  if (digits == "0") return "0";
  if (digits.size() <= 60) digits.insert(0, 61 - digits.size(), '0');
  digits.insert(digits.size() - 60, 1, '.');
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return value < 0 ? "-" + digits : digits;
}

// Small and large, round and odd: what fits a machine word at once, after finding common factors, and not.
std::vector<Both> fractions() {
  std::mt19937_64 random(20240331);
  std::vector<Both> all;
  const auto add = [&](std::int64_t above, std::int64_t below) {
    all.push_back({Rational(above, below), Exact(above) / Exact(below)});
  };
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  for (const std::int64_t above : {std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, most, -most,
                                   std::numeric_limits<std::int64_t>::min()})
    for (const std::int64_t below : {std::int64_t{1}, std::int64_t{1'000'000'000}, most, std::int64_t{-7}})
      add(above, below);
  for (int i = 0; i < 40; ++i) {
    const int above = static_cast<int>(random() % 62), below = static_cast<int>(random() % 62);
    add(static_cast<std::int64_t>(random() >> (63 - above)) * (i % 2 ? 1 : -1),
        static_cast<std::int64_t>(random() >> (63 - below)) + 1);
  }
  return all;
}

TEST_CASE("a fraction in machine words is reckoned as one of any size") {
  const std::vector<Both> all = fractions();
  for (const Both& a : all)
    for (const Both& b : all) {
      CAPTURE(text_of(a.slow));
      CAPTURE(text_of(b.slow));
      CHECK(text_of(a.fast + b.fast) == text_of(Exact(a.slow + b.slow)));
      CHECK(text_of(a.fast - b.fast) == text_of(Exact(a.slow - b.slow)));
      CHECK(text_of(a.fast * b.fast) == text_of(Exact(a.slow * b.slow)));
      if (b.slow != 0) CHECK(text_of(a.fast / b.fast) == text_of(Exact(a.slow / b.slow)));
      CHECK((a.fast < b.fast) == (a.slow < b.slow));
      CHECK((a.fast == b.fast) == (a.slow == b.slow));
    }
}

TEST_CASE("what left the machine words comes back to them") {
  const Rational most = std::numeric_limits<std::int64_t>::max();
  CHECK(most * most / most == most);
  CHECK(most + most - most == most);
  CHECK(-(most * most) < most);
}

TEST_CASE("a sum of many fractions is exact") {
  Rational sum;
  for (int i = 1; i <= 60; ++i) sum += Rational(1, std::int64_t{i} * (i + 1));  // 1/n - 1/(n+1), each
  CHECK(sum == Rational(60, 61));
}

TEST_CASE("a double is taken for the very value that it holds") {
  CHECK(Rational(0.5) == Rational(1, 2));
  CHECK(Rational(0.1) != Rational(1, 10));
  CHECK(Rational(1e30) > Rational(std::numeric_limits<std::int64_t>::max()));
}

TEST_CASE("a division by nothing is refused") {
  CHECK_THROWS_AS(Rational(1) / Rational(0), std::domain_error);
  CHECK_THROWS_AS(Rational(1, 0), std::domain_error);
}

}  // namespace
}  // namespace scrutineer::normalize
