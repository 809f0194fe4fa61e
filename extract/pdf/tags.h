// The structure tree's tables.
#pragma once

#include <vector>

#include "extract/pdf/pdf_file.h"
#include "extract/pdf/settings.h"
#include "extract/tagged_table.h"

namespace scrutineer::extract {

// The tables in the tree's order, nested ones after the one around them. Content on pages that are not in the
// file (it may have been cut out of a larger one) is left out, and so are tables that keep no content. Trees
// with cycles, endless depth or too many elements give what was found before. Nothing for a file without
// tags.
std::vector<TaggedTable> tagged_tables(PdfFile& pdf, int first_page, int last_page,
                                       const PdfSettings& settings);

}  // namespace scrutineer::extract
