#include "extract/tables_page.h"

namespace scrutineer::extract {
namespace {

constexpr Rgb dark{56, 56, 56}, pale{228, 228, 228};

// A band of heads over rows between level rules, without any line down.
double open_table(Page& page, double top, const std::string& name, const std::string& first) {
  fill(page, {50, top, 350, top + 16}, dark);
  write_row(page, top + 3, name, "2022 Q1", "2022 Q2", true);
  for (int r = 0; r < 4; ++r) {
    const double y = top + 20 + 16.0 * r;
    write_row(page, y, first + std::to_string(r), std::to_string(41 + r), std::to_string(52 + r));
    across(page, y + 13, 50, 350);
  }
  return top + 20 + 16 * 4;
}

}  // namespace

TEST_CASE(
    "tables with bands of heads, one below the other between the same borders, are tables of their own") {
  Page page = blank_page();
  const double end = open_table(page, 100, "Days lost", "North ");
  open_table(page, end + 8, "Packages", "South ");
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 2);
  for (const Table& table : document.tables) {
    CHECK(table.rows == 5);
    CHECK(table.header_rows == 1);
    CHECK(table.columns == 3);
  }
  CHECK(text_at(document.tables[1], 0, 0) == "Packages");
  CHECK(text_at(document.tables[1], 1, 0) == "South 0");
}

TEST_CASE("a title's band over the same heads begins another table, and is no row of it") {
  Page page = blank_page();
  for (const double top : {100.0, 213.0}) {
    fill(page, {50, top, 350, top + 14}, dark);
    write(page, 55, top + 2, top < 150 ? "Reviewing plans" : "Timeliness of visits", true);
    for (const double x : {50.0, 150.0, 250.0}) fill(page, {x, top + 16, x + 100, top + 36}, pale);
    draw_grid(page, top + 16, 4);
    write_row(page, top + 21, "Measure", "Target set", "Actual", true);
    for (int r = 1; r < 4; ++r)
      write_row(page, top + 21 + 20 * r, "Name " + std::to_string(r), "9" + std::to_string(r) + "%", "87%");
  }
  down(page, 350, 114, 309);  // a line that a scan draws through the gap
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 2);
  for (const Table& table : document.tables) {
    CHECK(table.rows == 4);
    CHECK(text_at(table, 0, 0) == "Measure");
  }
}

TEST_CASE("a band that names a group of rows does not cut the table in two") {
  Page page = blank_page();
  const double end = open_table(page, 100, "Days lost", "North ");
  fill(page, {50, end + 8, 350, end + 24}, dark);
  write(page, 55, end + 11, "Southern districts", true);
  for (int r = 0; r < 4; ++r) {
    const double y = end + 28 + 16.0 * r;
    write_row(page, y, "South " + std::to_string(r), std::to_string(11 + r), std::to_string(32 + r));
    across(page, y + 13, 50, 350);
  }
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].rows >= 10);
}

}  // namespace scrutineer::extract
