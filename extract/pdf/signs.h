// Small drawn or pictured signs: status icons and trend arrows.
#pragma once

#include <vector>

#include "extract/pdf/page_content.h"
#include "extract/pdf/settings.h"

namespace scrutineer::extract {

// Gathers the small shapes and images of a page into signs, from top to bottom and left to right. A shape in
// neither colour nor a known form is left out: rather a letter drawn as outlines or part of a chart than a
// sign.
std::vector<Sign> find_signs(const PageContent& content, const PdfSettings& settings);

// Takes the lines, fills and pictures that are but parts of a sign off the page.
void take_out_sign_parts(Page& page);

}  // namespace scrutineer::extract
