#include <doctest/doctest.h>

#include <cstdint>
#include <string>

#include "tables_page.h"

using namespace scrutineer::extract;

namespace {

// A frame with a filled header, without lines between its rows.
Page shaded_page() {
  Page page = blank_page();
  fill(page, {50, 100, 350, 120}, {180, 180, 180});
  for (double x : {50.0, 350.0}) down(page, x, 100, 216);
  across(page, 216, 50, 350);
  write_row(page, 105, "Service", "Budget", "Actual", true);
  return page;
}

}  // namespace

TEST_CASE("a watermark's letters across a table are in no cell") {
  Page page = blank_page();
  draw_grid(page, 100, 4);
  write_row(page, 105, "Measure", "Target", "Actual", true);
  for (int r = 1; r < 4; ++r) write_row(page, 105 + 20.0 * r, "Referrals", "20%", "30%");
  for (const double x : {60.0, 160.0, 260.0}) {
    Word letter;
    letter.text = "D";
    letter.box = {x, 95, x + 85, 185};
    letter.glyphs = {letter.box};
    letter.size = 10;  // taken for one of the words that it stands across
    page.words.push_back(letter);
  }
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  for (const Cell& cell : document.tables[0].cells) CHECK(cell.text.find('D') == std::string::npos);
}

TEST_CASE("a large title above a table is no watermark") {
  Page page = blank_page();
  draw_grid(page, 100, 3);
  for (int r = 0; r < 3; ++r) write_row(page, 105 + 20.0 * r, "Referrals", "20%", "30%");
  Word title;
  title.text = "Performance";
  title.box = {50, 40, 350, 90};
  title.glyphs.assign(11, title.box);
  title.size = 45;
  page.words.push_back(title);
  CHECK(plain_text(document_of({page})).find("Performance") != std::string::npos);
}

TEST_CASE("a colour that fades within a cell divides no rows") {
  Page page = blank_page();
  draw_grid(page, 100, 3);
  write_row(page, 105, "Measure", "Target", "Actual", true);
  write_row(page, 125, "Referrals", "20%", "30%");
  write_row(page, 145, "Visits", "90%", "81%");
  for (int i = 0; i < 8; ++i) {
    const double y = 120 + 5.0 * i;
    fill(page, {50, y, 150, y + 5}, {static_cast<std::uint8_t>(80 + 10 * i), 120, 160});
  }
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].rows == 3);
}

TEST_CASE("figures beside names whose shading alone tells the rows are in these rows") {
  Page page = shaded_page();
  for (int r = 0; r < 6; ++r) {
    const double y = 120 + 16.0 * r;
    if (r % 2 == 0) fill(page, {50, y, 150, y + 16}, {235, 235, 235});
    write_row(page, y + 3, "Service " + std::string(1, static_cast<char>('A' + r)), "1" + std::to_string(r),
              "2" + std::to_string(r));
  }
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  CHECK(text_at(document.tables[0], 3, 0) == "Service C");
  CHECK(text_at(document.tables[0], 3, 1) == "12");
  CHECK(text_at(document.tables[0], 3, 2) == "22");
}

TEST_CASE("a coloured bar between columns is no column, but a status of two colours is one") {
  for (const bool status : {false, true}) {
    Page page = blank_page();
    const double foot = 200;
    for (double x : {50.0, 150.0, 160.0, 250.0}) down(page, x, 100, foot);
    for (int r = 0; r <= 5; ++r) across(page, 100 + 20.0 * r, 50, 250);
    for (int r = 0; r < 5; ++r) {
      const double y = 100 + 20.0 * r;
      write(page, 55, y + 5, "Name" + std::to_string(r));
      write(page, 200, y + 5, std::to_string(10 + r));
      fill(page, {150, y, 160, y + 20}, {status && r > 2 ? std::uint8_t{220} : std::uint8_t{30}, 100, 120});
    }
    const Document document = document_of({page});
    REQUIRE(document.tables.size() == 1);
    CHECK(document.tables[0].columns == (status ? 3 : 2));
  }
}

TEST_CASE("padding that is drawn within cells makes no columns") {
  Page page = blank_page();
  for (int r = 0; r < 5; ++r) {
    const double y = 100 + 20.0 * r;
    for (double x : {50.0, 150.0, 250.0}) {
      fill(page, {x, y, x + 6, y + 20}, {200, 200, 200});
      fill(page, {x + 6, y, x + 94, y + 20}, {200, 200, 200});
      fill(page, {x + 94, y, x + 100, y + 20}, {200, 200, 200});
      down(page, x, y, y + 20);
      down(page, x + 6, y, y + 20);
      down(page, x + 94, y, y + 20);
    }
    down(page, 350, y, y + 20);
    across(page, y, 50, 350);
    write(page, 60, y + 5, "Name" + std::to_string(r));
    write(page, 170, y + 5, std::to_string(10 + r));
    write(page, 270, y + 5, std::to_string(20 + r));
  }
  across(page, 200, 50, 350);
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].columns == 3);
  CHECK(text_at(document.tables[0], 1, 2) == "21");
}
