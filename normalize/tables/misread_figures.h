// Figures as OCR misread them, mended by the others of their row or column.
#pragma once

#include <vector>

#include "extract/table.h"
#include "rules/rules.h"

namespace scrutineer::normalize {

// The cells of a row under periods, or of a column: figures of one kind.
using Line = std::vector<extract::Cell*>;

// Mends in place. `series`: the cells follow one another in time, so that neighbours prove digits, decimal
// points and signs of per cent, and what no neighbour proves becomes blank. Only cells that OCR read.
void mend_figures(const extract::Table& table, const Line& line, bool series, const rules::RuleSet& rules);

}  // namespace scrutineer::normalize
