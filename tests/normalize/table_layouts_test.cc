#include <doctest/doctest.h>

#include "report_builder.h"

using namespace scrutineer;
using namespace scrutineer::test;
using Strings = std::vector<std::string>;

TEST_CASE(
    "this quarter last year, the previous quarter and this quarter are placed by the report's quarter") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Performance report Quarter 2 2023/24"))
          .add(table_of(
              1, {{"Indicator", "This quarter last year", "Previous quarter", "This quarter", "Target"},
                  {"% of calls answered", "81%", "82%", "83%", "85%"}}))
          .read();
  CHECK(figures(dataset, "actual") ==
        Strings{"2022-07-01/2022-09-30=81", "2023-04-01/2023-06-30=82", "2023-07-01/2023-09-30=83"});
  CHECK(figures(dataset, "target") == Strings{"2023-07-01/2023-09-30=85"});
}

TEST_CASE("years to date end with the month beside them, and in that month of another year") {
  const auto dataset = ReportBuilder()
                           .add(heading("Performance report, September 2023"))
                           .add(table_of(1, {{"Measure", "Sep-23 Actual", "Sep-23 Plan", "2023/24 YTD Actual",
                                              "2023/24 YTD Plan", "2022/23 YTD Actual"},
                                             {"Number of attendances", "10", "11", "58", "60", "57"}}))
                           .read();
  CHECK(figures(dataset, "actual") ==
        Strings{"2023-09-01/2023-09-30=10", "2023-04-01/2023-09-30=58", "2022-04-01/2022-09-30=57"});
  CHECK(figures(dataset, "target") == Strings{"2023-09-01/2023-09-30=11", "2023-04-01/2023-09-30=60"});
}

TEST_CASE("financial years to date end with the month of the columns beside them") {
  extract::Table table =
      table_of(2, {{"", "June 2015", "", "Offences", "", ""},
                   {"Area", "Offences", "Detections", "FYTD 2014/15", "FYTD 2015/16", "% Change"},
                   {"North", "41", "12", "99", "102", "3.0%"},
                   {"South", "22", "3", "135", "62", "-54.1%"}});
  span_columns(table, 0, 1, 2);
  span_columns(table, 0, 3, 3);
  const auto dataset =
      ReportBuilder().add(heading("Monthly Knife Crime Summary")).add(heading("June 2015")).add(table).read();
  Strings of_north;
  for (const std::string& figure : figures(dataset, "actual"))
    if (of_north.size() < 4) of_north.push_back(figure);
  CHECK(of_north == Strings{"2015-06-01/2015-06-30=41", "2015-06-01/2015-06-30=12",
                            "2014-04-01/2014-06-30=99", "2015-04-01/2015-06-30=102"});
  CHECK(figures(dataset, "change").front() == "2015-04-01/2015-06-30=3.0");
  CHECK(normalize::iso(*dataset.documents[0].period_start) == "2015-06-01");
}

TEST_CASE("a year as far as a month is a year to date") {
  const auto dataset = ReportBuilder()
                           .add(table_of(1, {{"Indicator", "2022-23 Actual", "2023-24 (to Sept)"},
                                             {"Number of visits", "410", "205"}}))
                           .read();
  CHECK(figures(dataset, "actual") == Strings{"2022-04-01/2023-03-31=410", "2023-04-01/2023-09-30=205"});
}

TEST_CASE("a block of one indicator has its name, code and polarity above and measures for rows") {
  const auto dataset = ReportBuilder()
                           .add(heading("Quarterly scorecard 2023/24"))
                           .add(heading("KPI 01 Percentage of applications decided in time", 2))
                           .add(paragraph("Polarity: Higher is better"))
                           .add(table_of(1, {{"", "Q1", "Q2"},
                                             {"Actual", "91%", "88%"},
                                             {"Target", "90%", "90%"},
                                             {"RAG", "Green", "Amber"},
                                             {"2022/23", "86%", "87%"},
                                             {"England", "87%", "88%"}}))
                           .read();
  CHECK(figures(dataset, "actual") == Strings{"2023-04-01/2023-06-30=91", "2023-07-01/2023-09-30=88",
                                              "2022-04-01/2022-06-30=86", "2022-07-01/2022-09-30=87"});
  CHECK(figures(dataset, "target") == Strings{"2023-04-01/2023-06-30=90", "2023-07-01/2023-09-30=90"});
  CHECK(figures(dataset, "benchmark") == Strings{"2023-04-01/2023-06-30=87", "2023-07-01/2023-09-30=88"});
  for (const auto& o : dataset.observations) {
    CHECK(o.local_code == "KPI 01");
    CHECK(o.label == "Percentage of applications decided in time");
    CHECK(o.polarity == "higher");
  }
  CHECK(dataset.observations[0].rag == "green");
  CHECK(dataset.observations[1].rag == "amber");
}

TEST_CASE("a column of measures' names tells an indicator's rows apart") {
  auto table = table_of(1, {{"Measure", "", "Apr-23", "May-23"},
                            {"% of patients seen", "Actual", "61%", "62%"},
                            {"", "Trajectory", "60%", "64%"}});
  const auto dataset = ReportBuilder().add(table).read();
  CHECK(figures(dataset, "actual") == Strings{"2023-04-01/2023-04-30=61", "2023-05-01/2023-05-31=62"});
  CHECK(figures(dataset, "target") == Strings{"2023-04-01/2023-04-30=60", "2023-05-01/2023-05-31=64"});
}

TEST_CASE("columns of numerators and denominators fill the percentage that they make") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Children's report Quarter 2 2023/24"))
          .add(table_of(1, {{"Indicator", "Q1", "Numerator", "Denominator", "Q2", "Tolerance", "Target"},
                            {"% of reviews on time", "86.0%", "402", "455", "88.4%", "5%", "90%"}}))
          .read();
  REQUIRE(figures(dataset, "actual") == Strings{"2023-04-01/2023-06-30=86.0", "2023-07-01/2023-09-30=88.4"});
  CHECK_FALSE(dataset.observations[0].numerator);
  CHECK(dataset.observations[1].numerator->str() == "402");
  CHECK(dataset.observations[1].denominator->str() == "455");
  REQUIRE(dataset.observations[2].tolerance);
  CHECK(dataset.observations[2].tolerance->str() == "5");
}

TEST_CASE("differences under Change are figures up to the latest period, in points only of percentages") {
  const auto dataset =
      ReportBuilder()
          .add(table_of(
              1, {{"Offence", "12 months to Sept 2022", "12 months to Sept 2023", "Change", "% change"},
                  {"Number of robberies", "301", "322", "21", "7.0%"},
                  {"Number of burglaries", "1,220", "1,091", "-129", "-10.6%"}}))
          .read();
  CHECK(figures(dataset, "change") == Strings{"2022-10-01/2023-09-30=21", "2022-10-01/2023-09-30=7.0",
                                              "2022-10-01/2023-09-30=-129", "2022-10-01/2023-09-30=-10.6"});
  for (const auto& o : dataset.observations) CHECK(o.unit != "percentage-points");
}

TEST_CASE("a label's thousands of pounds scale its row and no other") {
  const auto dataset = ReportBuilder()
                           .add(table_of(1, {{"Indicator", "Q1 2023/24", "Target"},
                                             {"Void rent loss (£000)", "112", "120"},
                                             {"Deficit on repairs (£000)", "(41)", "0"},
                                             {"Number of homes let", "112", "120"}}))
                           .read();
  CHECK(figures(dataset, "actual") ==
        Strings{"2023-04-01/2023-06-30=112000", "2023-04-01/2023-06-30=-41000", "2023-04-01/2023-06-30=112"});
}

TEST_CASE("ticks and answers under a question rate the figure beside them") {
  const auto dataset = ReportBuilder()
                           .add(table_of(1, {{"Indicator", "Q1 2023/24", "Target", "Target met?"},
                                             {"% of calls answered", "91%", "90%", "Yes"},
                                             {"% of letters answered", "81%", "90%", "✘"}}))
                           .read();
  REQUIRE(dataset.observations.size() == 4);
  CHECK(dataset.observations[0].rag == "green");
  CHECK(dataset.observations[2].rag == "red");
}

TEST_CASE("names in the colours of ratings rate their rows where the colours differ") {
  auto table = table_of(1, {{"Indicator", "Q2 2023/24", "Target"},
                            {"% of repairs right first time", "93%", "90%"},
                            {"Number of evictions", "6", "5"}});
  cell_at(table, 1, 0).fill = extract::Rgb{0, 176, 80};
  cell_at(table, 2, 0).fill = extract::Rgb{255, 0, 0};
  const auto dataset = ReportBuilder().add(table).read();
  CHECK(dataset.observations[0].rag == "green");
  CHECK(dataset.observations[2].rag == "red");
  cell_at(table, 2, 0).fill = extract::Rgb{0, 176, 80};  // one colour is the table's design
  CHECK(ReportBuilder().add(table).read().observations[0].rag == "");
}

TEST_CASE("targets with a tolerance on either side and figures said to be about are figures") {
  const auto dataset = ReportBuilder()
                           .add(table_of(1, {{"Indicator", "Q2 2023/24", "Target"},
                                             {"% of buses on time", "94.1%", "95% +/- 2"},
                                             {"Number of empty homes", "c. 400", "N/A - tracking"}}))
                           .read();
  CHECK(figures(dataset, "actual") == Strings{"2023-07-01/2023-09-30=94.1", "2023-07-01/2023-09-30=400"});
  CHECK(figures(dataset, "target") ==
        Strings{"2023-07-01/2023-09-30=95", "2023-07-01/2023-09-30=not-available"});
  REQUIRE(dataset.observations[1].tolerance);
  CHECK(dataset.observations[1].tolerance->str() == "2");
}

TEST_CASE("a bar over rows of measures names their indicator and is no section") {
  auto table = table_of(1, {{"Measure", "Q1", "Q2"},
                            {"Percentage of rent collected", "", ""},
                            {"Actual", "98.1%", "98.4%"},
                            {"Target", "98%", "98%"},
                            {"Number of homes let", "", ""},
                            {"Actual", "12", "20"},
                            {"RAG", "Red", "Green"}});
  span_columns(table, 1, 0, 3);
  span_columns(table, 4, 0, 3);
  const auto dataset = ReportBuilder().add(heading("Key measures 2023/24")).add(table).read();
  REQUIRE(dataset.observations.size() == 6);
  CHECK(dataset.observations[0].label == "Percentage of rent collected");
  CHECK(dataset.observations[0].section == "Key measures 2023/24");
  CHECK(dataset.observations[4].label == "Number of homes let");
  CHECK(dataset.observations[4].rag == "red");
  CHECK(dataset.observations[5].rag == "green");
}

TEST_CASE("No. under a year counts and % beside it is its share") {
  auto table = table_of(2, {{"Measure", "2022/23", "", "2023/24", ""},
                            {"", "No.", "%", "No.", "%"},
                            {"Complaints upheld", "190", "38.0", "171", "32.9"},
                            {"Complaints escalated", "55", "11.0", "48", "9.2"}});
  span_columns(table, 0, 1, 2);
  span_columns(table, 0, 3, 2);
  const auto dataset = ReportBuilder().add(table).read();
  REQUIRE(dataset.observations.size() == 8);
  CHECK(dataset.observations[0].value->str() == "190");
  CHECK(dataset.observations[0].unit == "count");
  CHECK(dataset.observations[1].unit == "percent");
}

TEST_CASE("a target in the indicator's name is the target of the report's columns") {
  const auto dataset = ReportBuilder()
                           .add(table_of(1, {{"Indicator", "Q1 2024/25"},
                                             {"% of invoices paid on time (target 95%)", "96.1%"}}))
                           .read();
  CHECK(figures(dataset, "target") == Strings{"2024-04-01/2024-06-30=95"});
}

TEST_CASE("a target under a part's heading is that part's and is given once") {
  auto table = table_of(2, {{"Indicator", "East", "", "West", "", "Total", ""},
                            {"", "Actual", "Target", "Actual", "Target", "Actual", "Target"},
                            {"Number of people waiting", "31", "30", "44", "40", "75", "70"}});
  for (const int c : {1, 3, 5}) span_columns(table, 0, c, 2);
  const auto dataset = ReportBuilder().add(heading("Performance Quarter 2 2023/24")).add(table).read();
  Strings parts;
  for (const auto& o : dataset.observations)
    if (o.measure == "target") parts.push_back(o.breakdown + "=" + o.value->str());
  CHECK(parts == Strings{"East=30", "West=40", "=70"});
}

TEST_CASE("rows whose names differ in an age band or a sex alone are parts") {
  const auto dataset = ReportBuilder()
                           .add(table_of(1, {{"Indicator", "2022/23", "2023/24"},
                                             {"Children looked after", "70", "82"},
                                             {"Children looked after aged under 5", "20", "21"},
                                             {"Children looked after aged 5-9", "50", "61"},
                                             {"Children Looked After Male", "30", "40"},
                                             {"Children looked after - Female", "40", "42"},
                                             {"Care leavers aged 17 to 18 in work", "5", "6"}}))
                           .read();
  Strings parts;
  for (const auto& o : dataset.observations)
    if (o.period_end && normalize::iso(*o.period_end) == "2024-03-31") parts.push_back(o.breakdown);
  CHECK(parts == Strings{"", "under 5", "5-9", "Male", "Female", ""});
}

TEST_CASE("a grey cell among ratings says that the row's latest figure is not rated; a stripe says nothing") {
  extract::Table table = table_of(1, {{"Indicator", "Q1 2023/24", "Q2 2023/24", "RAG"},
                                      {"% of calls answered", "81%", "83%", ""},
                                      {"Number of calls", "410", "520", ""},
                                      {"Number of letters", "31", "42", ""}});
  const extract::Rgb green{0, 176, 80}, grey{191, 191, 191};
  cell_at(table, 1, 3).fill = green;
  cell_at(table, 2, 3).fill = grey;
  for (int c = 0; c < 4; ++c) cell_at(table, 3, c).fill = grey;
  Strings rags;
  for (const auto& o : ReportBuilder().add(table).read().observations) rags.push_back(o.rag);
  CHECK(rags == Strings{"", "green", "", "grey", "", ""});
}

TEST_CASE("a count behind its rate is no rate, and a dash behind a body's name is no minus") {
  const auto dataset = ReportBuilder()
                           .add(table_of(1, {{"Indicator", "2023/24", "Benchmark"},
                                             {"Burglaries per 1,000 households", "4.25 (105)", "SN -3.20"}}))
                           .read();
  REQUIRE(dataset.observations.size() == 3);
  CHECK(dataset.observations[0].unit == "rate-per-1000");
  CHECK(dataset.observations[1].unit == "count");
  CHECK(dataset.observations[2].measure == "benchmark");
  CHECK(dataset.observations[2].value->str() == "3.20");
}

TEST_CASE(
    "a name that is an aim says which way is better, and a sign before a rating's word is no part of it") {
  const auto dataset =
      ReportBuilder()
          .add(table_of(
              1, {{"Measure", "Mar-22", "Status"},
                  {"Reduce the number of households in temporary accommodation", "642", "\u25B2 Amber"},
                  {"Increase the take-up of allotments", "81", "\u2605 Green"},
                  {"Increase in complaints", "12", "Red"}}))
          .read();
  Strings read;
  for (const auto& o : dataset.observations) read.push_back(o.polarity + " " + o.rag);
  CHECK(read == Strings{"lower amber", "higher green", " red"});
}

TEST_CASE("a year broken at the end of a line is the financial year") {
  const auto dataset = ReportBuilder()
                           .add(table_of(1, {{"Indicator", "Result 2016- 17", "Target 2017- 18"},
                                             {"% of calls answered", "81%", "85%"}}))
                           .read();
  CHECK(figures(dataset, "actual") == Strings{"2016-04-01/2017-03-31=81"});
  CHECK(figures(dataset, "target") == Strings{"2017-04-01/2018-03-31=85"});
}

TEST_CASE("months under their year are months, and a year to date ends with the last of them") {
  auto table = table_of(2, {{"Indicator", "2023/24", "", "YTD"},
                            {"", "Apr-23", "May-23", ""},
                            {"Number of repairs done", "120", "131", "251"}});
  span_columns(table, 0, 1, 2);
  const auto dataset =
      ReportBuilder().add(heading("Housing dashboard, data as at end May 2023")).add(table).read();
  CHECK(figures(dataset, "actual") ==
        Strings{"2023-04-01/2023-04-30=120", "2023-05-01/2023-05-31=131", "2023-04-01/2023-05-31=251"});
  CHECK(normalize::iso(*dataset.documents[0].period_end) == "2023-05-31");
}

TEST_CASE("bare quarters after last year's result are those of the report's year") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Performance measures 2022/23"))
          .add(table_of(1, {{"Indicator", "2021/22 Actual", "Q1", "Q2", "Wales average 2021- 22"},
                            {"% of roads inspected", "93%", "95%", "94%", "92%"}}))
          .read();
  CHECK(figures(dataset, "actual") ==
        Strings{"2021-04-01/2022-03-31=93", "2022-04-01/2022-06-30=95", "2022-07-01/2022-09-30=94"});
  CHECK(figures(dataset, "benchmark") == Strings{"2021-04-01/2022-03-31=92"});
}

TEST_CASE("an average of the last months is the council's own, and what judges the months passes it over") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Dashboard - February 2024"))
          .add(table_of(1, {{"Indicator", "Feb- 24", "12 month average", "Target", "England", "RAG"},
                            {"% of visits made in time", "96%", "93%", "95%", "91%", "Green"}}))
          .add(paragraph("England figures are those of 2022/23."))
          .read();
  CHECK(figures(dataset, "actual") == Strings{"2024-02-01/2024-02-29=96", "2023-03-01/2024-02-29=93"});
  CHECK(figures(dataset, "target") == Strings{"2024-02-01/2024-02-29=95"});
  CHECK(dataset.observations[0].rag == "green");
  CHECK(dataset.observations[1].rag.empty());
}

TEST_CASE("a column that asks how we compare holds benchmarks") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Performance report 2023/24"))
          .add(table_of(1, {{"Measure", "2023/24", "How do we compare?"},
                            {"% at home after discharge", "84%", "England 82% (2022/23) North West 81%"},
                            {"% of visits made", "90%", "England: 88%; CIPFA: 87%"}}))
          .read();
  CHECK(figures(dataset, "benchmark") == Strings{"2022-04-01/2023-03-31=82", "/=81", "/=88", "/=87"});
}

TEST_CASE("below a long name over the whole table the same quarter last year is still told") {
  auto table =
      table_of(2, {{"Average waiting time for an assessment of adults who asked for care (in days)", "", ""},
                   {"Current", "Previous quarter", "Same quarter last year"},
                   {"41", "44", "39"}});
  span_columns(table, 0, 0, 3);
  const auto dataset = ReportBuilder().add(heading("Highlights, Quarter 2 2023-24")).add(table).read();
  CHECK(figures(dataset, "actual") ==
        Strings{"2023-07-01/2023-09-30=41", "2023-04-01/2023-06-30=44", "2022-07-01/2022-09-30=39"});
}

TEST_CASE("a period printed with a figure goes before its column's") {
  const auto dataset =
      ReportBuilder()
          .add(table_of(1,
                        {{"Measure", "National", "Result Dec 2022", "Result Mar 2023"},
                         {"Re-referrals within 12 months", "21.5% (2022 FY)", "21.7%", "24.6% (Jan 2023)"}}))
          .read();
  CHECK(figures(dataset, "benchmark") == Strings{"2021-04-01/2022-03-31=21.5"});
  CHECK(figures(dataset, "actual") == Strings{"2022-12-01/2022-12-31=21.7", "2023-01-01/2023-01-31=24.6"});
}

TEST_CASE("a header that speaks of a body heads names where names stand below it") {
  const auto dataset =
      ReportBuilder()
          .add(table_of(1, {{"National PAM / Local", "Actual 2021/22", "Target 2021/22"},
                            {"Local - Percentage of child assessments completed in time", "90.1%", "90%"},
                            {"National - Percentage of children in care who had to move", "9.6%", "9%"}}))
          .read();
  CHECK(figures(dataset, "actual") == Strings{"2021-04-01/2022-03-31=90.1", "2021-04-01/2022-03-31=9.6"});
  CHECK(figures(dataset, "benchmark").empty());
}

TEST_CASE("figures of running text beside tables stay in words, as commentary of their section") {
  extract::Block remark = paragraph("Contact Point received 19% fewer calls than in the previous quarter.");
  remark.kind = extract::Block::Kind::paragraph;
  const auto dataset = ReportBuilder()
                           .add(heading("Call Activity"))
                           .add(remark)
                           .add(table_of(1, {{"Service", "Q1 2024/25", "Q2 2024/25"},
                                             {"Number of calls to Highways", "16", "13"},
                                             {"Number of calls to Libraries", "10", "12"}}))
                           .read();
  CHECK(figures(dataset, "change").empty());
  REQUIRE(dataset.notes.size() == 1);
  CHECK(dataset.notes[0].kind == "commentary");
  CHECK(dataset.notes[0].label == "Call Activity");
  CHECK(dataset.notes[0].text == remark.text);
}
