#include "extract/ocr/plots.h"
#include "extract/tables_page.h"

namespace scrutineer::extract {
namespace {

// Four level lines 30 points apart from 100 to 400, and a figure before each, `lower` points below its
// middle.
Page lines_with_figures(double lower) {
  Page page = blank_page();
  for (int i = 0; i < 4; ++i) {
    across(page, 200 + 30 * i, 100, 400);
    write(page, 82, 195 + 30 * i + lower, std::to_string(100 - 25 * i));
  }
  fill(page, {130, 220, 150, 290}, {90, 90, 90});
  down(page, 120, 200, 290);
  across(page, 340, 60, 440);  // the frame about it
  return page;
}

}  // namespace

TEST_CASE("a chart's lines and bars are taken off a scanned page, its frame and its scale stay") {
  Page page = lines_with_figures(0);
  write(page, 200, 240, "eer");
  page.words.back().confidence = 0.4;  // a curve
  const std::size_t scale = page.words.size() - 1;
  remove_plots(page, {});
  REQUIRE(page.rulings.size() == 1);
  CHECK(page.rulings[0].at == 340);
  CHECK(page.fills.empty());
  CHECK(page.words.size() == scale);
}

TEST_CASE("lines with figures between them are a table's, and stay") {
  Page page = lines_with_figures(15);
  remove_plots(page, {});
  CHECK(page.rulings.size() == 6);
  CHECK(page.fills.size() == 1);
}

}  // namespace scrutineer::extract
