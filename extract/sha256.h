// The digest by which documents are named.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace scrutineer::extract {

std::string sha256(std::string_view bytes);  // 64 lower-case hex digits
// Of a file's bytes, however large; empty where it cannot be read to its end.
std::string sha256_of_file(const std::filesystem::path& file);

}  // namespace scrutineer::extract
