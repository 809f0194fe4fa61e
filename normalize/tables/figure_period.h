// The period of a figure: its column's, as its row and the report bend it (SCHEMA.md, "How to read a
// report").
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/tables/columns.h"
#include "normalize/tables/rows.h"

namespace scrutineer::normalize {

struct FigurePeriod {
  std::optional<Period> period;
  std::string label;  // as printed
  std::string basis;  // SCHEMA.md's word, where printed
  PeriodKind kind = PeriodKind::year;
  bool previous = false;  // of a column "Previous quarter", that targets do not hold for
};

// Of an actual or of a benchmark with a period of its own.
FigurePeriod figure_period(const Column& column, const Row& row, const TableSurroundings& surroundings,
                           const Report& report);

// Bare years under "As at 31 March" or "Year to 31 March", in the stub's header or the table's title, are
// that day of each, or the year to it.
void set_day_of_years(std::vector<Column>& columns, const TableSurroundings& surroundings);

// The period of equal length just before.
Period preceding(const Period& period);

// The periods that a target or floor holds for: its own, those of the row's figures, or each quarter of its
// year. `actuals` are the periods of the row's actual columns.
std::vector<FigurePeriod> target_periods(const Column& column, const Row& row,
                                         const std::vector<FigurePeriod>& actuals,
                                         const TableSurroundings& surroundings, const Report& report);

}  // namespace scrutineer::normalize
