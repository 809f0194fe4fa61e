#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
std::vector<Issue> with_value(const char* value, const char* unit, const char* period) {
  SmallDataset small;
  small.add("Rate of children looked after", period, value, unit).indicator_id = "cla-rate-per-10000";
  return small.run("implausible-value");
}
}  // namespace

TEST_CASE("a figure beyond the catalogue's range is a warning") {
  CHECK(with_value("1348", "rate-per-10000", "2019").size() == 1);
  CHECK(with_value("134.8", "rate-per-10000", "2019").empty());
}

TEST_CASE("another unit than the catalogue's, and a part of a year that lies low, are not measured by it") {
  CHECK(with_value("1348", "count", "2019").empty());
  CHECK(with_value("4", "rate-per-10000", "2019 Q1").empty());
}

}  // namespace scrutineer::normalize::testing
