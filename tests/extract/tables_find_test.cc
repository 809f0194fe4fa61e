#include <doctest/doctest.h>

#include <string>

#include "tables_page.h"

using namespace scrutineer::extract;

TEST_CASE("a drawn grid becomes a table whose bold first row is its header") {
  Page page = blank_page();
  draw_grid(page, 100, 3);
  write_row(page, 105, "Measure", "Target", "Actual", true);
  write_row(page, 125, "Referrals", "20%", "30%");
  write_row(page, 145, "Reviews", "90%", "85%");
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  const Table& table = document.tables[0];
  CHECK(table.rows == 3);
  CHECK(table.columns == 3);
  CHECK(table.header_rows == 1);
  CHECK(text_at(table, 1, 0) == "Referrals");
  CHECK(text_at(table, 2, 2) == "85%");
  covers_exactly(table);
}

TEST_CASE("a missing inner line is a span") {
  Page page = blank_page();
  for (int r = 0; r <= 3; ++r) across(page, 100 + 20.0 * r, 50, 350);
  down(page, 50, 100, 160);
  down(page, 350, 100, 160);
  down(page, 150, 100, 160);
  down(page, 250, 120, 160);
  write(page, 55, 105, "Service", true);
  write(page, 220, 105, "Rating", true);
  write_row(page, 125, "Schools", "3", "4");
  write_row(page, 145, "Roads", "5", "6");
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  REQUIRE(document.tables[0].at(0, 2) != nullptr);
  CHECK(document.tables[0].at(0, 2)->text == "Rating");
  CHECK(document.tables[0].at(0, 2)->colspan == 2);
  covers_exactly(document.tables[0]);
}

TEST_CASE("a name that goes on below keeps its row whole, though figures stand under figures") {
  for (const bool goes_on : {true, false}) {
    Page page = blank_page();
    draw_grid(page, 100, 1);
    for (double y : {120.0, 150.0, 170.0}) across(page, y, 50, 350);
    for (double x : {50.0, 150.0, 250.0, 350.0}) down(page, x, 120, 170);
    write_row(page, 105, "Name", "2022", "2023", true);
    write_row(page, 123, "Young people who", "69%", "75%");
    write_row(page, 135, goes_on ? "completed plans" : "Adults seen", "40%", "71%");
    write_row(page, 155, "Calls answered", "81%", "82%");
    const Document document = document_of({page});
    REQUIRE(document.tables.size() == 1);
    CHECK(document.tables[0].rows == (goes_on ? 3 : 4));
    CHECK(text_at(document.tables[0], 1, 1) == (goes_on ? "69% 40%" : "69%"));
  }
}

TEST_CASE("a word that runs over a drawn line is cut there") {
  Page page = blank_page();
  draw_grid(page, 100, 2);
  write_row(page, 105, "Measure", "Target", "Actual", true);
  write(page, 55, 125, "Calls");
  write(page, 240, 125, "12345");  // two figures that touch over the line at 250
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  CHECK(text_at(document.tables[0], 1, 1) == "12");
  CHECK(text_at(document.tables[0], 1, 2) == "345");
}

TEST_CASE("a cell has the colour of the fill under it, and white is none") {
  Page page = blank_page();
  fill(page, {150, 120, 250, 140}, {0, 176, 80});
  fill(page, {250, 120, 350, 140}, {255, 255, 255});
  draw_grid(page, 100, 2);
  write_row(page, 105, "Measure", "Target", "Actual", true);
  write_row(page, 125, "Calls", "12", "13");
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  const Cell* green = document.tables[0].at(1, 1);
  REQUIRE(green->fill.has_value());
  CHECK(*green->fill == Rgb{0, 176, 80});
  CHECK_FALSE(document.tables[0].at(1, 2)->fill.has_value());
}

TEST_CASE("tags give rows and spans that no line draws, where the words stand as they say") {
  Page page = blank_page();
  write_row(page, 100, "Measure", "Target", "Comment");
  write_row(page, 130, "Referrals", "low", "seen each month");
  write_row(page, 160, "Reviews", "high", "seen each year");
  for (std::size_t i = 0; i < page.words.size(); ++i) page.words[i].marked_content = -1;
  TaggedTable tags;
  tags.rows = 3;
  tags.columns = 3;
  for (Word& word : page.words) {
    const int row = static_cast<int>((word.box.y0 - 100) / 30),
              column = static_cast<int>((word.box.x0 - 50) / 100);
    word.marked_content = 10 * row + std::min(column, 2);
  }
  for (int r = 0; r < 3; ++r)
    for (int c = 0; c < 3; ++c) tags.cells.push_back({r, c, 1, 1, r == 0, {{1, 10 * r + c}}});
  Document document;
  document.pages = {page};
  find_tables(document);
  const auto without = document.tables.size();
  document.tagged = {tags};
  find_tables(document);
  CHECK(without == 0);
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].source == TableSource::tagged);
  CHECK(text_at(document.tables[0], 2, 2) == "seen each year");

  for (TaggedCell& cell : document.tagged[0].cells) cell.column = 2 - cell.column;  // the tags lie
  find_tables(document);
  CHECK(document.tables.empty());
}

TEST_CASE("a key of coloured boxes has its texts as a column") {
  Page page = blank_page();
  const Rgb colours[] = {{0, 176, 80}, {255, 192, 0}, {255, 0, 0}};
  const char* texts[] = {"On target or better", "Within a tenth of it", "More than a tenth off"};
  for (int i = 0; i < 3; ++i) {
    fill(page, {200, 100 + 20.0 * i, 300, 120 + 20.0 * i}, colours[i]);
    write(page, 50, 105 + 20.0 * i, texts[i]);
  }
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  CHECK(text_at(document.tables[0], 2, 0) == "More than a tenth off");
  CHECK(document.tables[0].at(2, 1)->fill == Rgb{255, 0, 0});
}

TEST_CASE("a page of twenty thousand words and four thousand lines is read in time") {
  Page page = blank_page();
  for (int i = 0; i < 20000; ++i) write(page, 20 + 12.0 * (i % 45), 20 + 0.04 * i, "ab");
  for (int i = 0; i < 2000; ++i) {
    across(page, 20 + 0.4 * i, 20, 560);
    down(page, 20 + 0.27 * i, 20, 820);
  }
  const Document document = document_of({page});
  CHECK(document.tables.size() < 100);
}

TEST_CASE("a name without figures below one with them begins a row where the table is set loosely") {
  for (const bool loose : {true, false}) {
    Page page = blank_page();
    fill(page, {50, 90, 250, 200}, {242, 242, 242});
    const double step = loose ? 16 : 12;
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"Compared with", "2023"}, {"Our neighbours", "94"}, {"England", ""}, {"Wales", "81"}};
    for (std::size_t r = 0; r < rows.size(); ++r) {
      write(page, 55, 100 + step * static_cast<double>(r), rows[r].first, r == 0);
      if (!rows[r].second.empty())
        write(page, 200, 100 + step * static_cast<double>(r), rows[r].second, r == 0);
    }
    const Document document = document_of({page});
    REQUIRE(document.tables.size() == 1);
    CHECK(document.tables[0].rows == (loose ? 4 : 3));
  }
}
