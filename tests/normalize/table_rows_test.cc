// Tables whose rows are other than one indicator each: measures, parts, feeder data, panels.
#include <doctest/doctest.h>

#include "report_builder.h"

using namespace scrutineer::test;
namespace extract = scrutineer::extract;
using Strings = std::vector<std::string>;

namespace {

const scrutineer::normalize::Observation& only(const scrutineer::normalize::Dataset& dataset,
                                               const std::string& measure, const std::string& value) {
  for (const auto& o : dataset.observations)
    if (o.measure == measure && o.value && o.value->str() == value) return o;
  throw std::out_of_range("no " + measure + " of " + value);
}

}  // namespace

TEST_CASE(
    "a title over the whole table names the indicator whose result, target, rating and direction follow") {
  auto table = table_of(2, {{"KPI 01 Percentage of homes re-let within 28 days", "", ""},
                            {"", "Q1 23/24", "Q2 23/24"},
                            {"Result", "79.0%", "84.5%"},
                            {"Target", "85%", "85%"},
                            {"RAG", "Red", "Amber"},
                            {"Direction", "", "↑"}});
  span_columns(table, 0, 0, 3);
  const auto dataset = ReportBuilder().add(heading("Housing")).add(table).read();
  CHECK(figures(dataset, "actual") == Strings{"2023-04-01/2023-06-30=79.0", "2023-07-01/2023-09-30=84.5"});
  CHECK(figures(dataset, "target") == Strings{"2023-04-01/2023-06-30=85", "2023-07-01/2023-09-30=85"});
  for (const auto& o : dataset.observations) {
    CHECK(o.local_code == "KPI 01");
    CHECK(o.label == "Percentage of homes re-let within 28 days");
    CHECK(o.breakdown == "");
  }
  CHECK(only(dataset, "actual", "79.0").rag == "red");
  CHECK(only(dataset, "actual", "84.5").rag == "amber");
  CHECK(only(dataset, "actual", "84.5").trend == "rising");
}

TEST_CASE("cells of names, each before its cell, make a panel of one indicator") {
  auto table = table_of(1, {{"PAM/018 Percentage of applications in time", "", "", ""},
                            {"Result", "88%", "Target", "90%"},
                            {"Previous quarter", "91%", "Wales average", "89%"},
                            {"RAG", "Amber", "Direction of travel", "↓ Declining"},
                            {"Lead officer", "A. Smith", "Frequency", "Quarterly"}});
  span_columns(table, 0, 0, 4);
  const auto dataset = ReportBuilder().add(heading("Performance Quarter 2 2024/25")).add(table).read();
  REQUIRE(dataset.observations.size() == 4);
  CHECK(figures(dataset, "actual") == Strings{"2024-07-01/2024-09-30=88", "2024-04-01/2024-06-30=91"});
  CHECK(figures(dataset, "target") == Strings{"2024-07-01/2024-09-30=90"});
  CHECK(only(dataset, "benchmark", "89").comparator == "wales");
  CHECK(only(dataset, "actual", "88").rag == "amber");
  CHECK(only(dataset, "actual", "88").trend == "worsening");
  CHECK(only(dataset, "actual", "88").local_code == "PAM/018");
}

TEST_CASE("indicators across and measures down are read like indicators down") {
  const auto dataset =
      ReportBuilder()
          .add(table_of(1, {{"", "Street cleaning complaints", "Benches repaired within 5 days"},
                            {"Target", "40", "95%"},
                            {"Q4 2022/23", "37", "91%"},
                            {"RAG", "Green", "Amber"}}))
          .read();
  REQUIRE(dataset.observations.size() == 4);
  CHECK(only(dataset, "actual", "91").label == "Benches repaired within 5 days");
  CHECK(only(dataset, "actual", "91").rag == "amber");
  CHECK(only(dataset, "target", "40").label == "Street cleaning complaints");
}

TEST_CASE("a row of which names a part is a part of the row above") {
  const auto dataset = ReportBuilder()
                           .add(table_of(1, {{"Indicator", "Q2 2023/24"},
                                             {"Accidental dwelling fires", "81"},
                                             {"of which: in sheltered housing", "6"}}))
                           .read();
  REQUIRE(dataset.observations.size() == 2);
  CHECK(dataset.observations[1].label == "Accidental dwelling fires");
  CHECK(dataset.observations[1].breakdown == "in sheltered housing");
}

TEST_CASE("teams beside a name over several rows are its parts, all of them its total") {
  auto table = table_of(1, {{"Indicator", "Team", "Q1 2024/25"},
                            {"Visits on time (%)", "East", "91"},
                            {"", "West", "88"},
                            {"", "All", "90"}});
  std::erase_if(table.cells, [](const extract::Cell& c) { return c.column == 0 && c.row > 1; });
  cell_at(table, 1, 0).rowspan = 3;
  const auto dataset = ReportBuilder().add(table).read();
  REQUIRE(dataset.observations.size() == 3);
  CHECK(dataset.observations[1].breakdown == "West");
  CHECK(dataset.observations[2].breakdown == "");
}

TEST_CASE("rows of counts that make the percentage above are its numerator and denominator") {
  const auto dataset =
      ReportBuilder()
          .add(table_of(1, {{"PI Ref", "Indicator", "Q1 2023/24", "Q2 2023/24"},
                            {"NI 157", "% of applications determined in 8 weeks", "81.3%", "85.0%"},
                            {"", "Number determined in 8 weeks", "26", "34"},
                            {"", "Number of applications", "32", "40"}}))
          .read();
  REQUIRE(dataset.observations.size() == 6);
  REQUIRE(dataset.observations[1].numerator);
  CHECK(dataset.observations[1].numerator->str() == "34");
  CHECK(dataset.observations[1].denominator->str() == "40");
}

TEST_CASE("a header of two measures gives an actual and a target for each cell") {
  const auto dataset =
      ReportBuilder()
          .add(table_of(1, {{"Measure", "Q3 2024/25 Actual (Target)"}, {"% calls answered", "88% (90%)"}}))
          .read();
  CHECK(figures(dataset, "actual") == Strings{"2024-10-01/2024-12-31=88"});
  CHECK(figures(dataset, "target") == Strings{"2024-10-01/2024-12-31=90"});
}

TEST_CASE("a rating beside a cell of several figures is the total's") {
  const auto dataset = ReportBuilder()
                           .add(table_of(1, {{"Indicator", "Dec 2023", "RAG"},
                                             {"Average caseload", "18 overall 20 - PACT", "Red"}}))
                           .read();
  REQUIRE(dataset.observations.size() == 2);
  CHECK(dataset.observations[0].rag == "red");
  CHECK(dataset.observations[1].breakdown == "PACT");
  CHECK(dataset.observations[1].rag == "");
}

TEST_CASE("a period that ends a label, or stands in a column of its own, is its row's") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Annual report 2022/23"))
          .add(table_of(1, {{"Measure", "Actual"}, {"Carbon emissions in tonnes (2021/22)", "9,410"}}))
          .add(table_of(1, {{"Indicator", "Period", "Value", "England"},
                            {"Smoking prevalence", "2021/22", "14.2%", "12.7%"}}))
          .read();
  REQUIRE(dataset.observations.size() == 3);
  for (const auto& o : dataset.observations)
    CHECK(scrutineer::normalize::iso(*o.period_start) == "2021-04-01");
}

TEST_CASE("an annual target among quarters is the year's") {
  const auto dataset = ReportBuilder()
                           .add(heading("Monitor 2023/24"))
                           .add(table_of(1, {{"Indicator", "Q1", "Q1-Q2", "Annual Target"},
                                             {"Trees planted", "120", "260", "1,000"}}))
                           .read();
  CHECK(figures(dataset, "target") == Strings{"2023-04-01/2024-03-31=1000"});
}

TEST_CASE("telephone numbers, rooms, cost centres and the bounds of ratings are no figures") {
  CHECK(ReportBuilder()
            .add(table_of(1, {{"Name", "Role", "Extension"},
                              {"A. Smith", "Head", "4512"},
                              {"B. Jones", "Officer", "4513"}}))
            .add(table_of(1, {{"Description", "Cost centre"}, {"Salaries", "40210"}, {"Travel", "40211"}}))
            .read()
            .observations.empty());
  const auto dataset = ReportBuilder()
                           .add(table_of(1, {{"KPI", "Green", "Red", "Dec-23"},
                                             {"Abandoned call rate", "<5%", ">8%", "8.4%"}}))
                           .read();
  CHECK(dataset.observations.size() == 1);
}
