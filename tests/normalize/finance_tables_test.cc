#include <doctest/doctest.h>

#include <algorithm>

#include "report_builder.h"

using namespace scrutineer;
using namespace scrutineer::test;
using Strings = std::vector<std::string>;

namespace {

// "label|breakdown=value unit" of each figure in order.
Strings named(const normalize::Dataset& dataset) {
  Strings result;
  for (const normalize::Observation& o : dataset.observations)
    result.push_back(o.label + "|" + o.breakdown + "=" + (o.value ? o.value->str() : o.qualifier) + " " +
                     o.unit);
  return result;
}

void fill_row(extract::Table& table, int row, extract::Rgb colour) {
  for (extract::Cell& cell : table.cells)
    if (cell.row == row) cell.fill = colour;
}

}  // namespace

TEST_CASE("a scale printed once over several columns of figures holds for all of them") {
  const auto dataset = ReportBuilder()
                           .add(heading("Budget monitoring 2024/25"))
                           .add(table_of(1, {{"Service", "Working Budget", "£m Forecast", "Variance"},
                                             {"Parks and gardens", "40.7", "42.6", "1.9"},
                                             {"Harbour works", "2.4", "2.8", "0.4"}}))
                           .read();
  CHECK(named(dataset) == Strings{"Parks and gardens|=40700000 gbp", "Parks and gardens|=42600000 gbp",
                                  "Harbour works|=2400000 gbp", "Harbour works|=2800000 gbp"});
}

TEST_CASE("a scale over one column of money leaves columns of other units alone") {
  const auto dataset = ReportBuilder()
                           .add(heading("Budget monitoring 2024/25"))
                           .add(table_of(1, {{"Service", "£m Forecast", "Sickness rate"},
                                             {"Parks", "42.6", "3.1%"},
                                             {"Harbour", "2.8", "2.0%"}}))
                           .read();
  CHECK(named(dataset) == Strings{"Parks|=42600000 gbp", "Parks|Sickness rate=3.1 percent",
                                  "Harbour|=2800000 gbp", "Harbour|Sickness rate=2.0 percent"});
}

TEST_CASE("a header row of scales alone scales the columns and names no part") {
  const auto dataset = ReportBuilder()
                           .add(heading("Capital plan"))
                           .add(table_of(1, {{"Project", "2025-26", "2026-27"},
                                             {"", "£000s", "£000s"},
                                             {"Sea wall", "5,337", "10,248"},
                                             {"Slipway", "1,000", "5,000"}}))
                           .read();
  CHECK(named(dataset) == Strings{"Sea wall|=5337000 gbp", "Sea wall|=10248000 gbp", "Slipway|=1000000 gbp",
                                  "Slipway|=5000000 gbp"});
}

TEST_CASE("names between two years' columns of figures name the rows of both") {
  const auto dataset = ReportBuilder()
                           .add(heading("Revenue plan"))
                           .add(table_of(2, {{"2024-25", "", "2025-26"},
                                             {"£000s", "", "£000s"},
                                             {"31.5", "Pay", "10.7"},
                                             {"35.0", "Prices", "34.7"},
                                             {"66.5", "Total spending", "45.4"}}))
                           .read();
  CHECK(named(dataset) == Strings{"Pay|=31500 gbp", "Pay|=10700 gbp", "Prices|=35000 gbp",
                                  "Prices|=34700 gbp", "Total spending|=66500 gbp",
                                  "Total spending|=45400 gbp"});
}

TEST_CASE("rows of one name are told apart by words that no column's header explains, then by dates") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Investments as at 30 September 2024"))
          .add(table_of(1, {{"Instrument Type", "Counterparty", "Principal Amount £", "End Date"},
                            {"Call Account", "North Bank", "1,000,000", ""},
                            {"Call Account", "South Bank", "5,000,000", ""},
                            {"Bills", "State", "4,936,737", "14/10/24"},
                            {"Bills", "State", "4,874,936", "21/10/24"},
                            {"Loan", "Pier Trust", "20,000", ""}}))
          .read();
  Strings parts;
  for (const normalize::Observation& o : dataset.observations)
    parts.push_back(o.label + "|" + o.breakdown.substr(0, o.breakdown.find(',')));
  CHECK(parts == Strings{"Call Account|North Bank", "Call Account|South Bank", "Bills|14/10/24",
                         "Bills|21/10/24", "Loan|"});
}

TEST_CASE("a sum below a column that nothing names gives no figure of the row above") {
  const auto dataset = ReportBuilder()
                           .add(heading("Budget monitoring 2024/25"))
                           .add(table_of(1, {{"Service", "Budget £000", "Outturn £000"},
                                             {"Parks", "10", "12"},
                                             {"Piers", "20", "21"},
                                             {"", "30", "33"}}))
                           .read();
  CHECK(named(dataset) ==
        Strings{"Parks|=10000 gbp", "Parks|=12000 gbp", "Piers|=20000 gbp", "Piers|=21000 gbp"});
}

TEST_CASE(
    "a row of totals in the header's colour is rated by none, and its merged cells keep their columns") {
  extract::Table table = table_of(1, {{"Category", "Directorate", "Headline Description", "2025-26 £000's",
                                       "2026-27 £000's", "Service Area"},
                                      {"Pay", "SEA", "Pay award", "50.5", "0.0", "Harbour"},
                                      {"TOTAL PAY", "", "50.5", "", "4,000.0", ""}});
  span_columns(table, 2, 0, 2);
  span_columns(table, 2, 2, 2);
  span_columns(table, 2, 4, 2);
  fill_row(table, 0, {0, 0xB0, 0x50});
  fill_row(table, 2, {0, 0xB0, 0x50});
  const auto dataset = ReportBuilder().add(heading("Budget plan")).add(table).read();
  CHECK(named(dataset) == Strings{"Pay award|Harbour=50500 gbp", "Pay award|Harbour=0 gbp",
                                  "TOTAL PAY|=50500 gbp", "TOTAL PAY|=4000000 gbp"});
  CHECK(std::all_of(dataset.observations.begin(), dataset.observations.end(),
                    [](const normalize::Observation& o) { return o.rag.empty(); }));
}

TEST_CASE("a report is not of the years that its tables only plan") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Prudential indicators"))
          .add(table_of(1, {{"Indicator", "2024-25 Forecast", "2025-26 Estimate", "2026-27 Estimate"},
                            {"Total debt (£m)", "883.90", "894.47", "863.28"}}))
          .read();
  CHECK(dataset.documents.at(0).period_start == normalize::Date{std::chrono::year{2024} / 4 / 1});
  CHECK(dataset.documents.at(0).period_end == normalize::Date{std::chrono::year{2025} / 3 / 31});
}

TEST_CASE("likelihoods of risks are scores of no indicator, sums in the region of something no region's") {
  const auto dataset = ReportBuilder()
                           .add(heading("Risk register 2025-26"))
                           .add(table_of(1, {{"Risk Title", "Source of risk", "Current Likelihood (1-5)",
                                              "Estimated Annual Financial Exposure £m"},
                                             {"Unaccompanied asylum seeking children",
                                              "A grant of £22.5m is in the region of £30m", "4", "20.0"},
                                             {"Revenue inflation", "", "3", "14.0"}}))
                           .read();
  CHECK(std::none_of(dataset.observations.begin(), dataset.observations.end(),
                     [](const normalize::Observation& o) { return o.measure == "benchmark"; }));
  int scores = 0;
  for (const normalize::Observation& o : dataset.observations) {
    if (o.unit != "score") continue;
    ++scores;
    CHECK(o.indicator_id.empty());
  }
  CHECK(scores == 2);
}

TEST_CASE("years under a year to a day end on that day, and a last row that a header could name is a row") {
  const auto dataset = ReportBuilder()
                           .add(heading("Accounts of the harbour"))
                           .add(table_of(2, {{"Year to 31 March", "2024", "2023"},
                                             {"", "£m", "£m"},
                                             {"Dredging", "27.9", "27.1"},
                                             {"Lights", "4.0", "5.0"},
                                             {"Net Expenditure", "31.9", "32.1"}}))
                           .read();
  CHECK(figures(dataset, "actual").front() == "2023-04-01/2024-03-31=27900000");
  CHECK(named(dataset).back() == "Net Expenditure|=32100000 gbp");
}
