#include <doctest/doctest.h>

#include "prose_setting.h"

using namespace scrutineer::normalize;

TEST_CASE("A sentence about a body alone gives the benchmark of what was said before") {
  const auto rows = prose_setting().read(
      "In 2023/24, 92.4% of assessments were completed in time. Statistical neighbours averaged 85%.");
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].measure == "benchmark");
  CHECK(rows[1].label == "assessments completed in time");
  CHECK(rows[1].comparator == "statistical-neighbours");
}

TEST_CASE("A bracket that lists bodies does not make the figure before it theirs") {
  const auto rows = prose_setting().read(
      "The percentage of children achieving a good level of development was 69.8% (London 67.8%, England "
      "65.2%).");
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].measure == "actual");
  CHECK(rows[1].comparator == "london");
  CHECK(rows[1].value->str() == "67.8");
  CHECK(rows[2].comparator == "england");
}

TEST_CASE("How much is said in words before a bracket is no part of the label") {
  CHECK(lines_of("Nearly two-thirds of children on a plan (64%) were seen alone in 2023/24.") ==
        std::vector<std::string>{
            "actual 64 percent | children on a plan seen alone |  | 2023-04-01..2024-03-31"});
}

TEST_CASE("Cases stand for what the clause before them counts") {
  const auto rows = prose_setting().read("Complaints were answered within 10 working days in 83% of cases.");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].label == "Complaints answered within 10 working days");
}

TEST_CASE("A rate told beside a count is of the same children, an earlier count of the count") {
  const auto rows = prose_setting().read(
      "There were 287 children subject to a child protection plan at 31 December 2023, a rate of 41.2 per "
      "10,000, "
      "compared with 262 at 31 December 2022.");
  REQUIRE(rows.size() == 3);
  for (const auto& row : rows) CHECK(row.label == "children subject to a child protection plan");
  CHECK(rows[1].unit == "rate-per-10000");
  CHECK(rows[2].unit == "count");
}

TEST_CASE("Of which some did something names what they did") {
  const auto rows = prose_setting().read("46 complaints were received in 2023/24, of which 7 were upheld.");
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].label == "complaints upheld");
}

TEST_CASE("What made up a share is no change, a forecast no figure") {
  const auto rows = prose_setting().read("Agency staff made up 14.1% of the workforce in 2023/24.");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].measure == "actual");
  CHECK(lines_of("The service is forecasting an overspend of £1.2m against a budget of £54.6m.").empty());
}
