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

}  // namespace scrutineer::normalize::testing
