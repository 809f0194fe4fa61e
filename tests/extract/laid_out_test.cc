#include <doctest/doctest.h>

#include "extract/text_document.h"

using namespace scrutineer::extract;
using namespace scrutineer::test;

namespace {

const std::string table =
    "Measure                     Target     Q1       Q2       Q3\n"
    "Visits in time                90%     81%    82.5%      84%\n"
    "Calls answered              1,200   1,043     987      1,107\n"
    "Days lost per post            8.0     9.1      9.4       8.8\n"
    "Homes let in time             75%     71%      73%       76%\n"
    "Bins missed                    40      52       47        39\n"
    "Invoices paid                 95%     97%      96%       98%\n"
    "Complaints                     25      31       22        27\n";

}  // namespace

TEST_CASE("text laid out like its page has its tables where blanks part the columns") {
  const Document d = read("Performance report\n\n" + table);
  REQUIRE(d.tables.size() == 1);
  const Table& t = d.tables[0];
  CHECK(t.source == TableSource::text);
  CHECK(t.columns == 5);
  CHECK(t.rows == 8);
  CHECK(text_at(t, 0, 1) == "Target");
  CHECK(text_at(t, 1, 0) == "Visits in time");
  CHECK(text_at(t, 2, 3) == "987");
  CHECK(text_at(t, 7, 4) == "27");
  CHECK(t.at(1, 1)->box.empty());
  CHECK(d.pages.at(0).words.empty());
}

TEST_CASE("form feeds part the pages of laid out text, and one at its end starts none") {
  const Document d = read(table + "\f" + "Second page\n\n" + table + "\f");
  CHECK(d.page_count == 2);
  REQUIRE(d.tables.size() == 2);
  CHECK(d.tables[1].first_page == 2);
}

TEST_CASE("text with a few wide gaps is not laid out") {
  const Document d = read(
      "Jan-21  Feb-21 Mar-21 Apr-21 May-21   Jun-21\nVX1-A 31 33 30 35 36 34\n\nVisits fell in June, as "
      "they did last year.\n");
  REQUIRE(d.tables.size() == 1);
  CHECK(text_at(d.tables[0], 1, 6) == "34");
}

TEST_CASE("a table of three rows is laid out where each holds figures in columns") {
  const Document d = read(
      "Scorecard\n\n"
      "      Measure                     2023/24 outturn   Sep-24   Oct-24   Target\n"
      "Rate of referrals per 10,000      620.1             52.0     55.3     -\n"
      "Assessments in 45 days            88.1%             90.2%    91.0%    90%\n"
      "Children with a health plan       94%               93%      93%      95%\n");
  REQUIRE(d.tables.size() == 1);
  CHECK(d.tables[0].columns == 5);
  CHECK(text_at(d.tables[0], 2, 1) == "88.1%");
}

TEST_CASE("figures on a line between the two of their name make one row with them") {
  const Document d = read(
      " Transaction               Jan 24    Apr 24    Jul 24      Total\n\n"
      " Renew a library book         83%       80%       83%  1,043,275\n"
      " Report a fault               74%       70%       64%    116,378\n"
      " Book a driver\n"
      "                              91%       90%       89%     46,751\n"
      " improvement course\n"
      " Apply for a blue\n"
      "                              84%       86%       88%     21,663\n"
      " badge\n"
      " Pay a fine                   99%       98%       97%      6,159\n");
  REQUIRE(d.tables.size() == 1);
  const Table& t = d.tables[0];
  REQUIRE(t.rows == 6);
  CHECK(text_at(t, 2, 0) == "Report a fault");
  CHECK(text_at(t, 3, 0) == "Book a driver improvement course");
  CHECK(text_at(t, 3, 4) == "46,751");
  CHECK(text_at(t, 4, 0) == "Apply for a blue badge");
  CHECK(text_at(t, 5, 1) == "99%");
}

TEST_CASE("years that break at their dash end on the next line, in a header and in a cell") {
  const Document d = read(
      " Indicator                        Period      Count    Rate      Rank    Rank\n"
      "                                                                 2022-   2023-\n"
      "                                                                  23      24\n"
      " Deaths under 75, all causes      2023        912      301.2     12      11\n"
      " Smoking prevalence in adults     2023        -        9.8%      4       3\n"
      " Adults who are active            2022/23     798      71.5%     9       10\n"
      " Share of eligible people         2019/20-   *        30.5%     2       1\n"
      " who had a Health Check           23/24\n");
  REQUIRE(d.tables.size() == 1);
  const Table& t = d.tables[0];
  REQUIRE(t.columns == 6);
  REQUIRE(t.rows == 5);
  CHECK(text_at(t, 0, 4) == "Rank 2022- 23");
  CHECK(text_at(t, 4, 0) == "Share of eligible people who had a Health Check");
  CHECK(text_at(t, 4, 1) == "2019/20- 23/24");
}
