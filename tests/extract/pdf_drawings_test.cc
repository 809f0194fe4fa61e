#include <doctest/doctest.h>

#include <cmath>

#include "extract/tiny_pdf.h"

namespace scrutineer::extract {
namespace {

TEST_CASE("a border drawn cell by cell is one ruling") {
  const Page page =
      read_page_of(one_page("0.5 w 10 50 m 60 50 l S 60 50 m 120 50 l S 120.6 50 m 190 50 l S"));
  REQUIRE(page.rulings.size() == 1);
  const Ruling& r = page.rulings[0];
  CHECK(r.horizontal);
  CHECK(r.at == doctest::Approx(50));
  CHECK(r.from == doctest::Approx(10));
  CHECK(r.to == doctest::Approx(190));
  CHECK(r.thickness == doctest::Approx(0.5));
}

TEST_CASE("rulings with a gap between them stay apart") {
  CHECK(read_page_of(one_page("10 50 m 60 50 l S 70 50 m 120 50 l S")).rulings.size() == 2);
}

TEST_CASE("a thin filled box is a ruling, a thick one a fill with its colour") {
  const Page page = read_page_of(one_page("1 0 0 rg 10 50 100 0.7 re f 0 1 0 rg 10 10 100 20 re f"));
  REQUIRE(page.rulings.size() == 1);
  CHECK(page.rulings[0].colour == Rgb{255, 0, 0});
  REQUIRE(page.fills.size() == 1);
  CHECK(page.fills[0].colour == Rgb{0, 255, 0});
  CHECK(page.fills[0].box.y0 == doctest::Approx(70));
}

TEST_CASE("a stroked box gives its four sides, and so does a filled frame") {
  CHECK(read_page_of(one_page("10 10 100 50 re S")).rulings.size() == 4);
  const Page frame = read_page_of(one_page("10 10 100 50 re 11 11 98 48 re f*"));
  CHECK(frame.rulings.size() == 4);
  CHECK(frame.fills.empty());
}

TEST_CASE("drawings are cut at their clip") {
  const Page page = read_page_of(one_page("50 0 50 100 re W n 10 50 m 190 50 l S 0 0 1 rg 0 10 200 20 re f"));
  REQUIRE(page.rulings.size() == 1);
  CHECK(page.rulings[0].from == doctest::Approx(50));
  CHECK(page.rulings[0].to == doctest::Approx(100));
  REQUIRE(page.fills.size() == 1);
  CHECK(page.fills[0].box.width() == doctest::Approx(50));
}

TEST_CASE("colour spaces come as RGB: grey, CMYK, indexed and spot colours") {
  const auto colour = [](const std::string& operators) {
    const Page page = read_page_of(one_page(
        operators + " 10 10 100 50 re f", "",
        "/ColorSpace <</Ix [/Indexed /DeviceRGB 1 <000000FFBF00>] /Sp [/Separation /Amber /DeviceCMYK "
        "<</FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 0.5 1 0] /N 1>>]>>"));
    return page.fills.empty() ? Rgb{1, 2, 3} : page.fills[0].colour;
  };
  CHECK(colour("0.5 g") == Rgb{128, 128, 128});
  CHECK(colour("0 1 1 0 k") == Rgb{255, 0, 0});
  CHECK(colour("/Ix cs 1 sc") == Rgb{255, 191, 0});
  CHECK(colour("/Sp cs 1 scn") == Rgb{255, 128, 0});
}

std::string disc(double x, double y, double r) {
  std::string path;
  for (int i = 0; i <= 24; ++i) {
    const double angle = i * 3.14159265 / 12;
    path += std::to_string(x + r * std::cos(angle)) + " " + std::to_string(y + r * std::sin(angle)) +
            (i == 0 ? " m " : " l ");
  }
  return path + "h ";
}

Sign sign_of(const std::string& content) {
  const Page page = read_page_of(one_page(content));
  REQUIRE(page.signs.size() == 1);
  return page.signs[0];
}

TEST_CASE("a sign is known by its shape and dominating colour") {
  CHECK(sign_of("0 0.6 0 rg " + disc(50, 50, 6) + "f").shape == SignShape::disc);
  CHECK(sign_of("0 0.6 0 rg " + disc(50, 50, 6) + "f").colour == Rgb{0, 153, 0});
  CHECK(sign_of("1 0.75 0 rg 44 44 m 56 44 l 50 56 l h f").shape == SignShape::triangle);
  CHECK(sign_of("1 0 0 rg 44 56 m 56 56 l 50 44 l h f").shape == SignShape::arrow_down);
  CHECK(sign_of("1 0 0 RG 2 w 44 44 m 56 56 l 44 56 m 56 44 l S").shape == SignShape::cross);
  CHECK(sign_of("0 0.6 0 RG 2 w 44 49 m 48 45 l 56 55 l S").shape == SignShape::tick);
}

TEST_CASE("arrows are told by where they point, filled or outlined") {
  const std::string arrow = "-2 -6 m 2 -6 l 2 0 l 6 0 l 0 6 l -6 0 l -2 0 l h ";
  CHECK(sign_of("0 0.6 0 rg 1 0 0 1 50 50 cm " + arrow + "f").shape == SignShape::arrow_up);
  CHECK(sign_of("0 0.6 0 rg -1 0 0 -1 50 50 cm " + arrow + "f").shape == SignShape::arrow_down);
  CHECK(sign_of("0 0.6 0 rg 0 -1 1 0 50 50 cm " + arrow + "f").shape == SignShape::arrow_side);
  CHECK(sign_of("0 0.6 0 rg 0 1 -1 0 50 50 cm " + arrow + "f").shape == SignShape::arrow_side);
  CHECK(sign_of("1 g 0.8 w 1 0 0 1 50 50 cm " + arrow + "b").shape == SignShape::arrow_up);
}

TEST_CASE("a white tick on a green disc is a green tick, a white bar on a red disc leaves it a disc") {
  const Sign tick = sign_of("0 0.6 0 rg " + disc(50, 50, 8) + "f 1 G 1.6 w 46 50 m 49 47 l 54 54 l S");
  CHECK(tick.shape == SignShape::tick);
  CHECK(tick.colour == Rgb{0, 153, 0});
  const Page bar = read_page_of(one_page("1 0 0 rg " + disc(50, 50, 8) + "f 1 g 46 49 8 2 re f"));
  REQUIRE(bar.signs.size() == 1);
  CHECK(bar.signs[0].shape == SignShape::disc);
  CHECK(bar.signs[0].colour == Rgb{255, 0, 0});
  CHECK(bar.rulings.empty());  // the bar is no line of a table
}

TEST_CASE("a small image is a sign, seen the way it is turned on the page") {
  // 8 by 8 pixels of an arrow that points up: a head of four rows and a shaft.
  const char* rows[8] = {"...##...", "..####..", ".######.", "########",
                         "...##...", "...##...", "...##...", "...##..."};
  std::string hex;
  for (const char* row : rows)
    for (int x = 0; x < 8; ++x) hex += row[x] == '#' ? "D02020" : "FFFFFF";
  const std::string image =
      "<</Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceRGB /BitsPerComponent 8 "
      "/Filter /ASCIIHexDecode /Length " +
      std::to_string(hex.size() + 1) + ">>\nstream\n" + hex + ">\nendstream";
  const auto shape = [&](const std::string& matrix) {
    const Page page =
        read_page_of(one_page("q " + matrix + " cm /Im Do Q", "", "/XObject <</Im 7 0 R>>", {image}));
    REQUIRE(page.signs.size() == 1);
    CHECK(page.signs[0].colour == Rgb{208, 32, 32});
    CHECK(page.pictures.empty());
    return page.signs[0].shape;
  };
  CHECK(shape("10 0 0 10 50 50") == SignShape::arrow_up);
  CHECK(shape("10 0 0 -10 50 60") == SignShape::arrow_down);
  CHECK(shape("0 10 10 0 50 50") == SignShape::arrow_side);
}

TEST_CASE("a large picture is no sign") {
  const std::string image =
      "<</Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
      "/Length 1>>\n"
      "stream\n\x7f\nendstream";
  const Page page =
      read_page_of(one_page("q 90 0 0 60 50 20 cm /Im Do Q", "", "/XObject <</Im 7 0 R>>", {image}));
  CHECK(page.signs.empty());
  REQUIRE(page.pictures.size() == 1);
  CHECK(page.pictures[0].box == Box{50, 20, 140, 80});
}

}  // namespace
}  // namespace scrutineer::extract
