// Rows whose names differ in an age band or a sex alone.
#pragma once

#include <vector>

#include "normalize/tables/rows.h"

namespace scrutineer::normalize {

// "Looked after children aged 1-4" and "... aged 5-9" are parts of one indicator: each row gets its part as
// its breakdown and keeps its name as printed. A name that stands alone names what it measures ("Staff aged
// 16 to 24"), and so does one with a code of its own.
void find_parts_in_names(std::vector<Row>& rows, const rules::RuleSet& rules);

}  // namespace scrutineer::normalize
