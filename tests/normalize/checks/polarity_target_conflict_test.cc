#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("a target of all with lower as the better way cannot be") {
  SmallDataset small;
  Observation& figure = small.add("Children adopted within a year", "2019", "56", "percent");
  figure.polarity = "lower", figure.rag = "red";
  small.target("Children adopted within a year", "2019", "100", "percent").polarity = "lower";
  const auto issues = small.run("polarity-target-conflict");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].expected == "higher");
  CHECK(small.run("rag-mismatch").empty());
}

TEST_CASE("ratings that all fit the other way, green and red, contradict the polarity") {
  SmallDataset small;
  for (const auto& [period, value, rag] : {std::tuple{"2019 Q1", "70", "red"}, {"2019 Q2", "95", "green"}}) {
    Observation& figure = small.add("Reviews", period, value, "percent");
    figure.polarity = "lower", figure.rag = rag;
    small.target("Reviews", period, "90", "percent").polarity = "lower";
  }
  CHECK(small.run("polarity-target-conflict").size() == 1);
}

TEST_CASE("a rating that fits, or a single one that does not, leaves the polarity alone") {
  SmallDataset small;
  for (const auto& [period, value, rag] : {std::tuple{"2019 Q1", "18", "green"}, {"2019 Q2", "15", "red"}}) {
    Observation& figure = small.add("Repeat referrals", period, value, "percent");
    figure.polarity = "lower", figure.rag = rag;
    small.target("Repeat referrals", period, "20", "percent").polarity = "lower";
  }
  CHECK(small.run("polarity-target-conflict").empty());
}

}  // namespace scrutineer::normalize::testing
