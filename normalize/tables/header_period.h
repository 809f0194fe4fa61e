// Periods that a header names by the report's own ("This quarter last year"), and years to date.
#pragma once

#include <vector>

#include "normalize/tables/columns.h"

namespace scrutineer::normalize {

// Sets the period of a column whose header speaks of one relative to the report's; does nothing where it
// names none. A period before the report's is marked as previous.
void read_relative_period(Column& column, const Report& report);

// A year to date without an end of its own ends with the last of the table's other columns of that year that
// is filled in, else with the report; one of another year in the same month.
void end_years_to_date(std::vector<Column>& columns, const std::vector<ContentCount>& counts,
                       const Report& report);

}  // namespace scrutineer::normalize
