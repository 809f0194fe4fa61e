// A pack proposed from a report: what its council's pack would have to say.
#pragma once

#include <string>

#include "normalize/normalize.h"
#include "rules/rules.h"

namespace scrutineer::tools {

// Rules in TOML, to stand behind a starter pack: the families of the report's codes, with examples, in force;
// as comments to be edited, the columns that no rule placed, the wordings that found no indicator with what
// comes nearest, and, for reading over, those that found one. At most 12 columns and 20 wordings are listed.
std::string pack_proposal(const normalize::Normalized& result, const rules::Library& library);

}  // namespace scrutineer::tools
