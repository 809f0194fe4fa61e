// RE2 as this project uses it: case ignored, UTF-8, errors thrown rather than logged.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <vector>

#include "rules/rules.h"

namespace scrutineer::rules {

RE2::Options pattern_options();

// Throws std::runtime_error naming the rule's file and line where the pattern does not compile.
std::unique_ptr<const RE2> compile(const Rule& rule);

// The leftmost match at or after `from`; nullopt where there is none.
std::optional<Match> match_at(const RE2& pattern, const Rule& rule, std::string_view text, std::size_t from);

}  // namespace scrutineer::rules
