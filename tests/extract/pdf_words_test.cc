#include <doctest/doctest.h>

#include "extract/pdf/symbols.h"
#include "extract/pdf/words.h"
#include "extract/tiny_pdf.h"

namespace scrutineer::extract {
namespace {

const Word* find_word(const Page& page, const std::string& text) {
  for (const Word& word : page.words)
    if (word.text == text) return &word;
  return nullptr;
}

TEST_CASE("a word comes with its place from the top left, its font, size and colour") {
  const Page page = read_page_of(one_page("BT /F2 12 Tf 1 0 0 rg 20 70 Td (Rates 4.5%) Tj ET"));
  REQUIRE(text_of(page) == "Rates 4.5%");
  const Word& word = page.words[0];
  CHECK(page.width == doctest::Approx(200));
  CHECK(page.height == doctest::Approx(100));
  CHECK(word.box.x0 == doctest::Approx(20));
  CHECK(word.box.y0 < 30);
  CHECK(word.box.y1 > 30);
  CHECK(word.glyphs.size() == 5);
  CHECK(word.font == "Helvetica-Bold");
  CHECK(word.bold);
  CHECK(word.size == doctest::Approx(12));
  CHECK(word.colour == Rgb{255, 0, 0});
  CHECK(word.space_after);
}

TEST_CASE("crop box and rotation are applied to words and drawings alike") {
  const std::string content = "BT /F1 10 Tf 60 60 Td (Here) Tj ET 0 0 1 rg 55 55 40 20 re f";
  for (const int rotation : {0, 90, 180, 270}) {
    CAPTURE(rotation);
    const Page page =
        read_page_of(one_page("0 0 1 rg 55 55 40 20 re f 0 g BT /F1 10 Tf 60 60 Td (Here) Tj ET",
                              "/CropBox [50 50 150 90] /Rotate " + std::to_string(rotation)));
    const bool upright = rotation % 180 == 0;
    CHECK(page.width == doctest::Approx(upright ? 100 : 40));
    CHECK(page.height == doctest::Approx(upright ? 40 : 100));
    REQUIRE(page.words.size() == 1);
    REQUIRE(page.fills.size() == 1);
    CHECK(page.words[0].rotation == rotation);
    const Box& word = page.words[0].box;
    CHECK(page.fills[0].box.contains(word.centre_x(), word.centre_y()));
    CHECK(page.words[0].font == "Helvetica");
  }
}

TEST_CASE("text outside its clip, in the ground's colour, unpainted or covered is left out") {
  CHECK(text_of(read_page_of(one_page("BT /F1 10 Tf 10 70 Td (seen) Tj ET "
                                      "q 100 10 50 20 re W n BT /F1 10 Tf 10 50 Td (clipped) Tj ET Q"))) ==
        "seen");
  CHECK(text_of(read_page_of(one_page("BT /F1 10 Tf 10 70 Td (seen) Tj 1 g 0 -20 Td (white) Tj ET"))) ==
        "seen");
  CHECK(text_of(read_page_of(one_page("0 0 1 rg 0 40 100 20 re f BT /F1 10 Tf 10 70 Td (seen) Tj "
                                      "0 -20 Td (blue) Tj ET"))) == "seen");
  CHECK(text_of(read_page_of(one_page("BT /F1 10 Tf 10 70 Td (seen) Tj 3 Tr 0 -20 Td (unpainted) Tj ET"))) ==
        "seen");
  CHECK(text_of(read_page_of(one_page("BT /F1 10 Tf 10 70 Td (seen) Tj 0 -20 Td (covered) Tj ET "
                                      "1 g 0 40 100 22 re f"))) == "seen");
}

TEST_CASE("white text on a dark ground, a gradient or a disc is seen") {
  CHECK(text_of(read_page_of(one_page("0 0 1 rg 0 40 100 22 re f 1 g BT /F1 10 Tf 10 50 Td (box) Tj ET"))) ==
        "box");
  std::string strips;
  for (int y = 40; y < 62; ++y) strips += "0 0 0.5 rg 0 " + std::to_string(y) + " 100 1 re f ";
  const Page gradient = read_page_of(one_page(strips + "1 g BT /F1 10 Tf 10 50 Td (strips) Tj ET"));
  CHECK(text_of(gradient) == "strips");
  CHECK(gradient.rulings.empty());
  CHECK(gradient.fills.size() == 1);
  CHECK(text_of(read_page_of(one_page("0 0 1 rg 0 50 m 30 90 l 60 50 l 30 10 l h f 1 g "
                                      "BT /F1 10 Tf 22 48 Td (ok) Tj ET"))) == "ok");
}

TEST_CASE("a page whose whole text is unpainted over a picture keeps it as an OCR layer") {
  const std::string image =
      "<</Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
      "/Length 1>>\n"
      "stream\n\x7f\nendstream";
  const Page page =
      read_page_of(one_page("q 200 0 0 100 0 0 cm /Im Do Q BT /F1 10 Tf 3 Tr 10 50 Td (scanned) Tj ET", "",
                            "/XObject <</Im 7 0 R>>", {image}));
  CHECK(text_of(page) == "scanned");
  CHECK(page.ocr_layer);
  CHECK(page.pictures.size() == 1);
}

TEST_CASE("text of optional content that is off is left out, and so are its drawings") {
  const Page page =
      read_page_of(one_page("/OC /Off BDC BT /F1 10 Tf 10 70 Td (draft) Tj ET 10 10 50 20 re f EMC BT /F1 10 "
                            "Tf 10 50 Td (final) Tj ET",
                            "", "/Properties <</Off 7 0 R>>", {"<</Type /OCG /Name (Draft)>>"},
                            "/OCProperties <</OCGs [7 0 R] /D <</OFF [7 0 R]>>>>"));
  CHECK(text_of(page) == "final");
  CHECK(page.fills.empty());
}

TEST_CASE("touching columns are split at the ruling between them") {
  const std::string columns = "BT /F1 10 Tf 10 50 Td (98.2%) Tj ET BT /F1 10 Tf 36.7 50 Td (45.3%) Tj ET ";
  CHECK(text_of(read_page_of(one_page(columns))) == "98.2%45.3%");
  const Page page = read_page_of(one_page(columns + "0.5 w 36.7 20 m 36.7 80 l S"));
  REQUIRE(text_of(page) == "98.2% 45.3%");
  CHECK(page.words[0].glyphs.size() == 5);
  CHECK(page.words[0].box.x1 <= page.words[1].box.x0 + 0.1);
}

TEST_CASE("a word that one operator paints stays whole where it runs over a ruling") {
  const auto words_over_ruling = [](bool two_operators) {
    PageContent content;
    content.fonts.push_back({"Helvetica", false, false});
    TextStyle style;
    style.font = 0;
    style.size = 10;
    style.clip = {0, 0, 200, 100};
    content.styles = {style, style};
    Word word;
    word.text = "ab";
    word.glyphs = {{10, 40, 16, 51}, {16, 40, 22, 51}};
    word.box = {10, 40, 22, 51};
    content.glyphs = {{10, 48.7, 0}, {16, 48.7, two_operators ? 1 : 0}};
    Page page;
    page.width = 200;
    page.height = 100;
    page.rulings.push_back({false, 16, 0, 100, 0.5, {}});
    take_words({word}, content, PdfSettings{}, page);
    return page.words.size();
  };
  CHECK(words_over_ruling(false) == 1);
  CHECK(words_over_ruling(true) == 2);
}

TEST_CASE("a small raised figure after a word is a superscript, a small one on the line is not") {
  const Page page =
      read_page_of(one_page("BT /F1 12 Tf 10 50 Td (Total) Tj /F1 7 Tf 5 Ts (1) Tj 0 Ts /F1 12 Tf ( rate ) "
                            "Tj /F1 7 Tf (low) Tj ET"));
  REQUIRE(find_word(page, "1"));
  CHECK(find_word(page, "1")->superscript);
  CHECK_FALSE(find_word(page, "Total")->superscript);
  REQUIRE(find_word(page, "low"));
  CHECK_FALSE(find_word(page, "low")->superscript);
  const Page browser = read_page_of(one_page("BT /F1 12 Tf 10 50 Td (19.2) Tj /F1 10 Tf 4 Ts (1) Tj ET"));
  REQUIRE(find_word(browser, "1"));
  CHECK(find_word(browser, "1")->superscript);
}

TEST_CASE("letters of symbol fonts come as the signs that a reader sees") {
  CHECK(symbol_text("Wingdings3", "p") == "▲");
  CHECK(symbol_text("Wingdings-Regular", "\xEF\x83\xBC") == "✔");  // U+F0FC
  CHECK(symbol_text("Arial", "p") == std::nullopt);
  CHECK(symbol_text("Wingdings3", "unknown") == std::nullopt);
}

TEST_CASE("a word painted twice to look bold comes once") {
  CHECK(text_of(read_page_of(one_page("BT /F1 12 Tf 10 50 Td (Target) Tj 0.4 0 Td (Target) Tj ET"))) ==
        "Target");
}

TEST_CASE("words carry the marked-content id in force where they are painted") {
  const Page page =
      read_page_of(one_page("/P <</MCID 3>> BDC BT /F1 10 Tf 10 70 Td (three) Tj ET /Span <</Lang (en)>> BDC "
                            "BT /F1 10 Tf 60 70 Td (inner) Tj "
                            "ET EMC EMC BT /F1 10 Tf 10 30 Td (none) Tj ET"));
  REQUIRE(page.words.size() == 3);
  CHECK(find_word(page, "three")->marked_content == 3);
  CHECK(find_word(page, "inner")->marked_content == 3);
  CHECK(find_word(page, "none")->marked_content == -1);
}

TEST_CASE("a form's text is placed by its matrix and coloured by its own operators") {
  const std::string content = "0 0.5 0 rg BT /F1 10 Tf 0 0 Td (form) Tj ET";
  const Page page = read_page_of(
      one_page("q 1 0 0 1 50 20 cm /Fm Do Q", "", "/XObject <</Fm 7 0 R>>",
               {"<</Type /XObject /Subtype /Form /BBox [0 -5 100 20] /Matrix [1 0 0 1 10 10] /Length " +
                std::to_string(content.size()) + ">>\nstream\n" + content + "\nendstream"}));
  REQUIRE(text_of(page) == "form");
  CHECK(page.words[0].box.x0 == doctest::Approx(60));
  CHECK(page.words[0].colour == Rgb{0, 128, 0});
}

TEST_CASE("a form that draws itself ends in a failed page, not in a hang") {
  const std::string content = "/Fm Do /Fm Do";
  const Document document = read_bytes_as(
      "loop.pdf",
      one_page("/Fm Do", "", "/XObject <</Fm 7 0 R>>",
               {"<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</Fm 7 0 R>>>> "
                "/Length " +
                std::to_string(content.size()) + ">>\nstream\n" + content + "\nendstream"})
          .bytes());
  CHECK(document.pages.empty());
  REQUIRE(document.failures.size() == 1);
  CHECK(document.failures[0].page == 1);
}

}  // namespace
}  // namespace scrutineer::extract
