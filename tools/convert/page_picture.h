// A page drawn as SVG with what table finding saw in it, so that a wrong table is debugged by looking.
#pragma once

#include <string>
#include <vector>

#include "extract/document.h"
#include "extract/tables/trace.h"

namespace scrutineer::tools {

struct PagePicture {
  int page = 0;  // from 1
  std::string svg;
};

// In it: fills and pictures, words in their boxes, edges, signs, the refused candidates (dashed, with their
// quality), and of each chosen table the cells with their spans, header cells tinted, with its number as in
// tables.csv, source and quality. Its user units are the page's points.
std::string page_picture(const extract::Page& page, const extract::PageTrace& trace);

// One for each page of the document, which is left as it is.
std::vector<PagePicture> page_pictures(extract::Document document);

}  // namespace scrutineer::tools
