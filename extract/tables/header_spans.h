// Headers without lines between their cells: which of a header's lines stand over several columns.
#pragma once

#include <vector>

#include "extract/tables/gutters.h"

namespace scrutineer::extract {

// A header text over the columns [column, column_end) of the lines [line, line_end).
struct HeaderSpan {
  std::size_t line = 0, line_end = 0, column = 0, column_end = 0;
};

// `lines` are the header's, from top to bottom. A text spans the columns that it reaches into, those over
// which a rule below it is drawn, or those about which it is centred while they have texts of their own
// further down.
std::vector<HeaderSpan> header_spans(const std::vector<TextRow>& lines, const std::vector<double>& columns,
                                     const std::vector<Edge>& edges, const TableSettings& settings);

}  // namespace scrutineer::extract
