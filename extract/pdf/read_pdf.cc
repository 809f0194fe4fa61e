#include "extract/pdf/read_pdf.h"

#include <algorithm>
#include <new>

#include "extract/ocr/as_shown.h"
#include "extract/ocr/need.h"
#include "extract/ocr/read_image.h"
#include "extract/pdf/page_reader.h"
#include "extract/pdf/tags.h"
#include "extract/sha256.h"
#include "extract/tables/find.h"

namespace scrutineer::extract {
namespace {

// Pages that were read by OCR, by number.
using ReadByOcr = std::map<int, Turning>;

// Another program's reading of the page stays where ours finds much less.
bool layer_is_better(const Page& page, const Page& ours) {
  const auto sure =
      std::count_if(ours.words.begin(), ours.words.end(), [](const Word& w) { return w.confidence > 0.5; });
  return 2 * static_cast<std::size_t>(sure) < page.words.size();
}

// Replaces what was found on a page that is a picture, or whose text is rubbish.
void read_by_ocr(Page& page, PdfFile& pdf, OcrMode mode, ReadByOcr& read) {
  const OcrSettings settings;
  const OcrNeed need = ocr_need(page, mode, settings);
  if (need == OcrNeed::none) return;
  const Image picture = pdf.poppler->picture(page.number, settings.dpi, settings.max_pixels);
  if (picture.samples.empty()) return;
  PageReading reading = read_image(picture, settings);
  if (layer_is_better(page, reading.page)) return;
  if (need == OcrNeed::text && reading.turning.quarters == 0) {
    page.words = std::move(reading.page.words);
    read[page.number] = Turning{0, 0, page.width, page.height};
    return;
  }
  reading.page.number = page.number;
  reading.page.pictures = page.pictures;
  reading.turning.width = page.width;
  reading.turning.height = page.height;
  page = std::move(reading.page);
  read[page.number] = reading.turning;
}

void mark_ocr(Document& document, const ReadByOcr& read) {
  if (read.empty()) return;
  document.text_source = read.size() == document.pages.size() ? TextSource::ocr : TextSource::mixed;
  for (Table& table : document.tables)
    if (read.contains(table.first_page)) table.source = TableSource::ocr;
  place_as_shown(document, read);
}

}  // namespace

Document read_pdf(const std::filesystem::path& file, std::string bytes, const ReadOptions& options) {
  const PdfSettings settings;
  Document document;
  document.file = file.string();
  document.sha256 = sha256(bytes);
  PdfFile pdf =
      timed("opening", options.times, [&] { return open_pdf(file, std::move(bytes), options.password); });
  document.page_count = pdf.page_count();
  document.title = pdf.poppler->title();
  ContentCache cache;
  ReadByOcr by_ocr;
  if (pdf.qpdf) cache.hidden_groups = hidden_groups(pdf.qpdf->getRoot());

  const int last =
      options.last_page > 0 ? std::min(options.last_page, document.page_count) : document.page_count;
  const int first = std::max(1, options.first_page);
  for (int number = first; number <= last; ++number) {
    try {
      Page page = read_page(pdf, number, file, settings, cache, options.times);
      timed("ocr", options.times, [&] { read_by_ocr(page, pdf, options.ocr, by_ocr); });
      document.pages.push_back(std::move(page));
    } catch (const std::bad_alloc&) {
      document.failures.push_back({number, "the page needs too much memory"});
    } catch (const std::exception& failure) {
      document.failures.push_back({number, failure.what()});
    }
  }
  document.tagged = timed("tags", options.times, [&] { return tagged_tables(pdf, first, last, settings); });
  timed("tables", options.times, [&] { find_tables(document); });
  mark_ocr(document, by_ocr);
  return document;
}

}  // namespace scrutineer::extract
