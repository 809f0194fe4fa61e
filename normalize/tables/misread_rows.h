// Rows as OCR misread them: specks beside a bar, a header that comes again with other noise, signs before a
// name.
#pragma once

#include "extract/table.h"
#include "rules/rules.h"

namespace scrutineer::normalize {

// Mends such rows in place; Cell::printed keeps what was read. Only tables that OCR read.
void mend_misread_rows(extract::Table& table, const rules::RuleSet& rules);

}  // namespace scrutineer::normalize
