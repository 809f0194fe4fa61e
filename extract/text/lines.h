// The lines of a converted text: its encoding repaired, its pages told apart, what HTML a converter left in
// it read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::extract {

// A namespace of its own: extract/tables has lines of a page by the same name.
inline namespace converted_text {

struct TextLine {
  std::string text;  // UTF-8; tabs kept, blanks at its ends dropped
  int page = 1;      // from 1: form feeds part pages
};

}  // namespace converted_text

// UTF-8, whatever the bytes are: a byte that is no UTF-8 is taken for Windows-1252, control characters are
// dropped.
std::string repaired_utf8(std::string_view bytes);

// A form feed ends a page; one at the very end of the text starts none.
std::vector<TextLine> split_lines(std::string_view text);

// The paragraphs of a text that may hold HTML: <p> and <br> part them, other tags are dropped, entities
// resolved, white space folded. A sign < that begins no known tag stays.
std::vector<std::string> plain_paragraphs(std::string_view text);

std::string joined_by_blanks(const std::vector<std::string>& parts);

}  // namespace scrutineer::extract
