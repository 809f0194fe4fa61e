#include <doctest/doctest.h>

#include <algorithm>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("a figure read with little confidence is worth a look") {
  SmallDataset small;
  small.add("Plans", "2019", "75", "percent").confidence = 0.31;
  small.add("Visits", "2019", "75", "percent").confidence = 0.9;
  const auto issues = small.run("low-confidence");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].found == "0.31");
}

TEST_CASE("the run says below which confidence a figure is flagged") {
  SmallDataset small;
  small.add("Plans", "2019", "75", "percent").confidence = 0.8;
  CHECK(small.run("low-confidence").empty());
  static const auto library = rules::Library::load();
  const auto issues = run_checks({small.dataset, *library, 0.85});
  CHECK(std::count_if(issues.begin(), issues.end(),
                      [](const Issue& issue) { return issue.check == "low-confidence"; }) == 1);
}

}  // namespace scrutineer::normalize::testing
