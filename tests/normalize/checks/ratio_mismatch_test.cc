#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
std::vector<Issue> with_fraction(const char* value, const char* unit, const char* numerator,
                                 const char* denominator) {
  SmallDataset small;
  Observation& figure = small.add("Answered in time", "2019 Q3", value, unit);
  figure.numerator = Decimal::parse(numerator), figure.denominator = Decimal::parse(denominator);
  return small.run("ratio-mismatch");
}
}  // namespace

TEST_CASE("a percentage that its fraction does not give is an error") {
  const auto issues = with_fraction("71", "percent", "34", "58");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "error");
  CHECK(issues[0].expected == "58.6");
}

TEST_CASE("rounding, averages and rates are allowed for") {
  CHECK(with_fraction("98", "percent", "11731", "11918").empty());
  CHECK(with_fraction("11.02", "working-days", "1427.88", "129.55").empty());
  CHECK(with_fraction("65.6", "rate-per-10000", "146", "22256").empty());
  CHECK(with_fraction("12.5", "percent", "1", "8").empty());
  CHECK(with_fraction("6", "count", "6", "8").empty());
}

TEST_CASE("a figure that was cut off is only worth a look") {
  const auto issues = with_fraction("58", "percent", "34", "58");  // 58.62
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "info");
}

TEST_CASE("100% of none is a warning, 100% of nothing with a numerator an error") {
  CHECK(with_fraction("100", "percent", "0", "0").at(0).severity == "warning");
  CHECK(with_fraction("100", "percent", "3", "0").at(0).severity == "error");
}

}  // namespace scrutineer::normalize::testing
