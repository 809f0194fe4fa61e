// A table seen as a grid that can be read either way round: a table with its periods down the side is read
// like any other, with rows and columns exchanged.
#pragma once

#include <string>
#include <vector>

#include "extract/table.h"

namespace scrutineer::normalize {

class Grid {
 public:
  // Keeps a reference: the table must outlive the grid. `turned` exchanges rows and columns.
  explicit Grid(const extract::Table& table, bool turned = false);

  int rows() const { return rows_; }
  int columns() const { return columns_; }
  int header_rows() const { return header_rows_; }
  void set_header_rows(int rows) { header_rows_ = rows; }
  bool turned() const { return turned_; }

  const extract::Cell& at(int row, int column) const {
    return *place_[static_cast<std::size_t>(row * columns_ + column)];
  }
  const std::string& text(int row, int column) const { return at(row, column).text; }
  // Whether the place is the top left one of its cell.
  bool starts(int row, int column) const {
    return first_row(at(row, column)) == row && first_column(at(row, column)) == column;
  }

  int first_row(const extract::Cell& cell) const { return turned_ ? cell.column : cell.row; }
  int first_column(const extract::Cell& cell) const { return turned_ ? cell.row : cell.column; }
  int row_span(const extract::Cell& cell) const { return turned_ ? cell.colspan : cell.rowspan; }
  int column_span(const extract::Cell& cell) const { return turned_ ? cell.rowspan : cell.colspan; }

  // The different header cells above a column, from the top.
  std::vector<const extract::Cell*> header_path(int column) const;

 private:
  bool turned_;
  int rows_, columns_, header_rows_;
  std::vector<const extract::Cell*> place_;
};

}  // namespace scrutineer::normalize
