#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
std::vector<Issue> share_of(const char* label, const char* denominator, const char* population) {
  SmallDataset small;
  small.add("Children in Care", "2024-03-31", population, "count");
  Observation& share = small.add(label, "2024-03-31", "10.4", "percent");
  share.denominator = Decimal::parse(denominator);
  return small.run("denominator-mismatch");
}
}  // namespace

TEST_CASE("a share of all children in care rests on another number of them than is printed") {
  const auto issues = share_of("% of Children in Care placed 20 or more miles from home", "278", "300");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].expected == "300");
  CHECK(issues[0].found == "278");
}

TEST_CASE("denominators that are the population, or some of it by words or by size, agree") {
  CHECK(share_of("% of Children in Care placed 20 or more miles from home", "300", "300").empty());
  CHECK(share_of("% of Children in Care aged 10 or over who offended", "278", "300").empty());
  CHECK(share_of("% of Children in Care placed 20 or more miles from home", "120", "300").empty());
  CHECK(share_of("% of Children on plans reviewed", "278", "300").empty());
}

}  // namespace scrutineer::normalize::testing
