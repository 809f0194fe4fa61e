// The words of the catalogue's wordings, found once when the program is built: finding them means running
// every term's pattern over every wording, which takes longer than reading a report of a few pages. Without
// them, or with other terms (--rules), IndicatorIndex finds the words itself and is the same, only later.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/rules.h"

namespace scrutineer::normalize {

// What the program `prepare_words` writes: the terms' key, then a line for each wording with its words.
std::string prepare_words(const rules::Library& library);

// Takes such a text into use for all indexes made from now on. It must live as long as the program. Not safe
// while another thread makes an index.
void use_prepared_words(std::string_view text);

// The wordings prepared with just the terms of this library; empty where there are none.
class PreparedWords {
 public:
  explicit PreparedWords(const rules::Library& library);
  // Nullopt where the wording is not among them.
  std::optional<std::vector<std::string>> words(std::string_view wording) const;

 private:
  std::unordered_map<std::string_view, std::string_view> words_;  // joined by blanks
};

}  // namespace scrutineer::normalize
