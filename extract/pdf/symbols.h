// Letters of symbol fonts to what they look like.
#pragma once

#include <optional>
#include <string>

namespace scrutineer::extract {

// The text that a reader sees for a word set in Wingdings, Wingdings 2 or 3, or Webdings: the `p` of
// Wingdings 3 is ▲. Takes the letters themselves or their private-use twins (U+F000 + code), of which it
// gives as many characters. Nothing for other fonts, and where a letter is not known. Source: Unicode's
// proposal L2/11-052 for these fonts.
std::optional<std::string> symbol_text(const std::string& font, const std::string& text);

}  // namespace scrutineer::extract
