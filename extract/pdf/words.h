// From Poppler's words to those that a reader sees, each with its look.
#pragma once

#include <vector>

#include "extract/pdf/page_content.h"
#include "extract/pdf/settings.h"

namespace scrutineer::extract {

// Splits words that run across a ruling where another operator's text begins (touching columns come as one
// word), gives them font, size, weight, colour and marked content, leaves out what is invisible, doubled or
// an annotation's, and marks superscripts. Sets page.words and page.ocr_layer; page has its size and rulings.
void take_words(std::vector<Word> found, const PageContent& content, const PdfSettings& settings, Page& page);

}  // namespace scrutineer::extract
