#include "normalize/printed_value.h"

#include <doctest/doctest.h>

using namespace scrutineer::normalize;

namespace {

bool fits(std::string_view value, std::string_view text, std::string_view resolution = "",
          std::string_view repaired = "") {
  Observation figure;
  figure.value = Decimal::parse(value);
  figure.resolution = Decimal::parse(resolution);
  figure.text = text;
  figure.repaired = repaired;
  return is_value_printed(figure);
}

}  // namespace

TEST_SUITE("printed_value") {
  TEST_CASE("a value is a number of its text, whatever stands round it") {
    CHECK(fits("846", "846", "0"));
    CHECK(fits("1294", "1,294", "0"));
    CHECK(fits("1294", "1 294"));
    CHECK(fits("96", "96.0%", "0.05"));
    CHECK(fits("0.5", ".5"));
    CHECK(fits("140", "c.140"));
    CHECK(fits("5400", "1h 30m"));
    CHECK(fits("62", "62% (5/8)"));
    CHECK(fits("5", "62% (5/8)"));
    CHECK(fits("90", "target: 90%"));
    CHECK(fits("0", "0%"));
    CHECK_FALSE(fits("946", "846", "0"));
    CHECK_FALSE(fits("92.3", "29.3", "0.05"));
    CHECK_FALSE(fits("150", "105", "0"));
    CHECK_FALSE(fits("0", "12"));
    CHECK_FALSE(fits("29", "1,294"));
  }

  TEST_CASE("a power of ten is the text's own or one that the resolution bears out") {
    CHECK(fits("15722000", "£15.722m", "500"));
    CHECK(fits("5700000", "5.7 million", "0"));
    CHECK(fits("26000", "26", "500"));  // under "(thousands)"
    CHECK(fits("-14200000", "-14,200.0", "50"));
    CHECK(fits("26000", "26"));  // a dataset that gives no resolution
    CHECK_FALSE(fits("26000", "26", "0"));
    CHECK_FALSE(fits("12940", "1,294"));
    CHECK_FALSE(fits("9.36", "93.6%", "0.05"));
  }

  TEST_CASE("a value below 0 has its sign in print; a dash may be none") {
    CHECK(fits("0.23", "-0.23"));
    CHECK(fits("-5", "-5"));
    CHECK(fits("-500000", "(£0.5m)", "50000"));
    CHECK(fits("-5", "\u22125"));
    CHECK(fits("44", "(44%)"));
    CHECK(fits("5", "3-5"));
    CHECK_FALSE(fits("-5", "5"));
  }

  TEST_CASE("words and lengths of time are numbers") {
    CHECK(fits("2", "two of the ten"));
    CHECK(fits("36", "Thirty-six"));
    CHECK(fits("1", "one percentage point"));
    CHECK(fits("50", "half"));
    CHECK(fits("521", "08:41"));
    CHECK(fits("67", "1 minute 7 seconds"));
    CHECK_FALSE(fits("3", "two"));
    CHECK_FALSE(fits("-4", "four"));
    CHECK_FALSE(fits("522", "08:41"));
  }

  TEST_CASE("what was repaired is read in place of the text") {
    CHECK(fits("90", "9O%", "0.5", "90%"));
    CHECK_FALSE(fits("80", "9O%", "0.5", "90%"));
  }

  TEST_CASE("a text without a number that is known is not judged") {
    CHECK(fits("12", "a dozen"));
    CHECK(fits("12", ""));
  }
}
