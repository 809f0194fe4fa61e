// The packs and tables of rules/data, compiled into the program by embed.cc.
#pragma once

#include <string_view>
#include <vector>

namespace scrutineer::rules {

struct EmbeddedFile {
  std::string_view name;  // without folder: councils.csv
  std::string_view text;
};

// Each as prepared.h writes it, in the order of their files' names.
const std::vector<std::string_view>& embedded_packs();

const std::vector<EmbeddedFile>& embedded_tables();

}  // namespace scrutineer::rules
