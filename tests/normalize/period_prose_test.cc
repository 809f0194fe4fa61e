#include <doctest/doctest.h>

#include "normalize/period.h"

using scrutineer::normalize::find_periods;
using scrutineer::normalize::iso;
using scrutineer::normalize::parse_iso;
using scrutineer::normalize::Period;
using scrutineer::normalize::PeriodContext;

namespace {

const PeriodContext year_2023{Period{*parse_iso("2023-04-01"), *parse_iso("2024-03-31")}, std::nullopt};
const PeriodContext december_2024{Period{*parse_iso("2024-10-01"), *parse_iso("2024-12-31")}, std::nullopt};

// Every period as start/end, a day once.
std::string found(const std::string& text, const PeriodContext& context) {
  std::string all;
  std::size_t end = 0;
  for (const auto& r : find_periods(text, context)) {
    if (!all.empty()) all += "; ";
    all += iso(r.period.start);
    if (r.period.start != r.period.end) all += "/" + iso(r.period.end);
    if (!r.basis.empty()) all += " " + r.basis;
    CHECK(r.begin >= end);
    CHECK(r.end > r.begin);
    end = r.end;
  }
  return all;
}

struct Case {
  const char* text;
  const char* periods;
};

void check(std::initializer_list<Case> cases, const PeriodContext& context) {
  for (const Case& c : cases) {
    CAPTURE(std::string(c.text));
    CHECK(found(c.text, context) == std::string(c.periods));
  }
}

}  // namespace

TEST_CASE("years, quarters, months and ranges of sentences are found in order") {
  check({{"In 2023/24, 5 of 9 were late", "2023-04-01/2024-03-31"},
         {"compared to 2022/23 (21.0%), 2021/22 (28.3%) and Q1 2020/21 (27.5%)",
          "2022-04-01/2023-03-31; 2021-04-01/2022-03-31; 2020-04-01/2020-06-30"},
         {"(13in 2023/24 from 22 in 2022/23)", "2023-04-01/2024-03-31; 2022-04-01/2023-03-31"},
         {"Between April and October 2023, it was 52.5%; since then 80.5%",
          "2023-04-01/2023-10-31; 2023-11-01/2024-03-31"},
         {"granted between April 2019 and April 2020", "2019-04-01/2020-04-30"},
         {"over the 12 months to December 2024", "2024-01-01/2024-12-31 rolling-year"},
         {"Q1 - 397, Q2 - 322", "2023-04-01/2023-06-30; 2023-07-01/2023-09-30"},
         {"H1 = 36.2%, H2 = 38.3%", "2023-04-01/2023-09-30; 2023-10-01/2024-03-31"},
         {"19/20: Off Target", "2019-04-01/2020-03-31"},
         {"in the second half of this year", "2023-10-01/2024-03-31; 2023-04-01/2024-03-31"},
         {"2018/19 Q1 2019/20 Q2 2019/20",
          "2018-04-01/2019-03-31; 2019-04-01/2019-06-30; 2019-07-01/2019-09-30"}},
        year_2023);
}

TEST_CASE("words such as as at, at the end of, by and currently make a day") {
  check({{"At the end of 2023/24, there were 197", "2024-03-31 snapshot"},
         {"in care as at March 2024", "2024-03-31 snapshot"},
         {"at the end of March 2024, compared to 142.3 at March 2023",
          "2024-03-31 snapshot; 2023-03-31 snapshot"},
         {"as at March 2024, and compared to March 2023", "2024-03-31 snapshot; 2023-03-31"},
         {"assessed by March 2024", "2024-03-31 snapshot"},
         {"Currently, 61.1% live there", "2024-03-31 snapshot"},
         {"at the end of the year", "2024-03-31 snapshot"},
         {"On 31st December there were 5", "2023-12-31 snapshot"},
         {"an improvement on 2022/23", "2022-04-01/2023-03-31"},
         {"At the end of Quarter 4 18% of children", "2024-03-31 snapshot"}},
        year_2023);
}

TEST_CASE("relative periods are counted from the report's own") {
  check({{"more than in the previous quarter", "2024-07-01/2024-09-30"},
         {"than the same quarter last year", "2023-10-01/2023-12-31"},
         {"the same period in 2022/23", "2022-10-01/2022-12-31"},
         {"compared with Quarter 3 last year", "2023-10-01/2023-12-31"},
         {"this quarter saw fewer than last quarter", "2024-10-01/2024-12-31; 2024-07-01/2024-09-30"},
         {"so far this year", "2024-04-01/2024-12-31"},
         {"compared to last year", "2023-04-01/2024-03-31"},
         {"lower than last month", "2024-11-01/2024-11-30"},
         {"in Quarter 4 it fell", "2024-01-01/2024-03-31"},
         {"in February and December", "2024-02-01/2024-02-29; 2024-12-01/2024-12-31"},
         {"the year to the end of Quarter 2", "2024-04-01/2024-09-30"},
         {"since March 2024", "2024-03-01/2024-12-31"},
         {"down on the last Quarter", "2024-07-01/2024-09-30"}},
        december_2024);
}

TEST_CASE("lengths of time, plans, definitions and fractions are no periods") {
  check({{"within 12 months, over the last 2 years, in the last year", ""},
         {"the 2020-23 strategy", ""},
         {"previous years and every quarter", ""},
         {"it may march on", ""},
         {"in their current placement", ""},
         {"96% (24/25) were seen", ""},
         {"the Children Act 2014", ""},
         {"2,019 visits, 1,554 calls", ""},
         {"aged 19-21 and 16/17 year olds", ""}},
        year_2023);
  CHECK(found("this year, currently, last quarter, Q1", {}).empty());
}
