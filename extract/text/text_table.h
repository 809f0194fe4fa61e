// Tables of converted text: rows of cells parted by tabs.
#pragma once

#include <string>
#include <vector>

#include "extract/table.h"
#include "extract/text/lines.h"

namespace scrutineer::extract {

inline bool is_table_line(const TextLine& line) { return line.text.find('\t') != std::string::npos; }

// A cell of a table whose first row is its header; of full confidence.
Cell text_cell(int row, int column, const std::string& text, int page);

// The table that begins at lines[i], a line with tabs; advances `i` past it. A blank line inside it is a page
// break or nothing where the rows after it fit; rows of dashes and a repeated header are dropped.
Table read_text_table(const std::vector<TextLine>& lines, std::size_t& i);

}  // namespace scrutineer::extract
