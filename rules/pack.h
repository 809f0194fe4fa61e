// One pack's file: TOML to rules, colours and settings. Nothing is compiled here.
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
  // Of each rule, what prepared.h keeps of its pattern's alternatives; empty where nothing was prepared.
  // Views of what the pack was read from.
  std::vector<std::string_view> alternatives;
};

// What was prepared of a rule's alternatives; empty where nothing was.
inline std::string_view prepared_of(const Pack& pack, std::size_t rule) {
  return pack.alternatives.empty() ? std::string_view() : pack.alternatives[rule];
}

// Throws std::runtime_error ("file:line: what") where the text is no pack: TOML's own errors, tables or keys
// that no pack has, keys of a wrong type, missing ones.
Pack read_pack(std::string_view text, const std::string& file);

}  // namespace scrutineer::rules
