// The packs and tables of rules/data, compiled into the program by embed.cc: each as prepared.h writes it.
#pragma once

#include <string_view>
#include <vector>

namespace scrutineer::rules {

// In the order of their files' names.
const std::vector<std::string_view>& embedded_packs();

std::string_view embedded_indicators();
std::string_view embedded_traps();
std::string_view embedded_councils();
std::string_view embedded_references();

}  // namespace scrutineer::rules
