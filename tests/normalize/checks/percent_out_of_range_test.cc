#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("a share above 100% is an error") {
  SmallDataset small;
  small.add("Vacancies in care at home posts", "2019 Q1", "11.9", "percent");
  small.add("Vacancies in care at home posts", "2019 Q2", "104", "percent");
  const auto issues = small.run("percent-out-of-range");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].found == "104");
  CHECK(issues[0].message.find("Q2 2019/20") != std::string::npos);
}

TEST_CASE("changes, budgets and rows that live beyond 100% are left alone") {
  SmallDataset small;
  small.add("Change in referrals", "2019", "-12", "percent");
  small.add("Spend against budget", "2019", "104", "percent");
  small.add("New homes delivered", "2019 Q1", "120", "percent");
  small.add("New homes delivered", "2019 Q2", "131", "percent");
  small.add("Referrals", "2019", "140", "percent").measure = "change";
  small.add("Managed investments", "2019", "-1.25", "percent");
  small.add("Bus passes", "2019", "137", "percent").text = "137";
  small.add("Plans reviewed", "2019", "100", "percent");
  CHECK(small.run("percent-out-of-range").empty());
}

TEST_CASE("a number without a sign is no share because its label holds a percentage somewhere") {
  SmallDataset small;
  small.add("Less than 1 year 8%", "2020", "1693", "percent").text = "1,693";
  CHECK(small.run("percent-out-of-range").empty());
  small.add("% of plans reviewed", "2020", "169", "percent").text = "169";
  CHECK(small.run("percent-out-of-range").size() == 1);
}

}  // namespace scrutineer::normalize::testing
