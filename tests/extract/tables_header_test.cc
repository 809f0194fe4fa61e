#include <doctest/doctest.h>

#include "tables_page.h"

using namespace scrutineer::extract;

TEST_CASE("a bold header over bold section headings is a header") {
  Page page = blank_page();
  draw_grid(page, 100, 6);
  write_row(page, 105, "Risk", "Cause", "Score", true);
  write(page, 55, 125, "Large risks", true);
  write_row(page, 145, "Spending", "Demand", "4");
  write(page, 55, 165, "Other risks", true);
  write_row(page, 185, "Income", "Fees", "3");
  write_row(page, 205, "Assets", "Age", "2");
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].header_rows == 1);
}

TEST_CASE("units under a header belong to it, and go where it is repeated on the next page") {
  std::vector<Page> pages;
  for (int number : {1, 2}) {
    Page page = blank_page(number);
    draw_grid(page, 100, 5);
    write_row(page, 105, "Service", "Budget", "Actual", true);
    write_row(page, 125, "", "£m", "£m", true);
    write_row(page, 145, "Schools", "4.0", "4.1");
    write_row(page, 165, "Roads", "2.0", "2.2");
    write_row(page, 185, "Parks", "1.0", "0.9");
    pages.push_back(page);
  }
  const Document document = document_of(pages);
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].header_rows == 2);
  CHECK(document.tables[0].rows == 8);
}

TEST_CASE("a year midway between drawn sides spans the columns between them") {
  Page page = blank_page();
  across(page, 100, 50, 450);
  across(page, 250, 50, 450);
  for (double x : {50.0, 150.0, 300.0, 450.0}) down(page, x, 100, 250);
  write(page, 207.5, 105, "2025-26");
  write(page, 357.5, 105, "2026-27");
  const auto figures = [&](double y, const char* name, const char* a, const char* b, const char* c) {
    write(page, 55, y, name);
    for (double x : {150.0, 300.0}) {
      write(page, x + 5, y, a);
      write(page, x + 55, y, b);
      write(page, x + 105, y, c);
    }
  };
  figures(120, "", "Core", "Other", "Total");
  figures(140, "Pay", "10.5", "0.5", "11.0");
  figures(155, "Prices", "12.5", "1.5", "14.0");
  figures(170, "Grants", "22.5", "0.0", "22.5");
  figures(185, "Fees", "10.5", "0.5", "11.0");
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  REQUIRE(document.tables[0].columns == 7);
  const Cell* year = document.tables[0].at(0, 1);
  REQUIRE(year != nullptr);
  CHECK(year->text == "2025-26");
  CHECK(year->colspan == 3);
}

TEST_CASE("a word alone in its line makes no column") {
  Page page = blank_page();
  across(page, 100, 50, 350);
  across(page, 140, 50, 350);
  across(page, 300, 50, 350);
  write(page, 212, 105, "£m");
  write(page, 55, 122, "Service");
  write(page, 155, 122, "Budget");
  write(page, 235, 122, "Forecast");
  write(page, 310, 122, "Change");
  for (int r = 0; r < 8; ++r) {
    const double y = 145 + 18.0 * r;
    write(page, 55, y, "Service" + std::to_string(r));
    write(page, 170, y, "1." + std::to_string(r));
    write(page, 260, y, "2." + std::to_string(r));
    write(page, 325, y, "1.0");
  }
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].columns == 4);
}

TEST_CASE("headers that share one rule below them each span the columns up to the next") {
  Page page = blank_page();
  for (double y : {98.0, 136.0, 156.0, 176.0, 196.0, 216.0}) across(page, y, 50, 450);
  across(page, 116, 250, 450);  // below the years, not below the name
  write(page, 55, 112, "Ward", true);
  write(page, 255, 102, "2022/23", true);
  write(page, 355, 102, "2023/24", true);
  for (int c = 0; c < 4; ++c) write(page, 255 + 50.0 * c, 122, c % 2 == 0 ? "Target" : "Actual", true);
  for (int r = 0; r < 4; ++r) {
    write(page, 55, 142 + 20.0 * r, "Ward" + std::string(static_cast<std::size_t>(r) + 1, 'a'));
    for (int c = 0; c < 4; ++c)
      write(page, 255 + 50.0 * c, 142 + 20.0 * r, std::to_string(31 * r + 7 * c + 12) + "%");
  }
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  const Table& table = document.tables[0];
  REQUIRE(table.at(0, 1) != nullptr);
  CHECK(table.at(0, 1)->text == "2022/23");
  CHECK(table.at(0, 1)->colspan == 2);
  CHECK(text_at(table, 0, 3) == "2023/24");
  CHECK(text_at(table, 1, 4) == "Actual");
  CHECK(table.header_rows == 2);
}

TEST_CASE("years that break at their dash in narrow columns are one line of a header") {
  Page page = blank_page();
  for (double y : {100.0, 130.0, 150.0, 170.0}) across(page, y, 50, 290);
  for (double x : {50.0, 150.0, 185.0, 220.0, 255.0, 290.0}) down(page, x, 100, 170);
  write(page, 55, 105, "Indicator");
  double x = 154;
  for (const char* year : {"2020-", "2021-", "2022-", "2023-"}) write(page, x, 104, year), x += 35;
  x = 154;
  for (const char* year : {"21", "22", "23", "24"}) write(page, x, 116, year), x += 35;
  for (double y : {135.0, 155.0}) {
    write(page, 55, y, "Homes let in time");
    for (x = 154; x < 290; x += 35) write(page, x, y, "91.2");
  }
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].rows == 3);
  CHECK(text_at(document.tables[0], 0, 1) == "2020- 21");
}
