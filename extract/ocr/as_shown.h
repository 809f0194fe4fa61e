// From a straightened page back to the page as shown.
#pragma once

#include <map>

#include "extract/document.h"
#include "extract/ocr/straighten.h"

namespace scrutineer::extract {

// Turnings by page number. Words, rulings, fills, tables, cells and blocks of those pages get the boxes that
// they have on the page as shown.
void place_as_shown(Document& document, const std::map<int, Turning>& turnings);

}  // namespace scrutineer::extract
