// The digest by which documents are named.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::extract {

std::string sha256(std::string_view bytes);  // lower-case hex

}  // namespace scrutineer::extract
