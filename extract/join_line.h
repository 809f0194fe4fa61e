// Lines of one text to one line.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::extract {

// Appends a line to a text, after a blank. A hyphen at the text's end that parts a word or a range of figures
// ("re-" and "referrals", "2023-" and "24") stays, without a blank: print does not tell whether it belongs to
// the word.
void join_line(std::string& text, std::string_view line);

}  // namespace scrutineer::extract
