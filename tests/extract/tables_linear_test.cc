// The cost of a page grows as the page does: measured as a ratio of processor times, never against a clock.
#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <string>

#include "extract/read.h"
#include "tables_page.h"
#include "tiny_pdf.h"

using namespace scrutineer::extract;

namespace {

double processor_seconds(const std::function<void()>& work) {
  double least = 1e9;
  for (int run = 0; run < 3; ++run) {  // the least: what else the machine does comes on top
    const std::clock_t start = std::clock();
    work();
    least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return least;
}

// Twice the size costs twice the time; a cost by the square would be four times.
void grows_in_proportion(const std::function<void(int)>& work, int size) {
  const double half = processor_seconds([&] { work(size / 2); }),
               whole = processor_seconds([&] { work(size); });
  CHECK(whole < 3.2 * half + 0.02);
}

Page page_of_words(int count, int columns) {
  Page page = blank_page();
  page.width = 60.0 * columns + 40;
  page.height = 14.0 * count / columns + 100;
  for (int i = 0; i < count; ++i)
    write(page, 20 + 60.0 * (i % columns), 40 + 14.0 * (i / columns),
          i % columns == 0 ? "Name" : std::to_string(i * 37 % 1000));
  return page;
}

// A grid whose lines are drawn cell by cell.
Page page_of_rulings(int count) {
  Page page = blank_page();
  int side = 1;
  while (2 * side * (side + 1) < count) ++side;
  page.width = page.height = 10.0 * side + 40;
  for (int r = 0; r <= side; ++r)
    for (int c = 0; c < side; ++c) {
      across(page, 20 + 10.0 * r, 20 + 10.0 * c, 30 + 10.0 * c);
      down(page, 20 + 10.0 * r, 20 + 10.0 * c, 30 + 10.0 * c);
    }
  return page;
}

std::string lines_drawn(int count) {
  std::string content;
  for (int i = 0; i < count; ++i) {
    const std::string x = std::to_string(20 + 5 * (i % 100)), y = std::to_string(20 + 2 * (i / 100));
    content += x + " " + y + " m " + std::to_string(24 + 5 * (i % 100)) + " " + y + " l S\n";
  }
  return content;
}

}  // namespace

TEST_CASE("tables of 20,000 words on one page are found in time proportional to the words") {
  for (const int columns : {10, 100})
    grows_in_proportion([&](int n) { document_of({page_of_words(n, columns)}); }, 20000);
}

TEST_CASE("100,000 rulings on one page are crossed into a grid in time proportional to their number") {
  grows_in_proportion([](int n) { document_of({page_of_rulings(n)}); }, 100000);
}

// Words are left out here: Poppler's own grouping of a page's words is not proportional to them.
TEST_CASE("a PDF's page is read in time proportional to its 100,000 lines") {
  const std::string paper = "/MediaBox [0 0 600 2100]";
  grows_in_proportion([&](int n) { CHECK(read_page_of(one_page(lines_drawn(n), paper)).rulings.size() > 0); },
                      100000);
}
