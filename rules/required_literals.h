// What a text must hold before a pattern can match it. Method: the required-literal analysis of RE2's own
// prefilter (re2/prefilter.h), done on the pattern's text, since RE2 offers it for compiled patterns alone
// and compiling is what costs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::rules {

// A way in which a text may match: of each clause it holds at least one literal.
using Way = std::vector<std::vector<std::string>>;
using Ways = std::vector<Way>;

// Every text that the pattern matches, however its letters are cased, goes one of these ways. Literals have
// their ASCII letters in lower case. Nullopt where nothing is known: the pattern may match anything.
std::optional<Ways> required_literals(std::string_view pattern);

}  // namespace scrutineer::rules
