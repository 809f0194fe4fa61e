#include <doctest/doctest.h>

#include <string>

#include "tables_page.h"

using namespace scrutineer::extract;

TEST_CASE("a table that goes on over the page with its header repeated is one table with one header") {
  std::vector<Page> pages;
  for (int number : {1, 2}) {
    Page page = blank_page(number);
    draw_grid(page, number == 1 ? 700.0 : 60.0, 3);
    const double y = number == 1 ? 705 : 65;
    write_row(page, y, "Measure", "Target", "Actual", true);
    write_row(page, y + 20, "Row" + std::to_string(2 * number - 1), "1", "2");
    write_row(page, y + 40, "Row" + std::to_string(2 * number), "3", "4");
    if (number == 1) write(page, 55, 600, "An introduction to the figures below.");
    write(page, 290, 815, "Page " + std::to_string(number));
    pages.push_back(page);
  }
  const Document document = document_of(pages);
  REQUIRE(document.tables.size() == 1);
  const Table& table = document.tables[0];
  CHECK(table.first_page == 1);
  CHECK(table.last_page == 2);
  CHECK(table.rows == 5);
  CHECK(text_at(table, 4, 0) == "Row4");
  CHECK(table.at(4, 0)->page == 2);
  CHECK(plain_text(document) == "An introduction to the figures below.|TABLE|");
}

TEST_CASE("two tables with a heading between them on the next page stay two") {
  std::vector<Page> pages;
  for (int number : {1, 2}) {
    Page page = blank_page(number);
    draw_grid(page, number == 1 ? 700.0 : 160.0, 2);
    const double y = number == 1 ? 705 : 165;
    write_row(page, y, "Measure", "Target", "Actual", true);
    write_row(page, y + 20, "Row", "1", "2");
    if (number == 2) write(page, 55, 130, "Another section", true);
    pages.push_back(page);
  }
  CHECK(document_of(pages).tables.size() == 2);
}
