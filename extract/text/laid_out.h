// Converted text whose columns blanks hold apart, as pdftotext -layout and OCR engines write it: a page of
// typewriting, whose tables are found as those of any other page.
#pragma once

#include <string_view>

#include "extract/document.h"

namespace scrutineer::extract {

// Whether wide gaps part so many of its lines that the text was laid out like its page. Text with tabs is
// not.
bool is_laid_out(std::string_view text);

// Fills pages, tables and flow of a document from such a text (UTF-8; form feeds part pages). Tables are
// those of find_tables, with TableSource::text; nothing has a box, since the text has no page to show, and
// pages keep no words.
void read_laid_out(std::string_view text, Document& document);

}  // namespace scrutineer::extract
