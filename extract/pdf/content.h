// The interpreter of content streams: what a page paints, in painting order.
#pragma once

#include <map>
#include <memory>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <string>

#include "extract/pdf/fonts.h"
#include "extract/pdf/page_content.h"
#include "extract/pdf/settings.h"

namespace scrutineer::extract {

// What pages share: loaded once a document.
struct ContentCache {
  std::map<QPDFObjGen, std::unique_ptr<Font>> fonts;
  std::vector<std::unique_ptr<Font>> direct_fonts;                 // without an object number
  std::map<QPDFObjGen, std::shared_ptr<const std::string>> forms;  // decoded
  std::size_t form_bytes = 0;
  std::map<QPDFObjGen, std::shared_ptr<const Raster>> images;  // null: cannot be read
  std::set<QPDFObjGen> hidden_groups;  // optional content that is off when the document is opened
};

// The optional content groups that are off by default (ISO 32000-1, 8.11.4).
std::set<QPDFObjGen> hidden_groups(QPDFObjectHandle catalogue);

// Interprets a page's contents and the appearances of its form fields. Other annotations are passed over.
// Never throws for what stands in the file: damaged or endless contents set PageContent::truncated.
PageContent interpret_page(QPDFObjectHandle page, const PageFrame& frame, const PdfSettings& settings,
                           ContentCache& cache);

}  // namespace scrutineer::extract
