// Headers as OCR misread them: months and quarters that follow one another.
#pragma once

#include <optional>
#include <string>

#include "extract/table.h"
#include "rules/rules.h"

namespace scrutineer::normalize {

// Months since year 0 of a header that is a month with its year, OCR's stray quotation marks left aside;
// nullopt else.
std::optional<int> month_of(const std::string& text);

// Mends in place the months of a row that do not go up (or down) by one as the others do, and quarters that
// the next one proves. Only cells that OCR read.
void mend_header_periods(extract::Table& table, int row, const rules::RuleSet& rules);
void mend_header_quarters(extract::Table& table, int row, const rules::RuleSet& rules);

}  // namespace scrutineer::normalize
