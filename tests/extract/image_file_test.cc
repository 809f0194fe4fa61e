#include "extract/ocr/image_file.h"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "extract/error.h"
#include "extract/ocr/pix.h"
#include "extract/ocr_scan.h"

namespace scrutineer::extract {
namespace {

PixPointer pix_of(const Image& image, int stored_dpi) {
  PixPointer pix(pixCreate(image.width, image.height, 32));
  for (int y = 0; y < image.height; ++y)
    for (int x = 0; x < image.width; ++x)
      pixSetRGBPixel(pix.get(), x, y, image.row(y)[3 * x], image.row(y)[3 * x + 1], image.row(y)[3 * x + 2]);
  pixSetResolution(pix.get(), stored_dpi, stored_dpi);
  return pix;
}

PixPointer report(int stored_dpi) { return pix_of(picture_of(table_report(), 200), stored_dpi); }

std::string bytes_of(PIX* pix, int format) {
  l_uint8* data = nullptr;
  std::size_t size = 0;
  REQUIRE(pixWriteMem(&data, &size, pix, format) == 0);
  std::string bytes(reinterpret_cast<const char*>(data), size);
  std::free(data);
  return bytes;
}

// Pages one after the other, of different sizes.
std::string tiff_of(const std::vector<PIX*>& pages, int format) {
  const TemporaryFile file("pages.tif", "");
  const char* mode = "w";
  for (PIX* page : pages) {
    REQUIRE(pixWriteTiff(file.path().c_str(), page, format, mode) == 0);
    mode = "a";
  }
  std::ifstream stream(file.path(), std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string problem_of(const std::string& name, const std::string& bytes) {
  try {
    read_bytes_as(name, bytes);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("PNG, JPEG and TIFF are told by their first bytes") {
  const PixPointer page = report(200);
  CHECK(image_format(bytes_of(page.get(), IFF_PNG)) == ImageFormat::png);
  CHECK(image_format(bytes_of(page.get(), IFF_JFIF_JPEG)) == ImageFormat::jpeg);
  CHECK(image_format(bytes_of(page.get(), IFF_TIFF_LZW)) == ImageFormat::tiff);
  CHECK_FALSE(image_format("%PDF-1.7"));
  CHECK_FALSE(image_format(""));
}

TEST_CASE("a picture file gives the table that it shows, whatever its name, at its resolution") {
  const PixPointer page = report(200);
  for (const auto& [format, name] :
       {std::pair{IFF_PNG, "scan.png"}, {IFF_JFIF_JPEG, "scan.bin"}, {IFF_TIFF_LZW, "scan.pdf"}}) {
    CAPTURE(name);
    const Document document = read_bytes_as(name, bytes_of(page.get(), format));
    CHECK(document.text_source == TextSource::ocr);
    CHECK(document.page_count == 1);
    REQUIRE(document.tables.size() == 1);
    CHECK(document.tables[0].source == TableSource::ocr);
    CHECK(grid_of(document.tables[0]) == table_text);
    CHECK(document.pages.at(0).width == doctest::Approx(420).epsilon(0.01));
    CHECK(document.pages.at(0).height == doctest::Approx(300).epsilon(0.01));
  }
}

TEST_CASE("a TIFF gives a page for each of its pictures, and --pages chooses among them") {
  const PixPointer first = report(200);
  const PixPointer small(pixConvertTo1(first.get(), 150));  // of black and white, as a fax
  pixSetResolution(small.get(), 200, 200);
  const std::string bytes = tiff_of({first.get(), first.get()}, IFF_TIFF_ZIP);
  const Document both = read_bytes_as("two.tif", bytes);
  CHECK(both.page_count == 2);
  CHECK(both.pages.size() == 2);
  const TemporaryFile file("two.tif", tiff_of({small.get(), small.get(), small.get()}, IFF_TIFF_G4));
  ReadOptions options;
  options.first_page = options.last_page = 2;
  const Document second = read_document(file.path(), options);
  CHECK(second.page_count == 3);
  REQUIRE(second.pages.size() == 1);
  CHECK(second.pages[0].number == 2);
  REQUIRE(second.tables.size() == 1);
  CHECK(second.tables[0].rows == 4);
}

TEST_CASE("a picture without a resolution, or with a screen's, is as long as a sheet of A4") {
  const Image plain = picture_of(table_report(), 200);
  Image sheet = blank_image(1654, 2339, 3, 200, 255);  // A4 at 200 dots an inch
  for (int y = 0; y < plain.height; ++y) std::copy_n(plain.row(y), 3 * plain.width, sheet.row(y + 300) + 600);
  for (const int stored : {0, 72}) {
    const Image read =
        read_image_page(bytes_of(pix_of(sheet, stored).get(), IFF_PNG), ImageFormat::png, 1, 0);
    CHECK(read.dpi == doctest::Approx(200).epsilon(0.01));
    CHECK(read.width == 1654);
  }
  const Image told = read_image_page(bytes_of(pix_of(sheet, 300).get(), IFF_PNG), ImageFormat::png, 1, 150);
  CHECK(told.dpi == 150);
  CHECK(told.width == doctest::Approx(827).epsilon(0.01));
}

TEST_CASE("colours, grey, a palette and see-through pictures come as they are shown on white") {
  const PixPointer clear(pixCreate(40, 40, 32));
  pixSetSpp(clear.get(), 4);  // black, and nothing of it painted
  const Image white = read_image_page(bytes_of(clear.get(), IFF_PNG), ImageFormat::png, 1, 0);
  CHECK(static_cast<int>(white.samples[0]) == 255);
  const PixPointer grey(pixCreate(40, 40, 8));
  pixSetAllArbitrary(grey.get(), 90);
  const Image level = read_image_page(bytes_of(grey.get(), IFF_PNG), ImageFormat::png, 1, 0);
  CHECK(level.channels == 1);
  CHECK(static_cast<int>(level.samples[5]) == 90);
  const PixPointer black(pixCreate(40, 40, 1));
  pixSetAll(black.get());
  CHECK(static_cast<int>(
            read_image_page(tiff_of({black.get()}, IFF_TIFF_G4), ImageFormat::tiff, 1, 0).samples[5]) == 0);
}

TEST_CASE("a damaged or enormous picture is refused with its reason before it is decoded") {
  const PixPointer page = report(200);
  std::string png = bytes_of(page.get(), IFF_PNG), jpeg = bytes_of(page.get(), IFF_JFIF_JPEG);
  CHECK(problem_of("cut.png", png.substr(0, png.size() / 2)) == "the picture is damaged or cut off");
  CHECK(problem_of("cut.jpg", jpeg.substr(0, jpeg.size() / 3)) == "the picture is damaged or cut off");
  CHECK(problem_of("cut.tif", bytes_of(page.get(), IFF_TIFF_ZIP).substr(0, 40)) == "the picture is damaged");
  CHECK(problem_of("head.png", png.substr(0, 12)) == "the picture is damaged");
  png[17] = '\x01';  // the width's second byte: 65,536 more
  CHECK(problem_of("wide.png", png) == "the picture is too large: 66703 by 833 pixels");
}

}  // namespace scrutineer::extract
