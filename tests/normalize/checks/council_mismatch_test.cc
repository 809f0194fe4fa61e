#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
// Darlington's official figures of 2019/20 and its year end.
SmallDataset figures_of_darlington(const char* council) {
  SmallDataset small;
  const auto add = [&](const char* indicator, const char* period, const char* value) {
    Observation& figure = small.add(indicator, period, value, "count");
    figure.council_code = council, figure.indicator_id = indicator;
  };
  add("cla-count", "2020-03-31", "270");
  add("cpp-count", "2020-03-31", "85");
  add("cla-started-count", "2019", "109");
  add("cla-ceased-count", "2019", "102");
  add("cpp-started-count", "2019", "156");
  add("referrals-count", "2019", "993");
  return small;
}
}  // namespace

TEST_CASE("figures of another council than the one given are a warning that proposes it") {
  const auto issues = figures_of_darlington("E06000045").run("council-mismatch");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "warning");
  CHECK(issues[0].expected == "E06000005");
  CHECK(issues[0].found == "E06000045");
}

TEST_CASE("where no council is known, the one that fits is only proposed") {
  const auto issues = figures_of_darlington("").run("council-mismatch");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "info");
}

TEST_CASE("figures that fit the council given, too few figures, or an unknown council are not told") {
  CHECK(figures_of_darlington("E06000005").run("council-mismatch").empty());
  CHECK(figures_of_darlington("S12000019").run("council-mismatch").empty());
  SmallDataset few = figures_of_darlington("E06000045");
  few.dataset.observations.resize(4);
  CHECK(few.run("council-mismatch").empty());
}

}  // namespace scrutineer::normalize::testing
