// Converted text: what some other converter left of a report. Four kinds of tables are found in it: laid out
// like the page (laid_out.h: then the whole text is read so), with tabs (text_table.h), series under a line
// of periods (series.h), and rows of indicators that single blanks part (flat_table.h).
#pragma once

#include <filesystem>
#include <string>

#include "extract/document.h"

namespace scrutineer::extract {

// Reads a report that is text already; `bytes` is the file's whole content. Throws Error where it holds no
// text. Document::file, sha256 and page_count are filled too. Safe from several threads.
Document read_text(const std::filesystem::path& file, std::string bytes);

}  // namespace scrutineer::extract
