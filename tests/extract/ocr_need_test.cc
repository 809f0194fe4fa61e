#include <doctest/doctest.h>

#include "extract/ocr/need.h"
#include "extract/ocr/writing.h"
#include "extract/ocr_scan.h"

namespace scrutineer::extract {
namespace {

// A bar chart with gridlines, an axis of months and a label on each bar, on 420 by 300 points.
TinyPdf chart(bool full_grid = false) {
  std::string out = "BT /F2 12 Tf 150 275 Td (Visits in time) Tj ET\n0.8 G 0.5 w\n";
  for (int i = 0; i <= 5; ++i) {
    const std::string y = std::to_string(50 + 40 * i);
    out += "50 " + y + " m 400 " + y + " l S BT /F1 8 Tf 30 " + y + " Td (" + std::to_string(20 * i) +
           ") Tj ET\n";
  }
  for (int i = 0; i <= 7; ++i) {
    const std::string x = std::to_string(50 + 50 * i);
    if (full_grid) out += x + " 50 m " + x + " 250 l S\n";
  }
  const char* months[] = {"Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"};
  for (int i = 0; i < 7; ++i) {
    const int height = 90 + 37 * i % 80;
    const std::string x = std::to_string(65 + 48 * i), top = std::to_string(54 + height);
    out += "0.1 0.4 0.7 rg " + x + " 50 30 " + std::to_string(height) + " re f 0 g BT /F1 8 Tf " + x + " " +
           top + " Td (" + std::to_string(height / 2) + "%) Tj ET BT /F1 8 Tf " + x + " 38 Td (" + months[i] +
           ") Tj ET\n";
  }
  return one_page(out, "/MediaBox [0 0 420 300]");
}

// What no two neighbours have alike: a photograph, at its roughest.
Image photograph() {
  Image image = blank_image(400, 300, 3, 100, 255);
  unsigned state = 7;
  int level = 128;
  for (std::uint8_t& sample : image.samples) {
    state = state * 1664525u + 1013904223u;
    level = std::clamp(level + static_cast<int>(state >> 26) - 31, 0, 255);
    sample = static_cast<std::uint8_t>(level);
  }
  return image;
}

// Bars filled with rows of small marks, as printers without colours draw them.
Image hatched_bars() {
  Image image = blank_image(400, 300, 3, 120, 255);
  for (int bar = 0; bar < 4; ++bar)
    for (int y = 60 + 21 * bar; y < 280; y += 7)
      for (int x = 40 + 90 * bar; x < 100 + 90 * bar; x += 8)
        for (int dy = 0; dy < 6; ++dy)
          for (int dx = 0; dx < 5; ++dx)
            if (dx == dy || dx == 4 - dy || dx == 0)
              std::fill_n(image.row(y + dy) + 3 * (x + dx), 3, std::uint8_t{0});
  return image;
}

std::string image_object(const Image& picture) {
  return "<</Type /XObject /Subtype /Image /Width " + std::to_string(picture.width) + " /Height " +
         std::to_string(picture.height) + " /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length " +
         std::to_string(picture.samples.size()) + ">>\nstream\n" +
         std::string(picture.samples.begin(), picture.samples.end()) + "\nendstream";
}

// A page of 600 by 500 points: two lines of text, and under them the picture, 420 by 300 points, its upper
// left corner at 90, 120 from the top.
TinyPdf report_with(const Image& picture, const std::string& more = "") {
  const std::string text =
      "BT /F2 14 Tf 90 450 Td (Children in our care) Tj ET\n"
      "BT /F1 10 Tf 90 430 Td (The picture shows how we do, and where we have to do better.) Tj ET\n";
  return one_page(text + "q 420 0 0 300 90 80 cm /Im Do Q\n" + more, "/MediaBox [0 0 600 500]",
                  "/XObject <</Im 7 0 R>>", {image_object(picture)});
}

const Word* word(const Page& page, const std::string& text) {
  for (const Word& w : page.words)
    if (w.text == text) return &w;
  return nullptr;
}

}  // namespace

TEST_CASE("a page needs OCR where it is a picture without words or its words have no Unicode mapping") {
  Page page{1, 600, 800, {}, {}, {}, {{{0, 0, 600, 800}}}, {}, false};
  CHECK(ocr_need(page, OcrMode::automatic) == OcrNeed::page);
  CHECK(ocr_need(page, OcrMode::never) == OcrNeed::none);
  page.words.assign(40, Word{});
  for (Word& w : page.words) w.text = "word";
  CHECK(ocr_need(page, OcrMode::automatic) == OcrNeed::pictures);
  CHECK(ocr_need(page, OcrMode::always) == OcrNeed::text);
  for (std::size_t i = 0; i < 20; ++i) page.words[i].text = "\xEF\x80\xA5\xEF\x80\xA6";  // private use
  CHECK(ocr_need(page, OcrMode::automatic) == OcrNeed::text);
  for (std::size_t i = 0; i < 20; ++i) page.words[i].text = i % 2 == 0 ? "#$" : "(&";
  CHECK(ocr_need(page, OcrMode::automatic) == OcrNeed::text);
  page.pictures.clear();
  for (std::size_t i = 0; i < 20; ++i) page.words[i].text = i % 2 == 0 ? "..." : "**";
  CHECK(ocr_need(page, OcrMode::automatic) == OcrNeed::none);
  Page blank{1, 600, 800, {}, {}, {}, {}, {}, false};
  CHECK(ocr_need(blank, OcrMode::automatic) == OcrNeed::none);
}

TEST_CASE("a page whose letters stand for others is read by OCR, one of few words or codes is not") {
  Page page;
  page.width = 600;
  page.height = 800;
  const char* sentence[] = {"Performance", "against", "target", "improved", "during", "quarter", "children"};
  for (int i = 0; i < 70; ++i) {
    Word word;
    word.text = sentence[i % 7];
    page.words.push_back(word);
  }
  CHECK(ocr_need(page, OcrMode::automatic) == OcrNeed::none);
  for (Word& word : page.words)
    for (char& c : word.text) c = static_cast<char>('a' + ((c | 0x20) - 'a' + 5) % 26);
  CHECK(ocr_need(page, OcrMode::automatic) == OcrNeed::text);
  page.words.resize(20);
  CHECK(ocr_need(page, OcrMode::automatic) == OcrNeed::none);
}

TEST_CASE("strips and tiles that touch are one picture, and icons are none") {
  Page page;
  page.width = 600;
  page.height = 800;
  for (int i = 0; i < 8; ++i)
    page.pictures.push_back({{100, 100.0 + 20 * i, 400, 120.0 + 20 * i}, 5 + i, 150});
  page.pictures.push_back({{450, 100, 470, 120}, 20, 150});  // an icon
  page.pictures.push_back({{100, 400, 500, 700}, 21, 20});   // too coarse for letters
  page.pictures.push_back({{300, 500, 900, 1000}, 22, 150});
  const auto areas = picture_areas(page);
  REQUIRE(areas.size() == 2);
  CHECK(areas[0].box == Box{100, 100, 400, 260});
  CHECK(areas[0].objects.size() == 8);
  CHECK(areas[1].box.y1 == 800);
}

TEST_CASE("a picture of a table looks like writing, one of a chart or a photograph does not") {
  const Image table = picture_of(table_report(), 120);
  const WritingSigns signs = writing_signs(table, {});
  CHECK(looks_like_writing(signs));
  CHECK(signs.cells >= 12);
  const WritingSigns bars = writing_signs(picture_of(chart(), 120), {});
  CHECK_FALSE(looks_like_writing(bars));
  CHECK(bars.letters > 30);
  CHECK_FALSE(looks_like_writing(writing_signs(picture_of(chart(true), 120), {})));
  CHECK_FALSE(looks_like_writing(writing_signs(photograph(), {})));
  const WritingSigns hatched = writing_signs(hatched_bars(), {});
  CHECK_FALSE(looks_like_writing(hatched));
  CHECK(hatched.letters > 100);
  NeedSettings close;  // as if rows could lie that close
  close.least_pitch = 0;
  CHECK(looks_like_writing(writing_signs(hatched_bars(), {}, close), close));
  // Words that the page has by itself are no reason to read the picture beneath them.
  CHECK_FALSE(looks_like_writing(writing_signs(table, {{0, 0, table.width, table.height}})));
}

TEST_CASE("a table drawn as a picture on a page of text is read at its place on the page") {
  const Document report = read_bytes_as("mixed.pdf", report_with(picture_of(table_report(), 150)).bytes());
  CHECK(report.text_source == TextSource::mixed);
  REQUIRE(report.tables.size() == 1);
  const Table& table = report.tables[0];
  CHECK(table.source == TableSource::ocr);
  CHECK(grid_of(table) ==
        "Measure|Target|Actual|Rating\n"
        "Repeat referrals|20%|23.6%|Green\n"
        "Visits in time|95%|81.0%|Red\n"
        "Stable placements|68%|1,554|Green\n");
  CHECK(std::abs(table.box.x0 - 120) < 2);  // 30 within the picture
  CHECK(std::abs(table.box.y0 - 170) < 2);  // 50 within the picture
  const Cell* red = table.at(2, 3);
  REQUIRE(red->fill);
  CHECK(red->fill->red > red->fill->green + 80);
  const Word* own = word(report.pages.at(0), "picture");
  REQUIRE(own);
  CHECK_FALSE(own->by_ocr);
  CHECK(own->confidence == 1);
}

TEST_CASE("a chart on a page of text is passed over") {
  const Document report = read_bytes_as("chart.pdf", report_with(picture_of(chart(), 150)).bytes());
  CHECK(report.text_source == TextSource::native);
  CHECK(report.tables.empty());
  CHECK(word(report.pages.at(0), "Apr") == nullptr);
}

TEST_CASE("a picture that is turned or mirrored as stored is read as it is shown") {
  const Image picture = picture_of(table_report(), 150);
  Image sideways = blank_image(picture.height, picture.width, 3, 150, 255);
  for (int y = 0; y < picture.height; ++y)  // a quarter turn clockwise
    for (int x = 0; x < picture.width; ++x)
      std::copy_n(picture.row(y) + 3 * x, 3, sideways.row(x) + 3 * (picture.height - 1 - y));
  TinyPdf pdf = report_with(sideways);
  std::string& content = pdf.objects[3];
  const std::string upright = "420 0 0 300 90 80 cm", turned_back = "0 300 -420 0 510 80 cm";
  content.replace(content.find(upright), upright.size(), turned_back);
  content.replace(content.find("/Length "), 11, "/Length 999");  // longer now; the stream's end tells
  const Document report = read_bytes_as("turned.pdf", pdf.bytes());
  REQUIRE(report.tables.size() == 1);
  CHECK(report.tables[0].rows == 4);
  CHECK(std::abs(report.tables[0].box.x0 - 120) < 2);
}

TEST_CASE("a scan with a stamp of the page's own is read, and keeps the stamp") {
  const Image scan = picture_of(table_report(), 200);
  TinyPdf pdf = one_page(
      "q 420 0 0 300 0 0 cm /Im Do Q BT /F1 8 Tf 330 285 Td (Page 12) Tj ET BT /F1 8 Tf 20 285 Td (Agenda "
      "item 7) Tj ET",
      "/MediaBox [0 0 420 300]", "/XObject <</Im 7 0 R>>", {image_object(scan)});
  const Document document = read_bytes_as("stamped.pdf", pdf.bytes());
  CHECK(document.text_source == TextSource::mixed);
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].rows == 4);
  const Word* stamp = word(document.pages.at(0), "Agenda");
  REQUIRE(stamp);
  CHECK_FALSE(stamp->by_ocr);
}

TEST_CASE("a background picture under the page's own text is not read") {
  const Image background = picture_of(table_report(), 120);
  // The page's own table stands on the picture of it.
  TinyPdf own = table_report();
  const std::string content = own.objects[3].substr(own.objects[3].find("stream\n") + 7);
  TinyPdf pdf = one_page("q 420 0 0 300 0 0 cm /Im Do Q\n" + content.substr(0, content.rfind("\nendstream")),
                         "/MediaBox [0 0 420 300]", "/XObject <</Im 7 0 R>>", {image_object(background)});
  const Document document = read_bytes_as("background.pdf", pdf.bytes());
  CHECK(document.text_source == TextSource::native);
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].source == TableSource::ruled);
}

TEST_CASE("--ocr always keeps the lines, fills and signs that a page draws and replaces its words") {
  const TemporaryFile file("always.pdf", table_report().bytes());
  ReadOptions options;
  options.ocr = OcrMode::always;
  const Document native = read_document(file.path()), read = read_document(file.path(), options);
  CHECK(read.text_source == TextSource::ocr);
  REQUIRE(read.tables.size() == 1);
  CHECK(grid_of(read.tables[0]) == grid_of(native.tables.at(0)));
  CHECK(read.pages.at(0).rulings.size() == native.pages.at(0).rulings.size());
  CHECK(read.pages.at(0).fills.size() == native.pages.at(0).fills.size());
  CHECK(word(read.pages.at(0), "81.0%")->by_ocr);
}

}  // namespace scrutineer::extract
