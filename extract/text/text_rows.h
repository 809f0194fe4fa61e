// Rows of a text table, before they become a grid: their cells, what kinds of content these hold, and how a
// row that slipped is brought back under its header.
#pragma once

#include <string>
#include <vector>

#include "extract/text/lines.h"

namespace scrutineer::extract {

// A namespace of its own: extract/tables has rows of a page by the same name.
inline namespace converted_text {

struct TextRow {
  std::vector<std::vector<std::string>> cells;  // each the paragraphs of one cell; empty of a blank one
  int page = 1;

  std::string text(std::size_t column) const {
    return column < cells.size() ? joined_by_blanks(cells[column]) : "";
  }
  bool blank(std::size_t column) const { return column >= cells.size() || cells[column].empty(); }
};

}  // namespace converted_text

TextRow split_row(const TextLine& line);

bool is_dashes(const TextRow& row);             // a converter's underline of a header
bool is_value(const std::string& text);         // a figure or a marker such as N/A
bool is_value_header(const std::string& text);  // heads a column of figures: a period, a target
bool is_header_row(const TextRow& row);
bool is_second_header(const TextRow& first, const TextRow& second);

// Of rows whose label begins with its number, one may have the number in a cell of its own, and one may have
// lost the tab between its last two cells: brings such a row to the header's columns where its kinds of
// content then fit better.
void fit_to_header(TextRow& row, const TextRow& header);

// A row's number that a converter raised, ³ for 3, where the other rows have plain ones.
void lower_row_numbers(std::vector<TextRow>& rows);

// A word of the second header row that was pushed to the row's end goes back to its group, and what stands
// over the gap moves one column on.
void restore_slipped_header(TextRow& first, TextRow& second);

}  // namespace scrutineer::extract
