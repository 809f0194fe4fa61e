#include "normalize/period.h"

#include <doctest/doctest.h>

using scrutineer::normalize::find_periods;
using scrutineer::normalize::iso;
using scrutineer::normalize::parse_iso;
using scrutineer::normalize::Period;
using scrutineer::normalize::PeriodContext;
using scrutineer::normalize::PeriodKind;
using scrutineer::normalize::PeriodReading;
using scrutineer::normalize::read_period;

namespace {

using enum PeriodKind;

struct Case {
  const char* text;
  const char* period;  // start/end
  PeriodKind kind;
  const char* basis = "";
};

std::string written(const std::optional<PeriodReading>& r) {
  return r ? iso(r->period.start) + "/" + iso(r->period.end) : "none";
}

PeriodContext report(const char* start, const char* end) {
  return {Period{*parse_iso(start), *parse_iso(end)}, std::nullopt};
}

void check(const Case& c, const PeriodContext& context = {}) {
  CAPTURE(std::string(c.text));
  const auto r = read_period(c.text, context);
  CHECK(written(r) == std::string(c.period));
  if (!r) return;
  CHECK(static_cast<int>(r->kind) == static_cast<int>(c.kind));
  CHECK(r->basis == std::string(c.basis));
}

}  // namespace

TEST_CASE("a header's financial year is read in every way it is printed") {
  for (const char* text : {"2017/18",
                           "2017/ 18",
                           "2017 / 18",
                           "2017-18",
                           "2017–18",
                           "17/18",
                           "FY18",
                           "FY 17/18",
                           "FY17-18",
                           "2017/2018",
                           "Target 2017/18",
                           "2017/18 Annual Target",
                           "Annual Target 2017/18",
                           "2017/18 Quarterly Target",
                           "Year end 2017/18",
                           "Outturn 2017/18",
                           "17-18",
                           "FY2018",
                           "Actual\n2017/18",
                           "Year-end 2017-2018",
                           "(2017/18)",
                           "'17/18"})
    check({text, "2017-04-01/2018-03-31", year});
}

TEST_CASE("a header's quarter is read in every way it is printed") {
  const Case cases[] = {
      {"Q1 2019/20", "2019-04-01/2019-06-30", quarter},
      {"Q1 19/20", "2019-04-01/2019-06-30", quarter},
      {"2023-24 Q1", "2023-04-01/2023-06-30", quarter},
      {"Quarter 3 2024/25", "2024-10-01/2024-12-31", quarter},
      {"Quarter 3, 2024/25", "2024-10-01/2024-12-31", quarter},
      {"2023/24 - Q4", "2024-01-01/2024-03-31", quarter},
      {"Q4 Mar 2018", "2018-01-01/2018-03-31", quarter},
      {"Q1 Jun 2017", "2017-04-01/2017-06-30", quarter},
      {"Mar 2018 (Q4)", "2018-01-01/2018-03-31", quarter},
      {"Q2 (Jul-Sep 2023)", "2023-07-01/2023-09-30", quarter},
      {"Jan – Mar 24", "2024-01-01/2024-03-31", quarter},
      {"Jan –\nMar 24", "2024-01-01/2024-03-31", quarter},
      {"Quarter to Sep 24", "2024-07-01/2024-09-30", quarter},
      {"Qtr ending June 2024", "2024-04-01/2024-06-30", quarter},
      {"3 months to Dec 23", "2023-10-01/2023-12-31", quarter},
      {"Q3 2024", "2024-10-01/2024-12-31", quarter},
      {"first quarter of 2022/23", "2022-04-01/2022-06-30", quarter},
      {"2nd Quarter 2022/23", "2022-07-01/2022-09-30", quarter},
      {"2023-24 Actual Q2", "2023-07-01/2023-09-30", quarter},
      {"Q4 2017/18 Cabinet Commentary", "2018-01-01/2018-03-31", quarter},
      {"October – December 2024", "2024-10-01/2024-12-31", quarter},
      {"Q1-Q3 2023/24", "2023-04-01/2023-12-31", range},
      {"Qtr2 22/23", "2022-07-01/2022-09-30", quarter},
      {"Q1 2021-22 Actual", "2021-04-01/2021-06-30", quarter},
  };
  for (const Case& c : cases) check(c);
}

TEST_CASE("a header's month is that month") {
  const Case cases[] = {
      {"Apr 23", "2023-04-01/2023-04-30", month},        {"April 2023", "2023-04-01/2023-04-30", month},
      {"Dec-20", "2020-12-01/2020-12-31", month},        {"Jan '20", "2020-01-01/2020-01-31", month},
      {"Jan ’20", "2020-01-01/2020-01-31", month},       {"Mar20", "2020-03-01/2020-03-31", month},
      {"Target Dec 23", "2023-12-01/2023-12-31", month}, {"Sept 2024", "2024-09-01/2024-09-30", month},
      {"Feb-24", "2024-02-01/2024-02-29", month},        {"MAY 2021", "2021-05-01/2021-05-31", month},
      {"Mar 2017", "2017-03-01/2017-03-31", month},      {"March 2018/19", "2019-03-01/2019-03-31", month},
  };
  for (const Case& c : cases) check(c);
}

TEST_CASE("ranges, halves and years of twelve months are read from headers") {
  const Case cases[] = {
      {"April 2023 — March 2024", "2023-04-01/2024-03-31", year},
      {"1 April 2023 to 31 March 2024", "2023-04-01/2024-03-31", year},
      {"12 mths to Dec 23", "2023-01-01/2023-12-31", rolling_year, "rolling-year"},
      {"12m to Dec 24", "2024-01-01/2024-12-31", rolling_year, "rolling-year"},
      {"12 months to Mar 23", "2022-04-01/2023-03-31", rolling_year, "rolling-year"},
      {"Rolling 12 months to Sep 2024", "2023-10-01/2024-09-30", rolling_year, "rolling-year"},
      {"Q2 2019/20 rolling 12 months", "2018-10-01/2019-09-30", rolling_year, "rolling-year"},
      {"Year ending March 2024", "2023-04-01/2024-03-31", year},
      {"H1 2023/24", "2023-04-01/2023-09-30", half},
      {"2023/24 H2", "2023-10-01/2024-03-31", half},
      {"second half of 2019/20", "2019-10-01/2020-03-31", half},
      {"Oct '20 - Sep '21", "2020-10-01/2021-09-30", range},
      {"Apr - Mar 24", "2023-04-01/2024-03-31", year},
      {"2019/20 to 2021/22", "2019-04-01/2022-03-31", range},
      {"2019-22", "2019-04-01/2022-03-31", range},
      {"2021", "2021-01-01/2021-12-31", year},
      {"Autumn term 2024", "2024-09-01/2024-12-31", range},
      {"19/20 School year", "2019-09-01/2020-08-31", year},
      {"academic year 2022/23", "2022-09-01/2023-08-31", year},
  };
  for (const Case& c : cases) check(c);
  PeriodContext scottish;
  scottish.school_year_month = 8;
  check({"19/20 School year", "2019-08-01/2020-07-31", year}, scottish);
}

TEST_CASE("a day is a snapshot") {
  const Case cases[] = {
      {"as at 31 December 2023", "2023-12-31/2023-12-31", snapshot, "snapshot"},
      {"As at 31st March 2024", "2024-03-31/2024-03-31", snapshot, "snapshot"},
      {"at March 2024", "2024-03-31/2024-03-31", snapshot, "snapshot"},
      {"at the end of March 2024", "2024-03-31/2024-03-31", snapshot, "snapshot"},
      {"at end of 2023/24", "2024-03-31/2024-03-31", snapshot, "snapshot"},
      {"31-Mar-2020", "2020-03-31/2020-03-31", snapshot},
      {"31/03/2020", "2020-03-31/2020-03-31", snapshot},
      {"31.3.20", "2020-03-31/2020-03-31", snapshot},
      {"2020-03-31", "2020-03-31/2020-03-31", snapshot},
      {"2 SEPTEMBER 2024", "2024-09-02/2024-09-02", snapshot},
      {"March 31, 2024", "2024-03-31/2024-03-31", snapshot},
  };
  for (const Case& c : cases) check(c);
}

TEST_CASE("year to date runs from April to the end of its column") {
  const PeriodContext december = report("2023-10-01", "2023-12-31");
  check({"YTD", "2023-04-01/2023-12-31", year_to_date, "cumulative"}, december);
  check({"2023-24 YTD", "2023-04-01/2023-12-31", year_to_date, "cumulative"}, december);
  check({"2022-23 YTD", "2022-04-01/2023-03-31", year_to_date, "cumulative"}, december);
  check({"Q2 2019/20 (cumulative)", "2019-04-01/2019-09-30", year_to_date, "cumulative"});
  check({"Year to date Nov 2023", "2023-04-01/2023-11-30", year_to_date, "cumulative"});
  check({"2023-24 YTD", "2023-04-01/2024-03-31", year_to_date, "cumulative"});
}

TEST_CASE("a bare quarter, half or month is placed by the context and says so") {
  PeriodContext context;
  context.financial_year = 2021;
  const Case cases[] = {
      {"Q1", "2021-04-01/2021-06-30", quarter},
      {"Q4", "2022-01-01/2022-03-31", quarter},
      {"Quarter 2", "2021-07-01/2021-09-30", quarter},
      {"Q4 Outturn", "2021-04-01/2022-03-31", year},
      {"March", "2022-03-01/2022-03-31", month},
      {"H1", "2021-04-01/2021-09-30", half},
      {"Apr-Jun", "2021-04-01/2021-06-30", quarter},
      {"Aug-July", "2021-08-01/2022-07-31", range},
      {"more than 1 placement in the last year (Aug-July)", "2021-08-01/2022-07-31", range},
      {"Q3 (Oct - Dec)", "2021-10-01/2021-12-31", quarter},
      {"Q2 Actual", "2021-07-01/2021-09-30", quarter},
      {"12 months to March", "2021-04-01/2022-03-31", rolling_year, "rolling-year"},
  };
  for (const Case& c : cases) {
    check(c, context);
    check({c.text, "none", c.kind});
    if (const auto r = read_period(c.text, context)) CHECK_FALSE(r->year_given);
  }
  check({"rolling 12 months", "2023-07-01/2024-06-30", rolling_year, "rolling-year"},
        report("2024-04-01", "2024-06-30"));
  check({"Q2", "2024-07-01/2024-09-30", quarter}, report("2024-10-01", "2024-12-31"));
}

TEST_CASE("words, figures and ages name no period") {
  PeriodContext context = report("2021-04-01", "2022-03-31");
  for (const char* text : {"",
                           "Target",
                           "Performance Indicator",
                           "93.6%",
                           "1,478",
                           "aged 16-17",
                           "16/17 year olds",
                           "Y12/13",
                           "2,019",
                           "£2019",
                           "18-64",
                           "per 10,000",
                           "it may rise",
                           "KS2-KS3",
                           "27/64",
                           "Q5",
                           "H3",
                           "2020-022",
                           "Quarterly",
                           "Level 2",
                           "P1",
                           "12",
                           "MKC 1847",
                           "1.2021",
                           "20/21%"})
    check({text, "none", year}, context);
}

TEST_CASE("a period's label is what the header prints, white space folded") {
  CHECK(read_period("Target  for Q1\n2019/20 only")->label == "Q1 2019/20");
  CHECK(read_period("as at 31 December 2023")->label == "as at 31 December 2023");
  CHECK(read_period("2023-24 Actual Q2")->label == "2023-24 Actual Q2");
  const std::string text = "x Q1 2019/20 y";
  const auto r = read_period(text);
  CHECK(text.substr(r->begin, r->end - r->begin) == "Q1 2019/20");
}
