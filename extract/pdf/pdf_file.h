// A PDF opened by Poppler (words) and by qpdf (drawings, tags), with plain errors where neither can read it.
#pragma once

#include <filesystem>
#include <memory>
#include <qpdf/QPDF.hh>
#include <string>
#include <vector>

#include "extract/pdf/poppler_words.h"

namespace scrutineer::extract {

struct PdfFile {
  std::string bytes;
  std::unique_ptr<PopplerDocument> poppler;
  std::unique_ptr<QPDF> qpdf;           // null where qpdf cannot read the file: there are words alone
  std::vector<QPDFObjectHandle> pages;  // by qpdf; may be fewer than Poppler's
  int page_count() const { return poppler->page_count(); }
};

// A password that does not open the file is no hindrance where it opens without one. Throws Error where the
// file as a whole cannot be read.
PdfFile open_pdf(const std::filesystem::path& file, std::string bytes, std::string password);

}  // namespace scrutineer::extract
