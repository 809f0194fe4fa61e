// What a header's words say of its column: its role, the body that it compares with, the part that it is for.
#pragma once

#include "normalize/tables/columns.h"

namespace scrutineer::normalize {

// Sets role, measure, latest, previous and risk_score; leaves them alone where no rule knows the words.
void read_roles(Column& column, const rules::RuleSet& rules);

// A column of figures headed by a comparator holds benchmarks, unless its role says otherwise.
void read_comparator(Column& column, const rules::RuleSet& rules);

// The words of a figure column's header that are neither its period nor a role: the part that it is for.
// `figure_columns` is the number of all: a heading over all of them tells none apart.
void read_breakdown(Column& column, const Grid& grid, int figure_columns, const rules::RuleSet& rules);

// A header's words without the scale before or after them: "Forecast" of "£m Forecast"; empty where they are
// nothing else.
std::string without_scale(const std::string& text, const rules::RuleSet& rules);

}  // namespace scrutineer::normalize
