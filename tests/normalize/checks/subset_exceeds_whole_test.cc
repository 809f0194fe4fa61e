#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("within 10 days above within 15 days is an error") {
  SmallDataset small;
  small.add("Plans seen within 10 working days", "2019", "93.1", "percent");
  small.add("Plans seen within 15 working days", "2019", "90.4", "percent");
  const auto issues = small.run("subset-exceeds-whole");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].found == "93.1");
  small.dataset.observations[0].value = Decimal(690, 1);
  CHECK(small.run("subset-exceeds-whole").empty());
}

TEST_CASE("an age band above all ages is an error") {
  SmallDataset small;
  small.add("People", "2019", "3691", "count");
  small.add("People", "2019", "3700", "count").breakdown = "Female";
  small.add("People", "2019", "600", "count").breakdown = "Male";
  const auto issues = small.run("subset-exceeds-whole");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].found == "3700");
}

}  // namespace scrutineer::normalize::testing
