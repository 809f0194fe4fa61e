#include <doctest/doctest.h>

#include "prose_setting.h"

using namespace scrutineer::normalize;

namespace {

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("What stands before a colon is the label of the figure behind it") {
  CHECK(
      lines_of("Major applications: 94% determined within 13 weeks (target 80%).") ==
      Lines{"actual 94 percent | Major applications determined within 13 weeks |  | 2023-04-01..2024-03-31",
            "target 80 percent | Major applications determined within 13 weeks |  | 2023-04-01..2024-03-31"});
  CHECK(lines_of("Corporate complaints received: Q1 112, Q2 97.") ==
        Lines{"actual 112 count | Corporate complaints received |  | 2023-04-01..2023-06-30",
              "actual 97 count | Corporate complaints received |  | 2023-07-01..2023-09-30"});
}

TEST_CASE("The items of a list behind a colon are parts of what its title names") {
  CHECK(lines_of("Visits to libraries: Northgate 188,450, Riverside 141,020 and Parkview 72,648.") ==
        Lines{"actual 188450 count | Visits to libraries | Northgate | 2023-04-01..2024-03-31",
              "actual 141020 count | Visits to libraries | Riverside | 2023-04-01..2024-03-31",
              "actual 72648 count | Visits to libraries | Parkview | 2023-04-01..2024-03-31"});
}

TEST_CASE("Places with their figures in brackets are parts of what the sentence tells of") {
  const auto rows = prose_setting().read(
      "Anti-social behaviour incidents were highest in Harbour ward (214), Castle ward (187) and Millbrook "
      "(96).");
  REQUIRE(rows.size() == 3);
  for (const auto& row : rows) CHECK(row.label == "Anti-social behaviour incidents");
  CHECK(rows[0].breakdown == "Harbour ward");
  CHECK(rows[1].breakdown == "Castle ward");
  CHECK(rows[2].breakdown == "Millbrook");
}

TEST_CASE("Bodies that are compared in brackets are no parts") {
  const auto rows = prose_setting().read("The vacancy rate was 9.7% (London 11.2%, England 13.8%).");
  REQUIRE(rows.size() == 3);
  for (const auto& row : rows) CHECK(row.breakdown.empty());
}

TEST_CASE("Who did what with the things counted is part of what was counted") {
  CHECK(lines_of("The service received 1,206 applications.") ==
        Lines{"actual 1206 count | applications received |  | 2023-04-01..2024-03-31"});
  CHECK(lines_of("The Summer Reading Challenge attracted 2,315 children.") ==
        Lines{"actual 2315 count | Summer Reading Challenge attracted children |  | 2023-04-01..2024-03-31"});
}

TEST_CASE("A share of a whole is told with what it is the share of") {
  const auto rows = prose_setting().read(
      "Rent arrears of current tenants were £1.84m, equivalent to 3.9% of the rent roll. Long-term absence "
      "accounts for 58% of all days lost.");
  REQUIRE(rows.size() == 3);
  CHECK(rows[1].label == "Rent arrears of current tenants of rent roll");
  CHECK(rows[2].label == "Long-term absence of days lost");
}

TEST_CASE("An overspend is a figure of its own, no change") {
  const auto rows =
      prose_setting().read("The General Fund is reporting an underspend of £1.2m at the end of Quarter 2.");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].measure == "actual");
  CHECK(rows[0].label == "General Fund underspend");
}

TEST_CASE("A unit of weight is the figure's, no part of its label") {
  CHECK(lines_of("Residual waste per household amounted to 214kg.") ==
        Lines{"actual 214 kilograms | Residual waste per household |  | 2023-04-01..2024-03-31"});
}

TEST_CASE("How much something rose is a change, to what it rose the figure") {
  CHECK(lines_of("Anti-social behaviour reports rose 7% to 5,902.") ==
        Lines{"change 7 percent | Anti-social behaviour reports |  | 2023-04-01..2024-03-31",
              "actual 5902 count | Anti-social behaviour reports |  | 2023-04-01..2024-03-31"});
}

TEST_CASE("Page numbers of a list of contents are no figures") {
  CHECK(lines_of("Executive summary 2 Recommendations 9 Summary for residents 11 Leadership 29").empty());
}

TEST_CASE("A sum in the brackets of an aside is not below nought") {
  const auto rows = prose_setting().read("The Highways department (£3.0m) has an overspend.");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].value->str() == "3000000");
}

TEST_CASE("Bounds of a range and bands of a ranking are no figures of the council") {
  CHECK(lines_of("Ward-level uptake ranged from 38% in Moorside to 79% in Castlegate.").empty());
  CHECK(lines_of("We are in the bottom 10% of authorities.").empty());
}

TEST_CASE("What a line with a colon names is told of the items below it") {
  const auto& setting = prose_setting();
  const std::string lead =
      label_for_items("The proportion of children entitled to free school meals:", setting.report);
  CHECK(lead == "proportion of children entitled to free school meals");
  CHECK(label_for_items("The service has:", setting.report).empty());
  scrutineer::extract::Block block;
  block.text = "in primary schools is 18% (the national average is 14%)";
  Readings readings;
  read_paragraph(block, "", setting.report, readings, lead);
  REQUIRE(readings.observations.size() == 2);
  for (const auto& row : readings.observations)
    CHECK(row.label == "proportion of children entitled to free school meals in primary schools");
}
