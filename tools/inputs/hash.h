// SHA-256, by OpenSSL.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace scrutineer::tools {

std::string sha256_of_text(std::string_view text);  // 64 lower-case hex digits
// Of a file's bytes; empty where it cannot be read to its end.
std::string sha256_of_file(const std::filesystem::path& file);

}  // namespace scrutineer::tools
