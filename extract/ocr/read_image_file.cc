#include "extract/ocr/read_image_file.h"

#include <algorithm>
#include <new>
#include <stdexcept>

#include "extract/error.h"
#include "extract/ocr/provenance.h"
#include "extract/ocr/read_image.h"
#include "extract/sha256.h"
#include "extract/tables/find.h"

namespace scrutineer::extract {
namespace {

constexpr const char* advice = "open it in a picture viewer and save it anew, or scan the page again";

Page page_of(const std::string& bytes, ImageFormat format, int number, OcrMode mode, ReadByOcr& read) {
  const OcrSettings settings;
  Page page;
  const Image picture = read_image_page(bytes, format, number, settings.dpi);
  if (mode == OcrMode::never) {
    page.width = picture.width * 72 / picture.dpi;
    page.height = picture.height * 72 / picture.dpi;
  } else {
    PageReading reading = read_image(picture, settings);
    page = std::move(reading.page);
    read.pages[number] = reading.turning;
  }
  page.number = number;
  page.pictures = {{{0, 0, picture.width * 72 / picture.dpi, picture.height * 72 / picture.dpi}, 0, 0}};
  return page;
}

}  // namespace

Document read_image_file(const std::filesystem::path& file, const std::string& bytes, ImageFormat format,
                         const ReadOptions& options) {
  Document document;
  document.file = file.string();
  document.sha256 = sha256(bytes);
  try {
    document.page_count = image_page_count(bytes, format);
  } catch (const std::runtime_error& failure) {
    throw Error(file, 0, failure.what(), advice);
  }
  ReadByOcr read;
  const int last =
      options.last_page > 0 ? std::min(options.last_page, document.page_count) : document.page_count;
  for (int number = std::max(1, options.first_page); number <= last; ++number) {
    try {
      document.pages.push_back(page_of(bytes, format, number, options.ocr, read));
    } catch (const std::bad_alloc&) {
      document.failures.push_back({number, "the page needs too much memory"});
    } catch (const std::runtime_error& failure) {
      document.failures.push_back({number, failure.what()});
    }
  }
  if (document.pages.empty() && !document.failures.empty())
    throw Error(file, document.page_count > 1 ? document.failures[0].page : 0, document.failures[0].problem,
                advice);
  find_tables(document);
  mark_ocr(document, read);
  return document;
}

}  // namespace scrutineer::extract
