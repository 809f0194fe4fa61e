#include <doctest/doctest.h>

#include "tables_page.h"

using namespace scrutineer::extract;

namespace {

// A drawn grid of figures without a header row.
Page page_of_figures(double top) {
  Page page = blank_page();
  draw_grid(page, top, 4);
  for (int r = 0; r < 4; ++r) {
    const std::string n = std::to_string(r + 1);
    write_row(page, top + 5 + 20.0 * r, "Ward " + std::string(static_cast<std::size_t>(r) + 1, 'a'),
              "2" + n + "%", "1" + n + ".5");
  }
  return page;
}

void write_upwards(Page& page, double x, double foot, const std::string& text) {
  Word word;
  word.text = text;
  word.size = 10;
  word.rotation = 270;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const double y = foot - 5.0 * static_cast<double>(i);
    word.glyphs.push_back({x, y - 5, x + 10, y});
  }
  word.box = {x, word.glyphs.back().y0, x + 10, foot};
  page.words.push_back(word);
}

}  // namespace

TEST_CASE("heads on a band of colour above a drawn grid are its header, with their further lines") {
  Page page = page_of_figures(136);
  fill(page, {50, 96, 350, 128}, {40, 60, 90});
  write_row(page, 100, "Ward", "2022/23", "2023/24");
  write_row(page, 112, "", "\u00a3000s", "\u00a3000s");
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  const Table& table = document.tables[0];
  CHECK(table.rows == 5);
  CHECK(table.header_rows == 1);
  CHECK(text_at(table, 0, 0) == "Ward");
  CHECK(text_at(table, 0, 1) == "2022/23 \u00a3000s");
  covers_exactly(table);
}

TEST_CASE("a title or running text above a grid is no head") {
  for (const char* text :
       {"Visits by ward", "The visits of the two years by ward, as the council counts them now"}) {
    Page page = page_of_figures(130);
    write(page, 55, 114, text);
    const Document document = document_of({page});
    REQUIRE(document.tables.size() == 1);
    CHECK(document.tables[0].rows == 4);
    CHECK(plain_text(document).find("by ward") != std::string::npos);
  }
}

TEST_CASE("heads turned by a quarter above columns without lines are their header") {
  Page page = blank_page();
  for (int r = 0; r < 6; ++r) {
    const std::string n = std::to_string(r * 13 + 7);
    write_row(page, 200 + 14.0 * r, "Ward " + std::string(static_cast<std::size_t>(r) + 1, 'a'), n + "%",
              n + "4");
  }
  write(page, 55, 184, "Ward");
  write_upwards(page, 158, 195, "Visits");
  write_upwards(page, 258, 195, "Homes");
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].rows == 7);
  CHECK(document.tables[0].header_rows == 1);
  CHECK(text_at(document.tables[0], 0, 1) == "Visits");
  CHECK(text_at(document.tables[0], 0, 2) == "Homes");
}
