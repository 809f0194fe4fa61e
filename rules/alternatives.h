// A pattern taken apart into alternatives, each a pattern of its own. Most patterns of the packs list dozens
// of wordings, of which a text holds one or two: only those need to be compiled and run.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/required_literals.h"

namespace scrutineer::rules {

struct Alternative {
  std::string pattern;
  int groups_before = 0;         // capture groups of the whole pattern that stand before its own
  std::optional<Ways> literals;  // what required_literals() tells of it
};

struct Alternatives {
  std::vector<Alternative> parts;
  int groups = 0;  // capture groups of the whole pattern
};

// The whole pattern's leftmost match is the leftmost of its alternatives' and, of several that begin at the
// same place, the first one's. A pattern that cannot be taken apart is its only alternative.
Alternatives alternatives_of(std::string_view pattern);

}  // namespace scrutineer::rules
