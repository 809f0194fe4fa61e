// Headers and names as councils word them that no pack knows.
#include <doctest/doctest.h>

#include "report_builder.h"

using namespace scrutineer::test;
using Strings = std::vector<std::string>;

TEST_CASE("columns under the council's own name, whole or short, are no part of anything") {
  auto table = table_of(2, {{"Measure", "Kingston", "", "London", "England"},
                            {"", "2022/23", "2023/24", "2023/24", "2023/24"},
                            {"Users who feel safe", "68.1%", "70.4%", "66.0%", "71.1%"},
                            {"Users in control", "75.0%", "77.3%", "72.5%", "77.6%"}});
  span_columns(table, 0, 1, 2);
  const auto dataset = ReportBuilder()
                           .add(heading("Royal Borough of Kingston upon Thames: outcomes 2023/24"))
                           .add(table)
                           .read();
  CHECK(figures(dataset, "actual").size() == 4);
  CHECK(figures(dataset, "benchmark").size() == 4);
  for (const auto& o : dataset.observations) CHECK(o.breakdown == "");
}

TEST_CASE("bounds of confidence intervals and ranks among others are no figures of an indicator") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Health profile 2023/24"))
          .add(table_of(
              1, {{"Indicator", "Value", "95% Lower CI", "Upper confidence limit", "London rank (of 33)"},
                  {"Active adults", "71.5%", "69.2%", "73.8%", "4"},
                  {"Smoking in adults", "9.8%", "7.4%", "12.2%", "11"}}))
          .read();
  CHECK(figures(dataset, "actual") == Strings{"2023-04-01/2024-03-31=71.5", "2023-04-01/2024-03-31=9.8"});
  CHECK(dataset.observations.size() == 2);
}

TEST_CASE("a year to date ends with the last month that is filled in") {
  const auto dataset = ReportBuilder()
                           .add(heading("Council Plan 2024/25"))
                           .add(table_of(1, {{"Measure", "Apr-24", "May-24", "Jun-24", "Jul-24", "YTD"},
                                             {"Homes built", "12", "14", "", "", "26"},
                                             {"Homes let", "30", "31", "", "", "61"}}))
                           .read();
  CHECK(figures(dataset, "actual").at(2) == "2024-04-01/2024-05-31=26");
}

TEST_CASE("budgets, spend to date and forecasts in thousands have the year's and the months' periods") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Revenue Budget Monitoring 2024/25: Month 9"))
          .add(table_of(1, {{"Service", "Annual Budget £000", "Actual to date £000", "Forecast outturn £000"},
                            {"Social Care", "182,410", "137,250", "185,310"},
                            {"Corporate Income", "(12,400)", "(9,912)", "(13,050)"},
                            {"Total", "170,010", "127,338", "172,260"}}))
          .read();
  CHECK(figures(dataset, "target").at(1) == "2024-04-01/2025-03-31=-12400000");
  CHECK(figures(dataset, "actual").at(0) == "2024-04-01/2024-12-31=137250000");
  CHECK(figures(dataset, "actual").at(1) == "2024-04-01/2025-03-31=185310000");
  CHECK(dataset.observations.front().label == "Social Care");
}

TEST_CASE("the rest of a label in a row of its own, in small letters, belongs to the label above") {
  const auto dataset = ReportBuilder()
                           .add(heading("Annual report 2023/24"))
                           .add(table_of(1, {{"Ref", "Indicator", "2022/23", "2023/24"},
                                             {"P2", "The average processing time of local", "19.2", "21.0"},
                                             {"", "planning applications (weeks)", "", ""},
                                             {"P3", "Cases concluded within 39 weeks", "81.0%", "77.6%"}}))
                           .read();
  REQUIRE(dataset.observations.size() == 4);
  CHECK(dataset.observations.front().label ==
        "The average processing time of local planning applications (weeks)");
  CHECK(dataset.observations.front().unit == "weeks");
  CHECK(dataset.observations.back().label == "Cases concluded within 39 weeks");
}

TEST_CASE("a bilingual table is read by its English halves") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Cyngor Sir Ceredigion / Ceredigion County Council"))
          .add(heading("Performance Report Quarter 2 2024/25", 2))
          .add(table_of(
              1,
              {{"Dangosydd / Indicator", "Targed / Target", "Ch2 / Q2 2024/25", "CAG / RAG", "Tuedd / Trend"},
               {"Ailgylchu / Recycling rate", "70%", "73.0%", "Gwyrdd / Green", "Gwell / Better"},
               {"Ceisiadau / Applications in time", "80%", "79.0%", "Ambr / Amber", "Gwaeth / Worse"}}))
          .read();
  REQUIRE(figures(dataset, "actual") == Strings{"2024-07-01/2024-09-30=73.0", "2024-07-01/2024-09-30=79.0"});
  for (const auto& o : dataset.observations) {
    if (o.measure != "actual") continue;
    CHECK(o.rag == (o.value->str() == "73.0" ? "green" : "amber"));
    CHECK(o.trend == (o.value->str() == "73.0" ? "improving" : "worsening"));
  }
}

TEST_CASE("a column of codes beside the one of names gives codes, whatever it is headed by") {
  const auto dataset = ReportBuilder()
                           .add(heading("Improvement plan 2024/25"))
                           .add(table_of(1, {{"PI", "Measure", "2023/24", "Q1"},
                                             {"1A", "Visits to leisure centres", "1,402", "361"},
                                             {"1B", "Users who rate the service as good", "92%", "94%"},
                                             {"2A", "Days to answer a complaint", "2.4", "2.1"}}))
                           .read();
  REQUIRE(dataset.observations.size() == 6);
  CHECK(dataset.observations[0].local_code == "1A");
  CHECK(dataset.observations[0].label == "Visits to leisure centres");
}

TEST_CASE("a trend since a year is the latest figure's, a trend of a year that year's") {
  const auto trends = [](const std::string& header) {
    Strings result;
    for (const auto& o : ReportBuilder()
                             .add(heading("Benchmarking 2023/24"))
                             .add(table_of(1, {{"Indicator", "2022/23", "2023/24", header},
                                               {"Pupils in positive destinations", "95.1%", "93.6%", "Down"},
                                               {"Waste recycled", "57.9%", "58.7%", "Up"}}))
                             .read()
                             .observations)
      result.push_back(o.text + " " + o.trend);
    return result;
  };
  const Strings latest{"95.1% ", "93.6% falling", "57.9% ", "58.7% rising"};
  CHECK(trends("Direction since 2022/23") == latest);
  CHECK(trends("Trend (vs last year)") == latest);
  CHECK(trends("2022/23 trend") == Strings{"95.1% falling", "93.6% ", "57.9% rising", "58.7% "});
}
