#include <doctest/doctest.h>

#include "tables_page.h"

namespace scrutineer::extract {

namespace {

// A drawn grid whose rows hold the given lines of names; the figures stand beside the last line of each.
Page grid_of(const std::vector<std::vector<std::pair<std::string, bool>>>& names) {
  Page page = blank_page();
  double y = 100;
  across(page, y, 50, 350);
  write_row(page, y + 5, "Service", "Budget", "Forecast", true);
  y += 20;
  across(page, y, 50, 350);
  int figure = 10;
  for (const auto& lines : names) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      write(page, 55, y + 5, lines[i].first, lines[i].second);
      if (i + 1 == lines.size()) {
        write(page, 155, y + 5, std::to_string(++figure));
        write(page, 255, y + 5, std::to_string(++figure));
      }
      y += 15;
    }
    y += 5;
    across(page, y, 50, 350);
  }
  for (double x : {50.0, 150.0, 250.0, 350.0}) down(page, x, 100, y);
  return page;
}

}  // namespace

TEST_CASE("a bold name over one with figures is a row of its own where rows have one line each") {
  const Document document = document_of({grid_of({{{"Parks", false}},
                                                  {{"Harbour", true}, {"Piers", false}},
                                                  {{"Quays", false}},
                                                  {{"Locks", false}},
                                                  {{"Coast", true}, {"Walls", false}},
                                                  {{"Beaches", false}}})});
  REQUIRE(document.tables.size() == 1);
  const Table& table = document.tables[0];
  REQUIRE(table.rows == 9);
  CHECK(text_at(table, 2, 0) == "Harbour");
  CHECK(text_at(table, 2, 1) == "");
  CHECK(text_at(table, 3, 0) == "Piers");
  CHECK(text_at(table, 3, 1) == "13");
  CHECK(text_at(table, 6, 0) == "Coast");
  CHECK(text_at(table, 7, 0) == "Walls");
}

TEST_CASE("a bold name over its description stays one cell where most rows are set so") {
  const Document document = document_of({grid_of({{{"Parks", true}, {"all visits", false}},
                                                  {{"Harbour", true}, {"berths let", false}},
                                                  {{"Quays", true}, {"in metres", false}},
                                                  {{"Locks", false}}})});
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].rows == 5);
  CHECK(text_at(document.tables[0], 1, 0) == "Parks all visits");
}

}  // namespace scrutineer::extract
