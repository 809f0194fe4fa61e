#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "extract/ocr/as_shown.h"
#include "extract/ocr_dense_page.h"
#include "extract/ocr_scan.h"

namespace scrutineer::extract {
namespace {

const Word* word(const Page& page, const std::string& text) {
  for (const Word& w : page.words)
    if (w.text == text) return &w;
  return nullptr;
}

Image skewed(double degrees) {
  Turning turning;
  turning.skew = degrees;
  return turned(picture_of(table_report(), 200), turning);
}

bool near(const Box& a, const Box& b, double points) {
  return std::abs(a.x0 - b.x0) < points && std::abs(a.y0 - b.y0) < points && std::abs(a.x1 - b.x1) < points &&
         std::abs(a.y1 - b.y1) < points;
}

}  // namespace

TEST_CASE("a scan gives the table that the report gives, with colours and confidences") {
  const Document native = read_bytes_as("native.pdf", table_report().bytes());
  const Document scan = read_scan(picture_of(table_report(), 200));
  CHECK(native.text_source == TextSource::native);
  CHECK(scan.text_source == TextSource::ocr);
  REQUIRE(native.tables.size() == 1);
  REQUIRE(scan.tables.size() == 1);
  CHECK(grid_of(native.tables[0]) == table_text);
  CHECK(grid_of(scan.tables[0]) == table_text);
  CHECK(scan.tables[0].source == TableSource::ocr);
  const Cell *green = scan.tables[0].at(1, 3), *red = scan.tables[0].at(2, 3),
             *plain = scan.tables[0].at(1, 1);
  REQUIRE(green->fill);
  REQUIRE(red->fill);
  CHECK(green->fill->green > green->fill->red + 80);
  CHECK(red->fill->red > red->fill->green + 80);
  CHECK_FALSE(plain->fill);
  CHECK(plain->confidence < 1);
  CHECK(plain->confidence >= 0.9);
}

TEST_CASE("letters that touch a line and light letters at a dark band's edge are read whole") {
  // A dark band whose white letters reach almost to its top, and a table whose words stand close to the
  // lines.
  std::string out =
      "0.3 0.3 0.3 rg 30 240 360 16 re f 1 g BT /F2 13 Tf 36 243.6 Td (Children in public care) Tj ET\n";
  out += "0 g 1 w 30 150 m 30 230 l S 200 150 m 200 230 l S 390 150 m 390 230 l S\n";
  for (const int y : {150, 190, 230}) out += fmt::format("30 {} m 390 {} l S\n", y, y);
  const char* rows[2][2] = {{"Benchmark", "Number of hearings held"},
                            {"Percentage", "We held 1,204 hearings"}};
  for (int r = 0; r < 2; ++r)
    for (int c = 0; c < 2; ++c)
      out += fmt::format("BT /F1 10 Tf {} {} Td ({}) Tj ET\n", (c == 0 ? 30 : 200) + 1.2, 221.6 - 40 * r,
                         rows[r][c]);
  const Document scan = read_scan(picture_of(one_page(out, "/MediaBox [0 0 420 300]"), 150));
  REQUIRE(scan.tables.size() == 1);
  CHECK(grid_of(scan.tables[0]) == "Benchmark|Number of hearings held\nPercentage|We held 1,204 hearings\n");
  std::string heading;
  for (const Word& w : scan.pages.at(0).words)
    if (w.box.y1 < 65) heading += w.text + " ";
  CHECK(heading == "Children in public care ");  // and nothing of the band's borders
}

TEST_CASE("a line does not go on through the strokes of a paragraph's first letters") {
  // Two tables between the same borders, and between them lines of text that begin right at the left one.
  std::string out = "0 g 0.75 w\n";
  int n = 0;
  for (const int foot : {200, 60}) {
    for (const int x : {30, 190, 300, 390}) out += fmt::format("{} {} m {} {} l S\n", x, foot, x, foot + 60);
    for (const int y : {0, 20, 40, 60}) out += fmt::format("30 {} m 390 {} l S\n", foot + y, foot + y);
    for (const int y : {46, 26, 6}) {
      const std::string cells[] = {n % 3 == 0 ? "Measure" : fmt::format("Homes let {}", n), "Green", "Amber"};
      for (int c = 0; c < 3; ++c)
        out += fmt::format("BT /F1 10 Tf {} {} Td ({}) Tj ET\n", std::vector{36, 196, 306}[std::size_t(c)],
                           foot + y, cells[c]);
      ++n;
    }
  }
  for (const char* text : {"Rents paid on time rose", "Empty homes fell by a third", "Lettings took longer",
                           "Families waited for less time", "Bills were paid within a month"})
    out += fmt::format("BT /F1 10 Tf 29.2 {} Td ({} than they did in the year before) Tj ET\n",
                       185 - 12 * (n++ - 6), text);
  const Document scan = read_scan(noisy_grey(picture_of(one_page(out, "/MediaBox [0 0 420 300]"), 150), 6));
  CHECK(scan.tables.size() == 2);
  for (const Table& table : scan.tables) CHECK(table.rows == 3);
}

TEST_CASE("the size of a scan's letters does not depend on how many of them are tall") {
  std::string out;
  const char* lines[] = {"Care leavers in contact and in suitable rooms, seen as our own",
                         "All children held the whole title",
                         "2021/22 (28.3%) and Q1 2020/21 (27.5%) (18.4%)"};
  for (int i = 0; i < 3; ++i)
    out += fmt::format("BT /F1 14 Tf 20 {} Td ({}) Tj ET\n", 250 - 60 * i, lines[i]);
  const Page page = read_scan(picture_of(one_page(out, "/MediaBox [0 0 480 300]"), 200)).pages.at(0);
  const Word *low = word(page, "leavers"), *tall = word(page, "children"), *figures = word(page, "2021/22");
  REQUIRE(low);
  REQUIRE(tall);
  REQUIRE(figures);
  CHECK(low->size == doctest::Approx(tall->size).epsilon(0.06));
  CHECK(figures->size == doctest::Approx(tall->size).epsilon(0.06));
}

TEST_CASE("a box that all but touches the frame around it is no part of a grid with it") {
  // A panel with a row of months at its foot, and in it, 4 points from its border, a box of benchmarks.
  std::string out = "0 g 1 w 30 30 360 220 re S 30 30 m 390 30 l S 30 50 m 390 50 l S 30 70 m 390 70 l S\n";
  for (const int x : {120, 210, 300}) out += fmt::format("{} 30 m {} 70 l S\n", x, x);
  for (const int y : {180, 200, 220, 240}) out += fmt::format("266 {} m 386 {} l S\n", y, y);
  for (const int x : {266, 336, 386}) out += fmt::format("{} 180 m {} 240 l S\n", x, x);
  const char* months[2][4] = {{"Code", "Jan-20", "Feb-20", "Mar-20"}, {"LAC10", "97", "94", "95"}};
  for (int r = 0; r < 2; ++r)
    for (int c = 0; c < 4; ++c)
      out += fmt::format("BT /F1 9 Tf {} {} Td ({}) Tj ET\n", 36 + 90 * c, 56 - 20 * r, months[r][c]);
  const char* bodies[3][2] = {{"Body", "Yearly"}, {"England", "96"}, {"Region", "93"}};
  for (int r = 0; r < 3; ++r)
    for (int c = 0; c < 2; ++c)
      out += fmt::format("BT /F1 9 Tf {} {} Td ({}) Tj ET\n", 270 + 70 * c, 226 - 20 * r, bodies[r][c]);
  const Document scan = read_scan(picture_of(one_page(out, "/MediaBox [0 0 420 300]"), 200));
  REQUIRE(scan.tables.size() == 2);
  CHECK(grid_of(scan.tables[0]) == "Body|Yearly\nEngland|96\nRegion|93\n");
  CHECK(grid_of(scan.tables[1]) == "Code|Jan-20|Feb-20|Mar-20\nLAC10|97|94|95\n");
}

TEST_CASE("words of a scan stand where the report's words stand") {
  const Page native = read_page_of(table_report()),
             scan = read_scan(picture_of(table_report(), 200)).pages.at(0);
  for (const char* text : {"Children", "referrals", "81.0%", "quarter"}) {
    const Word *printed = word(native, text), *read = word(scan, text);
    REQUIRE(printed);
    REQUIRE(read);
    CHECK(near(printed->box, read->box, 3));
    CHECK(read->glyphs.size() == read->text.size());
    CHECK(std::abs(read->size - printed->size) < 2);
  }
}

TEST_CASE("a skewed scan gives the same table, and its words stand where they are seen") {
  for (const double degrees : {1.2, -2.5}) {
    const Document scan = read_scan(skewed(degrees));
    REQUIRE(scan.tables.size() == 1);
    CHECK(grid_of(scan.tables[0]) == table_text);
    const Word* read = word(scan.pages.at(0), "81.0%");
    REQUIRE(read);
    // The word's middle on the straight page, turned about the page's middle.
    const double angle = degrees * 3.14159265 / 180, dx = 280 - 210.0, dy = 113 - 150.0;
    CHECK(std::abs(read->box.centre_x() - (210 + dx * std::cos(angle) - dy * std::sin(angle))) < 6);
    CHECK(std::abs(read->box.centre_y() - (150 + dx * std::sin(angle) + dy * std::cos(angle))) < 4);
  }
}

TEST_CASE("a page scanned sideways or upside down gives the same table") {
  const Image upright = picture_of(table_report(), 200);
  for (const int quarters : {1, 2, 3}) {
    Turning turning;
    turning.quarters = quarters;
    const Document scan = read_scan(turned(upright, turning));
    REQUIRE(scan.tables.size() == 1);
    CHECK(grid_of(scan.tables[0]) == table_text);
    const Page& page = scan.pages.at(0);
    CHECK(std::lround(page.width) == (quarters == 2 ? 420 : 300));
    const Word* read = word(page, "Stable");
    REQUIRE(read);
    CHECK(read->rotation == 90 * quarters);
    CHECK((read->box.width() > read->box.height()) == (quarters == 2));
  }
}

TEST_CASE("--ocr never leaves a scan without words") {
  const TemporaryFile file("scan.pdf", scan_of(picture_of(table_report(), 100)).bytes());
  ReadOptions options;
  options.ocr = OcrMode::never;
  const Document document = read_document(file.path(), options);
  CHECK(document.pages.at(0).words.empty());
  CHECK(document.text_source == TextSource::native);
}

TEST_CASE("a turned page's points go back to where they were") {
  Turning turning{1, 0, 300, 200};  // clockwise: the shown left edge is the upright top
  double x = 200, y = 0;            // upright top right
  turning.to_shown(x, y);
  CHECK(x == doctest::Approx(0));
  CHECK(y == doctest::Approx(0));
  turning = {3, 0, 300, 200};
  x = 0;
  y = 0;
  turning.to_shown(x, y);
  CHECK(x == doctest::Approx(300));
  CHECK(y == doctest::Approx(0));
}

}  // namespace scrutineer::extract
