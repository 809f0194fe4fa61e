// Printed tables that are several in one: the same columns side by side, or a sheet for each indicator one
// under the other.
#pragma once

#include <vector>

#include "extract/table.h"
#include "normalize/tables/columns.h"

namespace scrutineer::normalize {

struct TablePart {
  extract::Table table;            // a table like any other; its cells keep their pages and boxes
  TableSurroundings surroundings;  // with what the part's own rows say of all its figures
  std::vector<int> rows, columns;  // where its rows and columns stand in the printed table, from 0
};

// The tables of which the printed one consists; empty where it is one.
std::vector<TablePart> parts_of(const extract::Table& table, const TableSurroundings& surroundings,
                                const rules::RuleSet& rules);

// "Front door | 22/23 | 23/24 | Children in care | 22/23 | 23/24": a header that repeats itself over columns
// of names and figures. The name over a part's names is its section.
std::vector<TablePart> side_by_side(const extract::Table& table, const TableSurroundings& surroundings,
                                    const rules::RuleSet& rules);

// Sheets: lines of names and what they name ("Indicator | ...", "Owner | ...", "Good is | Higher"), or a
// title with its code, then a header of measures and periods, the figures below it, and lines again.
std::vector<TablePart> indicator_sheets(const extract::Table& table, const TableSurroundings& surroundings,
                                        const rules::RuleSet& rules);

// The rows and columns of a table as one of their own, in the order given. Cells that reach beyond them are
// cut.
extract::Table part_of(const extract::Table& table, const std::vector<int>& rows,
                       const std::vector<int>& columns);

}  // namespace scrutineer::normalize
