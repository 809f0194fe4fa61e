// One pack's file: TOML to rules, colours and settings. Nothing is compiled here but where asked.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rules.h"

namespace scrutineer::rules {

struct Pack {
  PackInfo info;
  std::vector<Rule> rules;
  std::vector<ColourRule> colours;
  std::map<std::string, double, std::less<>> settings;
};

// Throws std::runtime_error ("file:line: what") where the text is no pack: TOML's own errors, tables or keys
// that no pack has, keys of a wrong type, missing ones.
Pack read_pack(std::string_view text, const std::string& file);

}  // namespace scrutineer::rules
