#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
std::vector<Issue> described(const char* label, const char* description) {
  SmallDataset small;
  small.add(label, "2019", "60", "percent");
  small.note("description", label, description);
  return small.run("label-description-mismatch");
}
}  // namespace

TEST_CASE("an age that counted up between label and description is a warning") {
  const auto issues = described("Plans between KS2-KS3 and Post 16", "Plans between KS2-KS3 and Post 17");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].expected == "post 16");
  CHECK(issues[0].found == "post 17");
}

TEST_CASE("a percentage described as a number of the same things is a warning") {
  CHECK(described("Percentage of Children in mainstream placements.",
                  "Number of children in mainstream placements refers to those looked after by our carers.")
            .size() == 1);
}

TEST_CASE("other wordings of one measure agree") {
  CHECK(described("Cases closed within 20 weeks", "Cases closed within a 20 week period; the target is 70%")
            .empty());
  CHECK(described("% of plans", "Number of plans reviewed as a percentage of all plans").empty());
  CHECK(
      described("% of referrals", "Number of children waiting, and what the service does about it").empty());
}

}  // namespace scrutineer::normalize::testing
