// The packs and tables of rules/data, compiled into the program by embed.cmake.
#pragma once

#include <string_view>
#include <vector>

namespace scrutineer::rules {

struct EmbeddedFile {
  std::string_view name;  // without folder: uk.toml
  std::string_view text;
};

const std::vector<EmbeddedFile>& embedded_files();

}  // namespace scrutineer::rules
