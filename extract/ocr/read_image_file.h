// A picture's bytes (PNG, JPEG, TIFF) become a Document: a page each.
#pragma once

#include <filesystem>
#include <string>

#include "extract/ocr/image_file.h"
#include "extract/read.h"

namespace scrutineer::extract {

// As read_document. `file` is for messages. Pages that fail alone go to Document::failures; where all do,
// Error is thrown. Under OcrMode::never the pages are empty.
Document read_image_file(const std::filesystem::path& file, const std::string& bytes, ImageFormat format,
                         const ReadOptions& options);

}  // namespace scrutineer::extract
