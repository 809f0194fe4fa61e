// Converted text: what some other converter left of a report.
#pragma once

#include <filesystem>
#include <string>

#include "extract/document.h"

namespace scrutineer::extract {

// Reads a report that is text already; `bytes` is the file's whole content. Throws Error where it holds no
// text. Document::file, sha256 and page_count are filled too. Safe from several threads.
Document read_text(const std::filesystem::path& file, std::string bytes);

}  // namespace scrutineer::extract
