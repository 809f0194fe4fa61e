#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
std::vector<Issue> with_values(std::initializer_list<const char*> values, const char* unit,
                               const char* period) {
  SmallDataset small;
  for (const char* value : values)
    small.add("Rate of children looked after", period, value, unit).indicator_id = "cla-rate-per-10000";
  return small.run("implausible-value");
}
}  // namespace

TEST_CASE("a figure beyond the catalogue's range is a warning") {
  const auto issues = with_values({"142.3", "1348"}, "rate-per-10000", "2019");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].found == "1348");
  CHECK(with_values({"142.3", "134.8"}, "rate-per-10000", "2019").empty());
}

TEST_CASE("a row that lies outside as a whole was taken for the wrong indicator") {
  CHECK(with_values({"1423", "1348"}, "rate-per-10000", "2019").empty());
}

TEST_CASE("another unit than the catalogue's, and a part of a year that lies low, are not measured by it") {
  CHECK(with_values({"142.3", "1348"}, "count", "2019").empty());
  CHECK(with_values({"50", "4"}, "rate-per-10000", "2019 Q1").empty());
}

TEST_CASE("a second figure of one cell, and a count of no known council, are not measured by it") {
  SmallDataset small;
  for (const char* value : {"142.3", "1348"}) {
    Observation& figure = small.add("Rate of children looked after", "2019", value, "rate-per-10000");
    figure.indicator_id = "cla-rate-per-10000", figure.column = 3;
  }
  CHECK(small.run("implausible-value").empty());
  small.dataset.observations[1].column = 4;
  CHECK(small.run("implausible-value").size() == 1);
  SmallDataset nation;
  for (const char* value : {"14", "9873"}) {
    Observation& figure = nation.add("Children adopted", "2019", value, "count");
    figure.indicator_id = "cla-adopted-count";
  }
  CHECK(nation.run("implausible-value").empty());
  for (Observation& figure : nation.dataset.observations) figure.council_code = "E06000005";
  CHECK(nation.run("implausible-value").size() == 1);
}

}  // namespace scrutineer::normalize::testing
