#include <doctest/doctest.h>

#include <algorithm>

#include "extract/ocr_dense_page.h"

namespace scrutineer::extract {
namespace {

Image turned_by(const Image& picture, int quarters, double skew) {
  Turning turning;
  turning.quarters = quarters;
  turning.skew = skew;
  return turned(picture, turning);
}

// Of the page's only table, without the codes: letters among digits need the knowledge of other codes.
std::string figures_of(const Document& document) {
  REQUIRE(document.tables.size() == 1);
  return without_codes(grid_of(document.tables[0]));
}

}  // namespace

TEST_CASE("a dense page gives the same figures upright, sideways, upside down and skewed") {
  const std::string printed = without_codes(dense_text());
  CHECK(figures_of(read_bytes_as("native.pdf", dense_report().bytes())) == printed);
  const Image page = picture_of(dense_report(), 200);
  CHECK(figures_of(read_scan(page)) == printed);
  for (const int quarters : {1, 2, 3}) CHECK(figures_of(read_scan(turned_by(page, quarters, 0))) == printed);
  CHECK(figures_of(read_scan(turned_by(page, 0, 1.2))) == printed);
}

TEST_CASE("a dense page with a scanner's noise gives the same figures at 200 and 150 dots an inch") {
  for (const double dpi : {200.0, 150.0}) {
    const Image page = noisy_grey(turned_by(picture_of(dense_report(), dpi), 0, 0.6), 8);
    const Document scan = read_scan(page);
    CHECK(figures_of(scan) == without_codes(dense_text()));
    CHECK(scan.tables[0].header_rows == 1);
    const Cell *amber = scan.tables[0].at(1, 7), *plain = scan.tables[0].at(4, 3);
    CHECK(amber->fill);
    CHECK_FALSE(plain->fill);
  }
}

}  // namespace scrutineer::extract
