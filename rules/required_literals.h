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

// Marks within a literal, which stand for no sign of the text but for a place: where the text begins or ends,
// and where a word does (\b).
constexpr char word_edge = '\x01', text_begin = '\x02', text_end = '\x03';
constexpr bool is_mark(char c) { return c >= word_edge && c <= text_end; }

// Every text that the pattern matches, however its letters are cased, goes one of these ways. Literals have
// their ASCII letters in lower case. Nullopt where nothing is known: the pattern may match anything.
std::optional<Ways> required_literals(std::string_view pattern);

}  // namespace scrutineer::rules
