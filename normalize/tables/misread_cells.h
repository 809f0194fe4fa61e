// Cells as OCR misread them, mended by what stands beside them before a table is read: periods that follow
// one another, digits that became letters, decimal points that were lost. Nothing is mended that the
// neighbours do not prove.
#pragma once

#include "extract/table.h"
#include "rules/rules.h"

namespace scrutineer::normalize {

// The table with its misread cells mended: Cell::text is what was meant, Cell::printed what was read, the
// confidence lowered. A cell of a series that is no figure and cannot be mended becomes blank: what a series
// lost stays lost. Cells that no OCR read (confidence 1 in a table that is no converted text) stay.
extract::Table with_misread_cells_mended(extract::Table table, const rules::RuleSet& rules);

}  // namespace scrutineer::normalize
