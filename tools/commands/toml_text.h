// Text of reports in the TOML of a pack.
#pragma once

#include <string>
#include <vector>

namespace scrutineer::tools {

// As a pattern within TOML's literal string: signs of RE2 escaped, a quote as any sign, blanks as any white
// space.
std::string pattern_of(const std::string& text);
// As a basic string, with its quotes.
std::string toml_string(const std::string& text);
std::string toml_list(const std::vector<std::string>& texts);

}  // namespace scrutineer::tools
