#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
std::vector<Issue> headed(const char* one, const char* other, const char* unit = "percent") {
  SmallDataset small;
  small.add(one, "2019 Q1", "12", unit).local_code = "M6";
  small.add(other, "2019 Q2", "13", unit).local_code = "M6";
  return small.run("label-mismatch");
}
}  // namespace

TEST_CASE("a percentage and a number named over one series are a warning at the label that does not fit") {
  const auto issues = headed("% of re-referrals", "Number of re-referrals");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "warning");
  CHECK(issues[0].found == "Number of re-referrals");
  CHECK(headed("% of re-referrals", "Number of re-referrals", "count")[0].found == "% of re-referrals");
}

TEST_CASE("headings alike in kind, and a code of two measures, are not told") {
  CHECK(headed("% of re-referrals", "Percentage of re-referrals").empty());
  SmallDataset two;
  two.add("% of visits in time", "2019 Q1", "12", "percent").local_code = "M6";
  two.add("Number of visits in time", "2019 Q1", "130", "count").local_code = "M6";
  CHECK(two.run("label-mismatch").empty());
}

TEST_CASE("an abbreviation of other words is a warning") {
  SmallDataset small;
  small.add("% of Review Child Protection Conferences (ICPCs) in time", "2019", "90", "percent");
  const auto issues = small.run("label-mismatch");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].found == "ICPC");
  CHECK(issues[0].expected == "RCPC");
}

TEST_CASE("abbreviations that fit, leave little words out or are names of their own are not told") {
  SmallDataset small;
  for (const char* label :
       {"Initial Child Protection Conferences (ICPCs)", "Education, Health and Care Plans (EHCP)",
        "Children Looked After (LAC)", "Multi-Agency Safeguarding Hub (MASH) contacts", "Sickness (FTE)",
        "Sea Fisheries and Conservation Areas (IFCA)", "Sea Fisheries Conservation Area (IFCA)"})
    small.add(label, "2019", "90", "count");
  CHECK(small.run("label-mismatch").empty());
}

}  // namespace scrutineer::normalize::testing
