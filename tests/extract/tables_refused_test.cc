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

TEST_CASE("a frame around a list with bullets is no table, around figures it is one") {
  for (const bool list : {true, false}) {
    Page page = blank_page();
    for (double y : {95.0, 245.0}) across(page, y, 45, 345);
    for (double x : {45.0, 345.0}) down(page, x, 95, 245);
    for (int r = 0; r < 6; ++r) {
      const double y = 100 + 24.0 * r;
      write(page, 50, y, list ? "\u2022" : std::to_string(r * r + 40));
      write(page, 90, y, "Homes that we saw had staff who knew the children");
      write(page, 90, y + 12, "in them well and could say what they need");
    }
    CHECK(document_of({page}).tables.size() == (list ? 0 : 1));
  }
}

TEST_CASE("numbered paragraphs are no table, a numbered list of short names is one") {
  for (const bool paragraphs : {true, false}) {
    Page page = blank_page();
    for (int r = 0; r < 6; ++r) {
      const double y = 100 + 40.0 * r;
      write(page, 50, y, "2." + std::to_string(r + 1));
      write(
          page, 110, y,
          paragraphs ? "The forecast for the year is a net overspend of all parts that" : "Home of the year");
      if (paragraphs)
        write(page, 110, y + 12, "were planned before the council knew what its grants would be");
    }
    CHECK(document_of({page}).tables.size() == (paragraphs ? 0 : 1));
  }
}

TEST_CASE("names with bars and figures beside them are a chart, the same names and figures alone a table") {
  for (const bool bars : {true, false}) {
    Page page = blank_page();
    for (int r = 0; r < 6; ++r) {
      const double y = 100 + 24.0 * r, end = 200 + 25.0 * (6 - r);
      if (bars) fill(page, {200, y - 3, end, y + 13}, {0, 40, 90});
      write(page, 60, y, "Kind " + std::string(static_cast<std::size_t>(r) + 3, 'a'));
      write(page, bars ? end + 6 : 356, y, std::to_string(40 - 5 * r - r * r) + "%");
    }
    CHECK(document_of({page}).tables.size() == (bars ? 0 : 1));
  }
}

TEST_CASE("what lies between the tops of a chart's bars is no table") {
  const std::vector<double> tops = {146.9, 150.4, 143.4, 145.2, 141.7, 143.4, 136.4, 125.9};
  const std::vector<std::string> values = {"69", "67", "71", "70", "72", "71", "75", "81"};
  Page page = blank_page();
  page.width = 960;
  page.height = 540;
  for (int line = 0; line < 10; ++line) across(page, 110.2 + 17.5 * line, 525, 920);
  for (std::size_t i = 0; i < tops.size(); ++i) {
    const double x = 535 + 48 * static_cast<double>(i);
    fill(page, {x, tops[i], x + 30, 267.7}, {31, 119, 180});
    write(page, x + 10, tops[i] - 10, values[i]);
  }
  for (Word& word : page.words) {  // in small print
    word.size = 7;
    word.box.y0 += 1.5;
    word.box.y1 -= 1.5;
    for (Box& glyph : word.glyphs) glyph.y0 = word.box.y0, glyph.y1 = word.box.y1;
  }
  for (int line = 0; line < 10; ++line) write(page, 508, 105 + 17.5 * line, std::to_string(90 - 10 * line));
  CHECK(document_of({page}).tables.empty());
}
