// What OCR makes of printed signs: how far a word may be from the one that is meant. The signs that it takes
// for one another are data (rules/data/misread.toml).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/rules.h"

namespace scrutineer::normalize {

// How unlikely it is that `seen` is what OCR made of `meant`: an edit distance in which signs that OCR takes
// for one another cost little (0.3), others 1; blanks and case cost nothing.
double misread_cost(std::string_view seen, std::string_view meant, const rules::RuleSet& rules);

// Whether that cost is small for the word's length.
bool may_be_misread(std::string_view seen, std::string_view meant, const rules::RuleSet& rules);

// The candidate of which `seen` may be a misreading, the nearest; empty where none is near, or two are as
// near.
std::string nearest_code(std::string_view seen, const std::vector<std::string>& candidates,
                         const rules::RuleSet& rules);

}  // namespace scrutineer::normalize
