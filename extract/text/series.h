// Series of converted text whose columns only blanks part: a line of months, quarters or years, and below it
// lines of a name and as many figures.
#pragma once

#include <vector>

#include "extract/table.h"
#include "extract/text/lines.h"

namespace scrutineer::extract {

// The tables that the period line lines[i] heads, one for each of the panels side by side; advances `i` past
// them, past the line itself in any case. None where no line of figures follows: it is a chart's axis then.
// Figures are aligned with the header from the right, since names swallow the first of them. The cells of a
// row with signs among its figures that are none have a low confidence: what else in it was misread cannot be
// told.
std::vector<Table> read_series(const std::vector<TextLine>& lines, std::size_t& i);

}  // namespace scrutineer::extract
