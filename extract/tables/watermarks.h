// Words that are printed large or pale across others: DRAFT, CONFIDENTIAL.
#pragma once

#include "extract/page.h"
#include "extract/tables/settings.h"

namespace scrutineer::extract {

// Takes them out of Page::words.
void remove_watermarks(Page& page, const TableSettings& settings);

// The size of most of a page's letters, points.
double usual_size(const Page& page);

}  // namespace scrutineer::extract
