// A council that a user names on the command line.
#pragma once

#include <string>

#include "rules/rules.h"

namespace scrutineer::tools {

// The row of the councils' table for a name, alias or GSS code, whatever its case; of a council that stands
// twice, the later row. Throws UsageError with names near it where there is none.
const rules::Council& known_council(const rules::Library& library, const std::string& name);

}  // namespace scrutineer::tools
