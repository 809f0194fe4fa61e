// A sentence as words, with its figures and periods each one token.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/prose/mention.h"

namespace scrutineer::normalize::prose {

struct Token {
  enum class Kind { word, comma, stop, open, close, figure, period };
  Kind kind = Kind::word;
  std::string text, lower;
  std::size_t begin = 0, end = 0;  // byte offsets in the sentence
  int index = -1;                  // of a figure or a period in the sentence's lists
  int depth = 0;                   // brackets open around it; those of a bracket itself included
  std::string verb;                // what the packs say of a finite verb: be, have, level; else empty
};

using Tokens = std::vector<Token>;

// Figures of a definition (role `definition`) stay words. A period swallows the words that lead to it ("at
// the end of").
Tokens tokens(std::string_view sentence, const std::vector<Mention>& figures,
              const std::vector<PeriodReading>& periods, const rules::RuleSet& rules);

// The token of the figure; npos where it is none.
std::size_t token_of(const Tokens& tokens, int figure);

}  // namespace scrutineer::normalize::prose
