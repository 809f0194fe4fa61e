// A raw table: a grid of cells with spans, before any interpretation.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/geometry.h"
#include "extract/page.h"

namespace scrutineer::extract {

enum class TableSource { tagged, ruled, aligned, ocr, text };

struct Cell {
  int row = 0, column = 0;  // from 0: the top left place of the cell
  int rowspan = 1, colspan = 1;
  bool header = false;
  std::string text;                // lines joined by a blank; a superscript note marker stays at the end
  std::string printed;             // where text is a part of it, two figures run together; else empty
  std::string note;                // that marker, the last bytes of text; empty where there is none
  std::vector<std::string> lines;  // the same, line by line as printed
  bool bold = false;               // all of its words are bold
  std::optional<Rgb> fill;         // background where it is not white
  std::optional<Sign> sign;        // the first icon in the cell
  double confidence = 1;
  int page = 0;  // from 1
  Box box;
};

// Cells are in the order row, column and cover the grid exactly: each place belongs to one cell, blank ones
// too. A table that runs over several pages is one table, its repeated header given once.
struct Table {
  int first_page = 0, last_page = 0;
  int rows = 0, columns = 0;
  int header_rows = 0;  // rows 0 to header_rows-1
  TableSource source = TableSource::ruled;
  double confidence = 1;      // 0 to 1, the quality by which it was chosen
  Box box;                    // on its first page
  int panel = 0, panels = 1;  // of tables side by side whose titles share a line: which, from 0, of how many
  std::vector<Cell> cells;

  // The cell that covers a place, or null outside the grid. Linear in cells.
  const Cell* at(int row, int column) const {
    for (const Cell& c : cells)
      if (row >= c.row && row < c.row + c.rowspan && column >= c.column && column < c.column + c.colspan)
        return &c;
    return nullptr;
  }
};

}  // namespace scrutineer::extract
