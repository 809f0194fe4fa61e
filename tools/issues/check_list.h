// The checks as a user reads of them: name, severities, what each raises.
#pragma once

#include <string>

namespace scrutineer::tools {

// A line a check, in the order of the documentation.
std::string check_list();

}  // namespace scrutineer::tools
