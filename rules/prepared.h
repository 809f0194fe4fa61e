// Packs as the program carries them: what reading TOML and taking patterns apart would give, worked out when
// the program is built.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/alternatives.h"
#include "rules/pack.h"

namespace scrutineer::rules {

// The pack with the alternatives of each rule's pattern, as UTF-8 text.
std::string prepared(const Pack& pack);

// The pack back; its `alternatives` are views of the text. Throws std::logic_error where prepared() has not
// written it.
Pack read_prepared(std::string_view text);

// From one of a pack's `alternatives`; throws likewise.
Alternatives read_alternatives(std::string_view text);

}  // namespace scrutineer::rules
