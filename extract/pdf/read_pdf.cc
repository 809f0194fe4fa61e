#include "extract/pdf/read_pdf.h"

#include <algorithm>
#include <new>

#include "extract/pdf/page_by_ocr.h"
#include "extract/pdf/page_reader.h"
#include "extract/pdf/tags.h"
#include "extract/sha256.h"
#include "extract/tables/find.h"

namespace scrutineer::extract {

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
  PicturesSeen pictures;
  ReadByOcr by_ocr;
  if (pdf.qpdf) cache.hidden_groups = hidden_groups(pdf.qpdf->getRoot());

  const int last =
      options.last_page > 0 ? std::min(options.last_page, document.page_count) : document.page_count;
  const int first = std::max(1, options.first_page);
  for (int number = first; number <= last; ++number) {
    try {
      document.pages.push_back(read_page(pdf, number, file, settings, cache, options.times));
      // Where that fails, what the page has by itself stays.
      timed("ocr", options.times, [&] {
        read_by_ocr(document.pages.back(), *pdf.poppler, options.ocr, pictures, by_ocr);
      });
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
