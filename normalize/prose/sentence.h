// Paragraphs to sentences.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::normalize::prose {

// The text with white space folded and the wounds of line ends healed: "22- 25", "re- referrals", "13in
// 2023/24"; the hanging number of the paragraph is cut off.
std::string mended(std::string_view paragraph);

// In order, without white space at the ends. A full stop in a number, an abbreviation or a bracket ends none.
std::vector<std::string> sentences(std::string_view text);

}  // namespace scrutineer::normalize::prose
