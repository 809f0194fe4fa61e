// Columns by white space: the gutters that divide the phrases of many lines and that hardly any phrase
// crosses. A reduced form of whitespace covers (T. Breuel, DAS 2002) in one dimension, which lines of text
// allow.
#pragma once

#include <vector>

#include "extract/tables/lattice.h"
#include "extract/tables/lines.h"
#include "extract/tables/page_index.h"

namespace scrutineer::extract {

// A visual line of a region and its phrases from left to right; no phrase crosses a wall of the lattice it
// was made for.
struct TextRow {
  Box box;
  double size = 0;
  std::vector<Phrase> phrases;
};

// The lines of a lattice's words, from top to bottom.
std::vector<TextRow> text_rows(const PageIndex& index, const Lattice& lattice, const TableSettings& settings);

struct Gutter {
  double x0 = 0, x1 = 0;
  int divides = 0;  // lines with a phrase on either side and none in it
  double middle() const { return (x0 + x1) / 2; }
};

// White gutters between left and right, from left to right: each divides at least `least` lines, and between
// two of them stands a phrase. Phrases over several columns (spanning headers, section rows) do not close a
// gutter.
std::vector<Gutter> gutters(const std::vector<TextRow>& rows, double left, double right, int least,
                            const TableSettings& settings, int spared = 0);

}  // namespace scrutineer::extract
