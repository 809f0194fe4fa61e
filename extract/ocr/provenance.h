// Which parts of a document were read by OCR.
#pragma once

#include <map>
#include <vector>

#include "extract/document.h"
#include "extract/ocr/straighten.h"

namespace scrutineer::extract {

struct ReadByOcr {
  std::map<int, Turning> pages;           // whole pages by number
  std::map<int, std::vector<Box>> areas;  // pictures on other pages, as shown
  bool empty() const { return pages.empty() && areas.empty(); }
};

// Sets the document's text source, that of tables which stand on such pages or in such pictures, and gives
// what was found on straightened pages the places where it is shown. To be called once, after the tables were
// found.
void mark_ocr(Document& document, const ReadByOcr& read);

}  // namespace scrutineer::extract
