// What is worked out when the program is built: prepare_words.cc writes it as C++.
#pragma once

#include <string_view>

namespace scrutineer::tools {

// A text as normalize/prepared_words.h has it.
std::string_view prepared_words();

}  // namespace scrutineer::tools
