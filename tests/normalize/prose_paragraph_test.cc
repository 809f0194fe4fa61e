#include <doctest/doctest.h>

#include "prose_setting.h"

using namespace scrutineer::normalize;

namespace {

void check(const std::string& text, const std::vector<std::string>& lines) {
  CAPTURE(text);
  std::vector<std::string> found;
  for (const auto& o : prose_setting().read(text)) found.push_back(line_of(o));
  CHECK(found == lines);
}

}  // namespace

TEST_CASE("A share of things is labelled by the words behind it, without periods, figures and auxiliaries") {
  check(
      "In 2023/24, 78.4% (1,020 / 1,301) of our care plans were issued within 20 weeks, which is an "
      "improvement.",
      {"actual 78.4 percent | care plans issued within 20 weeks |  | 2023-04-01..2024-03-31"});
  const auto rows =
      prose_setting().read("In 2023/24, 78.4% (1,020 / 1,301) of our care plans were issued in time.");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].numerator->str() == "1020");
  CHECK(rows[0].denominator->str() == "1301");
  CHECK(rows[0].text == "78.4%");
  CHECK(rows[0].place.page == 3);
}

TEST_CASE("A target in the same sentence has the label, period and unit of what it is compared with") {
  check("The percentage of care leavers in suitable homes was 92% in Q2 2023/24 against a target of 90%.",
        {"actual 92 percent | percentage of care leavers in suitable homes |  | 2023-07-01..2023-09-30",
         "target 90 percent | percentage of care leavers in suitable homes |  | 2023-07-01..2023-09-30"});
}

TEST_CASE("This speaks of the sentence before, its target and its earlier year included") {
  check(
      "During 2023/24 81% of plans were issued on time. This exceeds our 60% target and compares with 55.2% "
      "in "
      "2022/23.",
      {"actual 81 percent | plans issued on time |  | 2023-04-01..2024-03-31",
       "target 60 percent | plans issued on time |  | 2023-04-01..2024-03-31",
       "actual 55.2 percent | plans issued on time |  | 2022-04-01..2023-03-31"});
}

TEST_CASE("A list of earlier years gives each its own period") {
  check(
      "81% of visits were made in 2023/24. This is a decrease from 93.1% in 2020/21, 90.5% in 2021/22 and "
      "83% in "
      "2022/23.",
      {"actual 81 percent | visits made |  | 2023-04-01..2024-03-31",
       "actual 93.1 percent | visits made |  | 2020-04-01..2021-03-31",
       "actual 90.5 percent | visits made |  | 2021-04-01..2022-03-31",
       "actual 83 percent | visits made |  | 2022-04-01..2023-03-31"});
  check(
      "The proportion of pupils who moved school (12.5%) has doubled when compared to 2022/23 (6.2%) and "
      "2021/22 "
      "(6.0%).",
      {"actual 12.5 percent | proportion of pupils who moved school |  | 2023-04-01..2024-03-31",
       "actual 6.2 percent | proportion of pupils who moved school |  | 2022-04-01..2023-03-31",
       "actual 6.0 percent | proportion of pupils who moved school |  | 2021-04-01..2022-03-31"});
}

TEST_CASE("A moment compared with a month is compared with that month's end") {
  check(
      "The rate of carers per 10,000 adults was 24.8 at the end of March 2024, compared to 22.1 at March "
      "2023.",
      {"actual 24.8 rate-per-10000 | rate of carers per 10,000 adults |  | 2024-03-31..2024-03-31",
       "actual 22.1 rate-per-10000 | rate of carers per 10,000 adults |  | 2023-03-31..2023-03-31"});
}

TEST_CASE("Figures that define a measure are words of its label") {
  check("17% of tenants, as at March 2024, have had 3 or more repairs within the previous 12 months.",
        {"actual 17 percent | tenants have had 3 or more repairs within the previous 12 months |  | "
         "2024-03-31..2024-03-31"});
}

TEST_CASE("A length of time is a figure only where it was measured") {
  check("The average wait for a grant was 40 days in 2023/24.",
        {"actual 40 days | average wait for a grant |  | 2023-04-01..2024-03-31"});
  check("In 2023/24, grants were decided within 40 days.", {});
}

TEST_CASE("Age bands are parts, and two parts share one verb") {
  check(
      "98.4% of our tenants aged 18-24 and 97.9% of our tenants aged 25-64 were in work at the end of March "
      "2024.",
      {"actual 98.4 percent | tenants in work | 18-24 | 2024-03-31..2024-03-31",
       "actual 97.9 percent | tenants in work | 25-64 | 2024-03-31..2024-03-31"});
}

TEST_CASE("Counts of families and of the children in them are two observations") {
  check("At the end of 2023/24, there were 85 families with 190 children open to the early help team.",
        {"actual 85 count | families open to the early help team |  | 2024-03-31..2024-03-31",
         "actual 190 count | children open to the early help team |  | 2024-03-31..2024-03-31"});
  check("In 2023/24, 62 pupils left school from 48 families.",
        {"actual 62 count | pupils left school |  | 2023-04-01..2024-03-31",
         "actual 48 count | pupils left school from families |  | 2023-04-01..2024-03-31"});
}

TEST_CASE("Of which names a part of the count before it") {
  check("240 tenants were in arrears as at March 2024, 18 of which are new tenants.",
        {"actual 240 count | tenants in arrears |  | 2024-03-31..2024-03-31",
         "actual 18 count | tenants in arrears | new tenants | 2024-03-31..2024-03-31"});
}

TEST_CASE("A change is a change, with the figures that it leads from and to") {
  check("There was a 4% reduction in referrals, from 2,400 in 2022/23 to 2,304 in 2023/24.",
        {"change 4 percent | referrals |  | 2023-04-01..2024-03-31",
         "actual 2400 count | referrals |  | 2022-04-01..2023-03-31",
         "actual 2304 count | referrals |  | 2023-04-01..2024-03-31"});
}

TEST_CASE("What contradicts a figure of this year in a comparison is the earlier year's") {
  check(
      "70% of visits were made within 10 days in 2023/24. In comparison to 2022/23, the share that was made "
      "in time "
      "(74.5% within 10 days) has fallen.",
      {"actual 70 percent | visits made within 10 days |  | 2023-04-01..2024-03-31",
       "actual 74.5 percent | visits made within 10 days |  | 2022-04-01..2023-03-31"});
}

TEST_CASE("Benchmarks in a sentence are observations without a period of their own") {
  const auto rows =
      prose_setting().read("Attendance in schools was 94.1% in 2022/23 compared to 93.5% nationally.");
  REQUIRE(rows.size() == 2);
  CHECK(line_of(rows[1]) == "benchmark 93.5 percent | Attendance in schools |  | ..");
  CHECK(rows[1].comparator == "england");
}

TEST_CASE("Words of judgement give the polarity of every figure of the measure") {
  const auto rows = prose_setting().read(
      "In 2023/24, 1.7% of calls took over 3 minutes to be answered which is positively below our target of "
      "5%.");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].polarity == "lower");
  CHECK(rows[1].polarity == "lower");
}

TEST_CASE("A target that is not met tells with its figure which way is better") {
  const auto low =
      prose_setting().read("In 2023/24, 71% of visits were made. This does not meet our 90% target.");
  REQUIRE(low.size() == 2);
  CHECK(low[0].polarity == "higher");
  CHECK(low[1].polarity == "higher");
  const auto high =
      prose_setting().read("In 2023/24, 31% of cases were repeats. This does not meet our 20% target.");
  REQUIRE(high.size() == 2);
  CHECK(high[0].polarity == "lower");
}

TEST_CASE("What opens a sentence before its subject is no part of the label") {
  check("Despite some improvement, the rate of repairs was 71% in 2023/24.",
        {"actual 71 percent | rate of repairs |  | 2023-04-01..2024-03-31"});
}

TEST_CASE("Plans, rules and examples give no observation") {
  check("We will recruit 20 more carers in 2024/25.", {});
  check("For example 400 children in care would be a rate of 57.", {});
}

TEST_CASE("A figure whose time is not told is left out of a comparison") {
  check("81% of visits were made in 2023/24, up from 75%.",
        {"actual 81 percent | visits made |  | 2023-04-01..2024-03-31"});
}

TEST_CASE("A weak reading is less sure than a whole sentence") {
  const auto sure = prose_setting().read("81% of visits were made on time in 2023/24.");
  const auto weak = prose_setting().read("We have 54 foster carers.");
  REQUIRE(sure.size() == 1);
  REQUIRE(weak.size() == 1);
  CHECK(sure[0].confidence >= 0.9);
  CHECK(weak[0].confidence < 0.7);
}

TEST_CASE("A long paragraph of brackets and digits is read in bounded time") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "(12% of (";
  CHECK(prose_setting().read(text).size() < 10000);
}

TEST_CASE("Them and this take up what was counted before, and a part's percentage has its fraction") {
  check("At the end of the year 405 tenants were in arrears. 8.9% of them had been in court during the year.",
        {"actual 405 count | tenants in arrears |  | 2024-03-31..2024-03-31",
         "actual 8.9 percent | tenants in court |  | 2023-04-01..2024-03-31"});
  check("As at March 2024, 312 tenants were in arrears. This is a rate of 48.6 per 10,000.",
        {"actual 312 count | tenants in arrears |  | 2024-03-31..2024-03-31",
         "actual 48.6 rate-per-10000 | tenants in arrears |  | 2024-03-31..2024-03-31"});
  check("Of the visits made in 2023/24, 87.4% were made within 45 days.",
        {"actual 87.4 percent | visits made within 45 days |  | 2023-04-01..2024-03-31"});
  const auto rows = prose_setting().read(
      "During the year 60 young people left care at 18; 45 (72%) of them stayed in touch.");
  REQUIRE(rows.size() == 3);
  CHECK(rows[2].label == "young people stayed in touch");
  CHECK(rows[2].numerator->str() == "45");
  CHECK(rows[2].denominator->str() == "60");
}

TEST_CASE("A bracket's target and labelled earlier year leave the figure before them its own time") {
  check("In 2023/24 72.4% of plans were issued on time (target 85%; 2022/23: 78.1%).",
        {"actual 72.4 percent | plans issued on time |  | 2023-04-01..2024-03-31",
         "target 85 percent | plans issued on time |  | 2023-04-01..2024-03-31",
         "actual 78.1 percent | plans issued on time |  | 2022-04-01..2023-03-31"});
}

TEST_CASE("What only a pointing word names is left out") { check("Year to date this is 94.1%.", {}); }
