// The tables of rules/data: CSV with a header row to plain structs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/rules.h"

namespace scrutineer::rules {

// Each throws std::runtime_error ("file:line: what") where a column that is needed is missing or a number is
// none.
std::vector<Indicator> read_indicators(std::string_view csv, const std::string& file);
std::vector<Trap> read_traps(std::string_view csv, const std::string& file);
std::vector<Council> read_councils(std::string_view csv, const std::string& file);
std::vector<Reference> read_references(std::string_view csv, const std::string& file);

}  // namespace scrutineer::rules
