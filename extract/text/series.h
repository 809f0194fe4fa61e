// Series of converted text whose columns only blanks part: a line of months, quarters or years, and below it
// lines of a name and as many figures.
#pragma once

#include <optional>
#include <vector>

#include "extract/table.h"
#include "extract/text/lines.h"

namespace scrutineer::extract {

// A line of nothing but periods (a table's header, a chart's axis), noise of OCR allowed for.
bool is_period_line(const TextLine& line);

// The table that the period line lines[i] heads; advances `i` past it. nullopt where no line of figures
// follows: it is a chart's axis then. Figures are aligned with the header from the right, since names swallow
// the first of them.
std::optional<Table> read_series(const std::vector<TextLine>& lines, std::size_t& i);

}  // namespace scrutineer::extract
