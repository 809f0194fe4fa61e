#include "normalize/decimal.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace scrutineer::normalize;

namespace {
Interval between(int low, int high) { return {Rational(low), Rational(high)}; }
}  // namespace

TEST_CASE("a decimal keeps its printed places and its text") {
  for (const char* text : {"0", "96.0", "-0.05", "1427.88", "-12", "0.000", "999999999999999999"}) {
    const auto value = Decimal::parse(text);
    REQUIRE_MESSAGE(value, text);
    CHECK(value->str() == text);
  }
}

TEST_CASE("a decimal is nothing but a minus, digits and a point") {
  for (const char* text :
       {"", "-", ".", "5.", ".5", "1,000", "1e3", "+1", "1.2.3", " 1", "1000000000000000000", "--1"})
    CHECK_MESSAGE(!Decimal::parse(text), text);
}

TEST_CASE("decimals compare by value whatever their places") {
  CHECK(*Decimal::parse("96.0") == *Decimal::parse("96"));
  CHECK(*Decimal::parse("-0.5") < *Decimal::parse("-0.45"));
  CHECK_FALSE(*Decimal::parse("96") < *Decimal::parse("96.00"));
  CHECK(*Decimal::parse("0.000000000000000001") < *Decimal::parse("999999999999999999"));
}

TEST_CASE("scaling moves the point exactly") {
  CHECK(Decimal::parse("15.722")->scaled(6).str() == "15722000");
  CHECK(Decimal::parse("15.722")->scaled(2).str() == "1572.2");
  CHECK(Decimal::parse("5")->scaled(-1).str() == "0.5");
  CHECK(Decimal::parse("0.0")->scaled(40).str() == "0");
  CHECK_THROWS_AS(Decimal::parse("999999999999999999")->scaled(6), std::overflow_error);
  CHECK_THROWS_AS(Decimal::parse("5")->scaled(-19), std::overflow_error);
}

TEST_CASE("a rational is written rounded, a half away from zero, without trailing zeros") {
  CHECK(to_decimal_text(Rational(7, 196) * 100, 2) == "3.57");
  CHECK(to_decimal_text(Rational(1, 8), 2) == "0.13");
  CHECK(to_decimal_text(Rational(-1, 8), 2) == "-0.13");
  CHECK(to_decimal_text(Rational(100), 2) == "100");
  CHECK(to_decimal_text(Rational(1, 2), 0) == "1");
  CHECK(to_decimal_text(Rational(-1, 1000), 2) == "0");
  CHECK(to_decimal_text(Rational(1, 3), 0) == "0");
}

TEST_CASE("intervals add, subtract and scale with closed and open ends") {
  const Interval sum = between(1, 2) + between(10, 20);
  CHECK(*sum.low == 11);
  CHECK(*sum.high == 22);
  const Interval difference = between(10, 20) - between(1, 2);
  CHECK(*difference.low == 8);
  CHECK(*difference.high == 19);
  const Interval turned = between(1, 2) * Rational(-3);
  CHECK(*turned.low == -6);
  CHECK(*turned.high == -3);
  const Interval open = Interval{Rational(1), std::nullopt} + between(1, 1);
  CHECK(*open.low == 2);
  CHECK_FALSE(open.high);
}

TEST_CASE("a divisor that may be nought leaves the quotient open above") {
  const Interval quotient = between(4, 8) / between(2, 4);
  CHECK(*quotient.low == 1);
  CHECK(*quotient.high == 4);
  CHECK_FALSE((between(4, 8) / between(0, 4)).high);
  CHECK(*(between(0, 0) / between(0, 0)).low == 0);
}

TEST_CASE("intervals that touch meet") {
  CHECK(meet(between(1, 2), between(2, 3)));
  CHECK_FALSE(meet(between(1, 2), between(3, 4)));
  CHECK(meet({std::nullopt, Rational(2)}, {Rational(1), std::nullopt}));
  CHECK_FALSE(meet({Rational(3), std::nullopt}, {std::nullopt, Rational(2)}));
}
