#include <doctest/doctest.h>

#include <string>

#include "tables_page.h"

using namespace scrutineer::extract;

TEST_CASE("columns are found by white space where rules only run across") {
  Page page = blank_page();
  for (double y : {100.0, 120.0, 180.0}) across(page, y, 50, 400);
  write_row(page, 105, "Area", "2022", "2023");
  write_row(page, 125, "North", "212", "198");
  write_row(page, 142, "South side", "1,154", "149");
  write_row(page, 159, "West", "31", "28");
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  const Table& table = document.tables[0];
  CHECK(table.columns == 3);
  CHECK(table.rows == 4);
  CHECK(text_at(table, 2, 0) == "South side");
  CHECK(text_at(table, 2, 1) == "1,154");
  CHECK(text_at(table, 3, 2) == "28");
}

TEST_CASE("a label that is broken over two lines is one row of an aligned table") {
  Page page = blank_page();
  write_row(page, 100, "Measure of it", "2022", "2023", true);
  write_row(page, 114, "Children seen", "212", "198");
  write(page, 55, 126, "in ten days");
  write_row(page, 140, "Visits", "14", "15");
  write_row(page, 154, "Reviews held", "24", "25");
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].rows == 4);
  CHECK(text_at(document.tables[0], 1, 0) == "Children seen in ten days");
}

TEST_CASE("a ruled row whose name runs on beside two figures in each cell is one row") {
  Page page = blank_page();
  write_row(page, 100, "Measure of it", "Result", "Target", true);
  write_row(page, 130, "Young people in work", "69%", "75%");
  write_row(page, 142, "when it ended", "40%", "76%");
  write_row(page, 170, "Visits", "14", "15");
  for (const double y : {95.0, 120.0, 160.0, 190.0}) across(page, y, 45, 345);
  for (const double x : {45.0, 155.0, 245.0, 345.0}) down(page, x, 95, 190);
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].rows == 3);
  CHECK(text_at(document.tables[0], 1, 0) == "Young people in work when it ended");
  CHECK(text_at(document.tables[0], 1, 1) == "69% 40%");
}

TEST_CASE("without any lines, texts of several lines beside figures are one row each") {
  Page page = blank_page();
  write_row(page, 100, "Measure", "Target", "2017/18", true);
  write(page, 355, 100, "Comment", true);
  for (int i = 0; i < 3; ++i) {
    const double y = 115 + 40.0 * i;
    write_row(page, y, "Children", "20%", std::to_string(30 + i) + "%");
    write(page, 55, y + 12, "seen in time");
    write(page, 355, y, "The figure has been");
    write(page, 355, y + 12, "better than it was.");
    write(page, 355, y + 24, "It will be watched.");
  }
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  const Table& table = document.tables[0];
  CHECK(table.rows == 4);
  CHECK(table.header_rows == 1);
  CHECK(text_at(table, 3, 0) == "Children seen in time");
  CHECK(text_at(table, 2, 3) == "The figure has been better than it was. It will be watched.");
}
