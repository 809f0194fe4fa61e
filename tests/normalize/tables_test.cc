#include <doctest/doctest.h>

#include "report_builder.h"

using namespace scrutineer;
using namespace scrutineer::test;
using Strings = std::vector<std::string>;

TEST_CASE("bare quarters take the year that the other headers name") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Housing scorecard"))
          .add(table_of(1, {{"Ref", "Performance Indicator", "2021/22 Annual Target", "Q1", "Q2"},
                            {"HS 1", "% of repairs completed on time", "90%", "94.6%", "88%"}}))
          .read();
  CHECK(figures(dataset, "actual") == Strings{"2021-04-01/2021-06-30=94.6", "2021-07-01/2021-09-30=88"});
  CHECK(figures(dataset, "target") == Strings{"2021-04-01/2022-03-31=90"});
  CHECK(dataset.observations.front().local_code == "HS 1");
}

TEST_CASE("an outturn without a year is that of the whole year whose target stands beside it") {
  const auto dataset =
      ReportBuilder()
          .add(table_of(1, {{"Ref", "Performance Indicator", "Q4 Outturn", "Target 2020/21",
                             "2021/22 Annual Target", "Q1"},
                            {"HS 1", "% of repairs completed on time", "91%", "89%", "90%", "94%"}}))
          .read();
  CHECK(figures(dataset, "actual") == Strings{"2020-04-01/2021-03-31=91", "2021-04-01/2021-06-30=94"});
}

TEST_CASE("a quarterly target is written for each quarter of its year") {
  const auto dataset = ReportBuilder()
                           .add(table_of(1, {{"Ref", "Indicator", "2021/22 Quarterly Target", "Q1"},
                                             {"HS 1", "Number of homes let", "5", "3"}}))
                           .read();
  CHECK(figures(dataset, "target") == Strings{"2021-04-01/2021-06-30=5", "2021-07-01/2021-09-30=5",
                                              "2021-10-01/2021-12-31=5", "2022-01-01/2022-03-31=5"});
}

TEST_CASE("a target without a date holds for the period columns of the report's year, not for the baseline") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Children's report 2017/18"))
          .add(table_of(1, {{"Measure", "Good to be", "Target", "Mar 2017", "Q1 Jun 2017", "Q2 Sep 2017"},
                            {"% of reviews on time", "High", "95%", "90%", "93%", "94%"}}))
          .read();
  CHECK(figures(dataset, "target") == Strings{"2017-04-01/2017-06-30=95", "2017-07-01/2017-09-30=95"});
  CHECK(dataset.observations.front().polarity == "higher");
}

TEST_CASE("a month-only row's quarters are their last months") {
  const auto dataset =
      ReportBuilder()
          .add(table_of(1, {{"Measure", "Data period", "Q1 Jun 2017", "Q2 Sep 2017"},
                            {"% of reviews on time", "Month only (not quarterly data)", "93%", "94%"}}))
          .read();
  CHECK(figures(dataset, "actual") == Strings{"2017-06-01/2017-06-30=93", "2017-09-01/2017-09-30=94"});
}

TEST_CASE("a cumulative row's quarters start with the financial year") {
  const auto dataset =
      ReportBuilder()
          .add(table_of(1, {{"Code", "Performance Indicator", "Q1 2019/20", "Q2 2019/20", "2019/20"},
                            {"A.1", "Average days lost to sickness (cumulative)", "2.08", "4.30", "9.10"}}))
          .read();
  CHECK(figures(dataset, "actual") ==
        Strings{"2019-04-01/2019-06-30=2.08", "2019-04-01/2019-09-30=4.30", "2019-04-01/2020-03-31=9.10"});
  CHECK(dataset.observations[1].basis == "cumulative");
}

TEST_CASE("a coloured cell rates its own figure and no other") {
  auto table = table_of(
      1, {{"Ref", "Indicator", "Q1 2021/22", "Q2 2021/22"}, {"HS 1", "% of calls answered", "94%", "80%"}});
  cell_at(table, 1, 3).fill = extract::Rgb{255, 0, 0};
  const auto dataset = ReportBuilder().add(table).read();
  REQUIRE(dataset.observations.size() == 2);
  CHECK(dataset.observations[0].rag == "");
  CHECK(dataset.observations[1].rag == "red");
}

TEST_CASE("a status under a year's heading judges the year's value") {
  auto table = table_of(2, {{"Code", "Performance Indicator", "Q4 2019/20", "2019/20", "", ""},
                            {"", "", "Value", "Value", "Status", "Note"},
                            {"A.1", "Number of complaints", "9", "43", "Off target", "Staff were short."}});
  span_columns(table, 0, 3, 3);
  const auto dataset = ReportBuilder().add(table).read();
  REQUIRE(dataset.observations.size() == 2);
  CHECK(dataset.observations[0].rag == "");
  CHECK(dataset.observations[1].rag == "red");
  REQUIRE(dataset.notes.size() == 1);
  CHECK(dataset.notes[0].text == "Staff were short.");
}

TEST_CASE("feeder data are figures of their own and the parts of the figure that they feed") {
  const auto dataset =
      ReportBuilder()
          .add(table_of(1, {{"Code", "Performance Indicator", "2019/20", "Feeder Data", "Value"},
                            {"A.1", "% of invoices paid in 30 days", "98%", "Number received", "11,918"},
                            {"", "", "", "Number paid within 30 days", "11,731"}}))
          .read();
  REQUIRE(dataset.observations.size() == 3);
  CHECK(dataset.observations[0].numerator->str() == "11731");
  CHECK(dataset.observations[0].denominator->str() == "11918");
  CHECK(dataset.observations[1].label == "Number received");
  CHECK(dataset.observations[1].local_code == "");
}

TEST_CASE("a marker gives an observation without a value and an empty cell gives none") {
  const auto dataset = ReportBuilder()
                           .add(table_of(1, {{"Ref", "Indicator", "Q1 2021/22", "Q2 2021/22", "Q3 2021/22"},
                                             {"HS 1", "% of calls answered", "94%", "N/A", ""}}))
                           .read();
  CHECK(figures(dataset, "actual") ==
        Strings{"2021-04-01/2021-06-30=94", "2021-07-01/2021-09-30=not-available"});
  CHECK(dataset.observations[1].unit == "percent");
}

TEST_CASE("rows that add up to a total are parts of the indicator that the table is titled by") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Number of calls (thousands)"))
          .add(table_of(
              1, {{"Service area", "Jan – Mar 24"}, {"Highways", "16"}, {"Libraries", "6"}, {"Total", "22"}}))
          .read();
  REQUIRE(dataset.observations.size() == 3);
  CHECK(dataset.observations[0].label == "Number of calls (thousands)");
  CHECK(dataset.observations[0].breakdown == "Highways");
  CHECK(dataset.observations[0].value->str() == "16000");
  CHECK(dataset.observations[2].breakdown == "");
}

TEST_CASE("a panel's names may stand beside their figures, and its title says which way is better") {
  const auto dataset = ReportBuilder()
                           .add(heading("Scorecard, Quarter 1 2024/25"))
                           .add(table_of(1, {{"Children in care per 10,000 (lower is better)", "Green"},
                                             {"Latest", "84"},
                                             {"Target", "75"},
                                             {"Previous", "82"}}))
                           .read();
  CHECK(figures(dataset, "actual") == Strings{"2024-04-01/2024-06-30=84", "2024-01-01/2024-03-31=82"});
  CHECK(figures(dataset, "target") == Strings{"2024-04-01/2024-06-30=75"});
  CHECK(dataset.observations.front().rag == "green");
  CHECK(dataset.observations.front().polarity == "lower");
}

TEST_CASE("years under a day without a year are that day of each") {
  const auto dataset = ReportBuilder()
                           .add(heading("Children looked after"))
                           .add(table_of(1, {{"As at 31 March", "2021", "2022"},
                                             {"Number of children looked after", "211", "223"}}))
                           .read();
  CHECK(figures(dataset, "actual") == Strings{"2021-03-31/2021-03-31=211", "2022-03-31/2022-03-31=223"});
}

TEST_CASE(
    "a code with letters for digits is read like its fellows, and a note's marker is no part of a figure") {
  auto table = table_of(1, {{"Code", "Indicator", "Q1 2021/22"},
                            {"DM 201", "Number of plans", "12"},
                            {"DM 202", "Number of visits", "3883"},
                            {"DM2O4", "Number of reviews", "9O"}});
  cell_at(table, 2, 2).note = "3";
  const auto dataset = ReportBuilder().add(heading("Scorecard")).add(table).read();
  CHECK(figures(dataset, "actual") ==
        Strings{"2021-04-01/2021-06-30=12", "2021-04-01/2021-06-30=388", "2021-04-01/2021-06-30=90"});
  CHECK(dataset.observations.back().local_code == "DM 204");
}

TEST_CASE("a panel's title is its longest name, not a chart's scale nor a rating with a misread arrow") {
  const auto dataset = ReportBuilder()
                           .add(heading("Performance Report Quarter 3 2024/25"))
                           .add(table_of(1, {{"Callers who rated the adviser good", "GREEN Vv", ""},
                                             {"100 98 96 94 92 Sep-23 Dec-23 Mar-24", "", ""},
                                             {"Latest: 94%", "Target: 90%, Floor: 85%", "Previous: 89%"}}))
                           .read();
  REQUIRE(dataset.observations.size() == 4);
  for (const auto& o : dataset.observations) CHECK(o.label == "Callers who rated the adviser good");
  CHECK(dataset.observations.front().rag == "green");
}

TEST_CASE("a panel tells latest, target, floor and previous in its cells") {
  auto table = table_of(1, {{"Percentage of calls answered", "", "GREEN"},
                            {"Latest: 94%", "Target: 90%, Floor: 85%", "Previous: 89% (Amber)"}});
  span_columns(table, 0, 0, 2);
  const auto dataset = ReportBuilder().add(heading("Performance Report Quarter 3 2024/25")).add(table).read();
  REQUIRE(dataset.observations.size() == 4);
  CHECK(figures(dataset, "actual") == Strings{"2024-10-01/2024-12-31=94", "2024-07-01/2024-09-30=89"});
  CHECK(figures(dataset, "floor") == Strings{"2024-10-01/2024-12-31=85"});
  CHECK(dataset.observations[0].rag == "green");
  CHECK(dataset.observations[3].rag == "amber");
}

TEST_CASE("periods down the side read as periods across do") {
  const auto dataset = ReportBuilder()
                           .add(table_of(1, {{"Quarter", "% of calls answered", "Number of complaints"},
                                             {"Q1 2021/22", "94%", "12"},
                                             {"Q2 2021/22", "95%", "9"}}))
                           .read();
  REQUIRE(dataset.observations.size() == 4);
  CHECK(dataset.observations[0].label == "% of calls answered");
  CHECK(dataset.observations[0].row == 2);
  CHECK(dataset.observations[0].column == 2);
  CHECK(figures(dataset, "actual") == Strings{"2021-04-01/2021-06-30=94", "2021-04-01/2021-06-30=12",
                                              "2021-07-01/2021-09-30=95", "2021-07-01/2021-09-30=9"});
}

TEST_CASE("a count printed in thousands is known to the nearest five hundred") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Number of calls (thousands)"))
          .add(table_of(1, {{"Service area", "Jan – Mar 24"}, {"Highways", "16"}, {"Libraries", "6"}}))
          .read();
  REQUIRE(!dataset.observations.empty());
  CHECK(dataset.observations[0].resolution->str() == "500");
}

TEST_CASE("a trend beside ratings without figures goes to the latest rating") {
  auto table = table_of(2, {{"Customer Services KPIs", "RAG rating", "", "DoT"},
                            {"", "Latest", "Previous", ""},
                            {"% of phone calls answered", "GREEN", "AMBER", ""}});
  span_columns(table, 0, 1, 2);
  cell_at(table, 2, 3).sign = extract::Sign{{}, extract::SignShape::arrow_up, {0, 176, 80}};
  const auto dataset = ReportBuilder().add(heading("Performance Report Quarter 3 2024/25")).add(table).read();
  REQUIRE(dataset.observations.size() == 2);
  CHECK(dataset.observations[0].qualifier == "rating-only");
  CHECK(dataset.observations[0].trend == "improving");
  CHECK(dataset.observations[1].trend == "");
}

TEST_CASE("lines under a table that open with a code are commentary of its rows") {
  extract::Block lines;
  lines.text = "HS1 This is good. HS 2 The rate has risen. HS9 is no row.";
  lines.page = 1;
  const auto dataset = ReportBuilder()
                           .add(heading("Housing scorecard 2021/22"))
                           .add(table_of(1, {{"Ref", "Performance Indicator", "2020/21", "2021/22"},
                                             {"HS1", "% of repairs on time", "90%", "94%"},
                                             {"HS 2", "% of homes let on time", "80%", "84%"}}))
                           .add(lines)
                           .read();
  REQUIRE(dataset.notes.size() == 2);
  CHECK(dataset.notes[0].local_code == "HS1");
  CHECK(dataset.notes[0].text == "This is good.");
  CHECK(dataset.notes[1].label == "% of homes let on time");
  CHECK(dataset.notes[1].text == "The rate has risen. HS9 is no row.");
}

TEST_CASE("a label's first line on a row of its own belongs to the row that it runs on to") {
  const auto dataset = ReportBuilder()
                           .add(table_of(1, {{"Indicator", "Oct 2023", "Nov 2023"},
                                             {"Contacts received", "521", "498"},
                                             {"Assessments completed within", "", ""},
                                             {"45 working days", "73.9%", "74.2%"}}))
                           .read();
  REQUIRE(dataset.observations.size() == 4);
  CHECK(dataset.observations[2].label == "Assessments completed within 45 working days");
}

TEST_CASE("a code between the two lines of its label is found by its fellows") {
  const auto dataset = ReportBuilder()
                           .add(table_of(1, {{"Code Measure", "2021/22", "2022/23"},
                                             {"WD1 Homes let", "61", "63"},
                                             {"WD2 Homes repaired", "70", "71"},
                                             {"Children with three or more WD3 placements", "9%", "11%"},
                                             {"WD4 Homes bought", "5", "6"}}))
                           .read();
  REQUIRE(dataset.observations.size() == 8);
  CHECK(dataset.observations[4].local_code == "WD3");
  CHECK(dataset.observations[4].label == "Children with three or more placements");
}
