// Rows by lines of text: which visual lines belong to one row of the table.
#pragma once

#include <vector>

#include "extract/tables/gutters.h"

namespace scrutineer::extract {

// The lines between two rules (or of a whole table without any): `first` marks those that begin a row.
// `ruled`: rules divide the table's rows, so that the lines are one row unless figures stand under figures.
// `columns` are the borders of the table's columns.
std::vector<bool> row_starts(const std::vector<TextRow>& lines, const std::vector<double>& columns,
                             bool ruled, const Page& page, const TableSettings& settings);

}  // namespace scrutineer::extract
