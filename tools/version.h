// Which program this is.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::tools {

std::string_view version();  // such as 0.1.0

// Tells this build from any other: what another build has half done is not taken over.
std::string build_key();

}  // namespace scrutineer::tools
