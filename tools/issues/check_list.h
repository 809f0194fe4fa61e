// The checks as a user reads of them: name, severities, what each raises.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::tools {

// The severities that a check's issues can have, the gravest first: "error, warning". Empty for a name that
// is no check's.
std::string_view severities_of(std::string_view check);

// A line a check, in the order of the documentation.
std::string check_list();

}  // namespace scrutineer::tools
