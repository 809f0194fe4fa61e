#include <doctest/doctest.h>

#include <string>

#include "tables_page.h"

using namespace scrutineer::extract;

namespace {

void draw_frame(Page& page, std::initializer_list<double> columns, double top, int rows) {
  for (double x : columns) down(page, x, top, top + 20.0 * rows);
  for (int r = 0; r <= rows; ++r) across(page, top + 20.0 * r, *columns.begin(), *(columns.end() - 1));
}

void write_column(Page& page, double x, double top, std::initializer_list<std::string> texts) {
  for (const std::string& text : texts) {
    write(page, x, top + 5, text);
    top += 20;
  }
}

}  // namespace

TEST_CASE("a frame of names and frames of figures in line with it are one table") {
  Page page = blank_page();
  draw_frame(page, {50, 150}, 100, 5);
  draw_frame(page, {160, 220, 280}, 100, 5);
  draw_frame(page, {290, 350}, 100, 5);
  write_column(page, 55, 100, {"Area", "Brent", "Ealing", "Harrow", "Total"});
  write_column(page, 165, 100, {"June", "41", "39", "16", "96"});
  write_column(page, 225, 100, {"Rate", "29%", "15%", "6%", "17%"});
  write_column(page, 295, 100, {"Year", "99", "98", "29", "226"});
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].columns == 4);
  CHECK(document.tables[0].rows == 5);
  CHECK(text_at(document.tables[0], 2, 0) == "Ealing");
  CHECK(text_at(document.tables[0], 2, 3) == "98");
  covers_exactly(document.tables[0]);
}

TEST_CASE("frames that each begin with words stay tables of their own") {
  Page page = blank_page();
  draw_frame(page, {50, 150, 200}, 100, 5);
  draw_frame(page, {220, 320, 370}, 100, 5);
  write_column(page, 55, 100, {"Area", "Brent", "Ealing", "Harrow", "Total"});
  write_column(page, 155, 100, {"June", "41", "39", "16", "96"});
  write_column(page, 225, 100, {"Offence", "Theft", "Arson", "Fraud", "Total"});
  write_column(page, 325, 100, {"June", "11", "8", "77", "96"});
  CHECK(document_of({page}).tables.size() == 2);
}

TEST_CASE("frames whose rows are not in line stay tables of their own") {
  Page page = blank_page();
  draw_frame(page, {50, 150, 200}, 100, 5);
  draw_frame(page, {220, 280, 340}, 110, 5);
  write_column(page, 55, 100, {"Area", "Brent", "Ealing", "Harrow", "Total"});
  write_column(page, 155, 100, {"June", "41", "39", "16", "96"});
  write_column(page, 225, 110, {"May", "11", "8", "77", "96"});
  write_column(page, 285, 110, {"June", "11", "8", "77", "96"});
  CHECK(document_of({page}).tables.size() == 2);
}

TEST_CASE("names left of a frame of figures are its first column") {
  Page page = blank_page();
  draw_frame(page, {160, 220, 280}, 100, 5);
  write_column(page, 115, 120, {"Brent", "Ealing", "Harrow", "Total"});
  write_column(page, 165, 100, {"June", "41", "39", "16", "96"});
  write_column(page, 225, 100, {"Rate", "29%", "15%", "6%", "17%"});
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].columns == 3);
  CHECK(text_at(document.tables[0], 3, 0) == "Harrow");
  CHECK(text_at(document.tables[0], 3, 1) == "16");
}
