// Rows by lines of text: which visual lines belong to one row of the table.
#pragma once

#include <vector>

#include "extract/tables/gutters.h"

namespace scrutineer::extract {

// The lines between two rules (or of a whole table without any): `first` marks those that begin a row.
// `ruled`: rules divide the table's rows, so that the lines are one row unless figures stand under figures.
// `single_lines`: most of the table's rows between rules have one line, so that a bold name over one with
// figures heads the rows below it. `columns` are the borders of the table's columns.
std::vector<bool> row_starts(const std::vector<TextRow>& lines, const std::vector<double>& columns,
                             bool ruled, bool single_lines, const Page& page, const TableSettings& settings);

// Whether all lines of a band are headings, as `single_lines` lets row_starts() tell them, of the rows that
// begin with the lines of the band below.
bool all_headings(const std::vector<TextRow>& above, const std::vector<TextRow>& below,
                  const std::vector<double>& columns, const Page& page);

}  // namespace scrutineer::extract
