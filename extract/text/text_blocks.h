// The running text of a converted text: headings, paragraphs, list items.
#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/text/lines.h"

namespace scrutineer::extract {

// The blocks of lines[begin, end), which hold no table. Wrapped lines are joined; a paragraph that a blank
// line, a page's end or a column of hanging numbers broke off goes on where the next begins in small letters.
std::vector<Block> read_text_blocks(const std::vector<TextLine>& lines, std::size_t begin, std::size_t end);

}  // namespace scrutineer::extract
