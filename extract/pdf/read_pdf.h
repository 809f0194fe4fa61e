// A PDF's bytes become a Document.
#pragma once

#include <filesystem>
#include <string>

#include "extract/read.h"

namespace scrutineer::extract {

// Whether the bytes are meant to be a PDF: its header in the first kilobyte, or objects and a file name .pdf.
bool looks_like_pdf(const std::string& bytes, const std::filesystem::path& file);

// As read_document. `file` is for messages.
Document read_pdf(const std::filesystem::path& file, std::string bytes, const ReadOptions& options);

}  // namespace scrutineer::extract
