// The front door of extract/: a file becomes a Document.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "extract/document.h"
#include "extract/stage_times.h"

namespace scrutineer::extract {

enum class OcrMode { automatic, always, never };

struct ReadOptions {
  int first_page = 1;    // from 1
  int last_page = 0;     // 0: to the end
  std::string password;  // tried as user and as owner password
  OcrMode ocr = OcrMode::automatic;
  StageTimes* times = nullptr;  // where not null, gets what each stage took
};

// Reads a PDF, a picture (PNG, JPEG, TIFF of several pages) or a converted text (decided by its content, the name
// only where that leaves doubt).
// Throws Error where the file as a whole cannot be read: missing, empty, no PDF, an HTML page named .pdf,
// truncated beyond repair, without pages, locked. A page that fails alone goes to Document::failures.
// Not safe from several threads at once for PDFs (Poppler keeps lazy statics): use one process a document.
Document read_document(const std::filesystem::path& file, const ReadOptions& options = {});

}  // namespace scrutineer::extract
