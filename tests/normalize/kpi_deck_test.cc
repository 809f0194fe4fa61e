// Slides with small tables: benchmarking boxes, ratings as fills, teams as rows, cells of several figures.
#include <doctest/doctest.h>

#include "report_builder.h"

using namespace scrutineer;
using namespace scrutineer::test;
using Strings = std::vector<std::string>;

namespace {

Strings benchmarks(const normalize::Dataset& dataset) {
  Strings found;
  for (const normalize::Observation& o : dataset.observations)
    if (o.measure == "benchmark") found.push_back(o.local_code + " " + o.comparator + "=" + o.value->str());
  return found;
}

Strings ratings(const normalize::Dataset& dataset) {
  Strings found;
  for (const normalize::Observation& o : dataset.observations)
    if (!o.rag.empty()) found.push_back(o.text + " " + o.rag);
  return found;
}

extract::Table rated(const std::vector<std::vector<std::string>>& rows,
                     const std::vector<extract::Rgb>& colours) {
  extract::Table table = table_of(1, rows);
  for (std::size_t i = 0; i < colours.size(); ++i)
    cell_at(table, static_cast<int>(i) + 1, table.columns - 1).fill = colours[i];
  return table;
}

constexpr extract::Rgb kGreen{0, 176, 80}, kRed{255, 0, 0}, kGrey{191, 191, 191};

}  // namespace

TEST_CASE("a benchmarking box gives its code and bodies, the lone figure of two lines to the first") {
  extract::Table box = table_of(2, {{"Benchmarking (VS6-QL (%))", ""},
                                    {"Show values as:", "Monthly"},
                                    {"Stat. Neighbour England", "94"},
                                    {"SE region", ""}});
  span_columns(box, 0, 0, 2);
  const auto dataset = ReportBuilder().add(heading("Percentage of visits made in time", 2)).add(box).read();
  CHECK(benchmarks(dataset) == Strings{"VS6-QL statistical-neighbours=94"});
}

TEST_CASE("a grey cell among coloured ratings says that the latest figure is not rated") {
  const auto dataset = ReportBuilder()
                           .add(heading("Scorecard December 2020"))
                           .add(rated({{"Indicator", "Nov-20", "Dec-20", "RAG"},
                                       {"Visits made", "41", "42", ""},
                                       {"Calls answered", "51", "52", ""},
                                       {"Reviews held", "61", "62", ""}},
                                      {kGreen, kRed, kGrey}))
                           .read();
  CHECK(ratings(dataset) == Strings{"42 green", "52 red", "62 grey"});
}

TEST_CASE("a colour judges the latest figure that there is") {
  const auto dataset = ReportBuilder()
                           .add(heading("Scorecard December 2020"))
                           .add(rated({{"Indicator", "Nov-20", "Dec-20", "RAG"},
                                       {"Visits made", "41", "N/A", ""},
                                       {"Calls answered", "51", "52", ""}},
                                      {kGreen, kRed}))
                           .read();
  CHECK(ratings(dataset) == Strings{"41 green", "52 red"});
}

TEST_CASE("teams by their abbreviations are parts of the indicator that the heading names") {
  const auto dataset = ReportBuilder()
                           .add(heading("Performance report November 2020"))
                           .add(heading("Caseloads", 2))
                           .add(table_of(1, {{"", "Oct 2020", "Nov 2020"},
                                             {"Assessment", "22", "18"},
                                             {"PACT", "30", "25"},
                                             {"LAC", "20", "19.5"}}))
                           .read();
  REQUIRE(dataset.observations.size() == 6);
  for (const auto& o : dataset.observations) {
    CHECK(o.label == "Caseloads");
    CHECK(o.unit == "ratio");
  }
  CHECK(dataset.observations[0].breakdown == "Assessment");
  CHECK(dataset.observations[5].breakdown == "LAC");
}

TEST_CASE("a rate with its count in brackets keeps the two units apart") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Scorecard December 2020"))
          .add(table_of(1, {{"Indicator", "Nov-20", "Dec-20"},
                            {"Rate of custodial sentences imposed on young people", "0.21 (4)", "0.25 (5)"}}))
          .read();
  REQUIRE(dataset.observations.size() == 4);
  CHECK(dataset.observations[2].unit == "rate-per-1000");
  CHECK(dataset.observations[3].unit == "count");
}
