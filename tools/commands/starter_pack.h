// The commented pack that a new council starts from.
#pragma once

#include <string>

#include "rules/rules.h"

namespace scrutineer::tools {

struct StarterPack {
  std::string name;  // a slug: also the file's name
  std::string text;  // TOML
};

// `council` is a name or another spelling in the library's table of councils, or a GSS code; throws
// UsageError with the nearest names where it is none.
StarterPack starter_pack(const rules::Library& library, const std::string& council);

}  // namespace scrutineer::tools
