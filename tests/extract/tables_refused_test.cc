#include <doctest/doctest.h>

#include <string>

#include "tables_page.h"

using namespace scrutineer::extract;

TEST_CASE("a caption and a source drawn as rows of the grid are text, not rows") {
  Page page = blank_page();
  draw_grid(page, 120, 3);
  for (double y : {100.0, 200.0}) across(page, y, 50, 350);
  for (double x : {50.0, 350.0}) down(page, x, 100, 200);
  write(page, 55, 105, "Table 4. Referrals and visits", true);
  write_row(page, 125, "Measure", "Target", "Actual", true);
  write_row(page, 145, "Referrals", "20%", "30%");
  write_row(page, 165, "Visits", "90%", "81%");
  write(page, 55, 185, "Source: the council's own returns");
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].rows == 3);
  CHECK(text_at(document.tables[0], 0, 0) == "Measure");
  const std::string flow = plain_text(document);
  CHECK(flow.find("Table 4.") != std::string::npos);
  CHECK(flow.find("Source:") != std::string::npos);
}

TEST_CASE("a paragraph between two tables without lines keeps them apart") {
  Page page = blank_page();
  const auto table = [&](double y) {
    for (int r = 0; r < 5; ++r) {
      write(page, 60, y + 14.0 * r, std::string(static_cast<std::size_t>(r) + 3, 'a') + " group");
      write(page, 250, y + 14.0 * r, "0." + std::to_string(21 + 7 * r * r));
    }
  };
  table(100);
  write(page, 60, 176, "The following are the shares of the groups");
  write(page, 60, 188, "over all years that the analysis looked at");
  table(204);
  CHECK(document_of({page}).tables.size() == 2);
}

TEST_CASE("a frame with a scale beside it is a chart") {
  for (const bool scale : {true, false}) {
    Page page = blank_page();
    draw_grid(page, 100, 5);
    for (int r = 0; r < 5; ++r) {
      const std::string n = std::to_string(r);
      write_row(page, 105 + 20.0 * r, "Name" + n, "1" + n, "2" + n);
    }
    for (int r = 0; r <= 5; ++r)
      write(page, 38, 95 + 20.0 * r, scale ? std::to_string(50 - 10 * r).substr(0, 2) : std::string("ab"));
    CHECK(document_of({page}).tables.size() == (scale ? 0 : 1));
  }
}

TEST_CASE("two columns of running text with a few figures are no table") {
  Page page = blank_page();
  for (int r = 0; r < 14; ++r) {
    const double y = 100 + 12.0 * r;
    write(page, 50, y,
          r % 5 == 0 ? "12 of the visits in the year fell" : "of the homes that were seen in the");
    write(page, 300, y,
          r % 5 == 1 ? "34 of all the homes that it saw in" : "they told us that the staff had no");
  }
  CHECK(document_of({page}).tables.empty());
}
