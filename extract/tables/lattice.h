// A lattice: the lines of a grid, and which of its places are walled off from each other. Edges are crossed
// into one; white space then adds lines to it (gutters.h, bands.h); merged places are the cells.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/tables/edges.h"

namespace scrutineer::extract {

enum class Wall : unsigned char {
  none,
  white,
  fill,
  drawn
};  // by what a side of a place is closed, weakest first

struct Lattice {
  std::vector<double> xs, ys;  // ascending; columns + 1 and rows + 1 lines
  std::vector<Wall> sides;     // rows x (columns + 1): left side of each place, and the right end
  std::vector<Wall> tops;      // (rows + 1) x columns: upper side of each place, and the foot

  std::size_t columns() const { return xs.size() - 1; }
  std::size_t rows() const { return ys.size() - 1; }
  Wall& side(std::size_t row, std::size_t line) { return sides[row * xs.size() + line]; }
  Wall side(std::size_t row, std::size_t line) const { return sides[row * xs.size() + line]; }
  Wall& top(std::size_t line, std::size_t column) { return tops[line * columns() + column]; }
  Wall top(std::size_t line, std::size_t column) const { return tops[line * columns() + column]; }
  Box box() const { return {xs.front(), ys.front(), xs.back(), ys.back()}; }
};

// Rows and columns that a merged cell covers, ends not included.
struct Span {
  std::size_t row = 0, column = 0, row_end = 0, column_end = 0;
};

// One empty lattice of the given lines, closed all round and open within.
Lattice open_lattice(std::vector<double> xs, std::vector<double> ys);

// The lattices of all groups of edges that touch, each with at least one enclosed place, in the order top,
// left. Sides left open at the outer border (rules without end lines) are closed.
std::vector<Lattice> ruled_lattices(const std::vector<Edge>& edges, const TableSettings& settings);

// The lattice of the given edges in a box, its outer border closed; without edges one open place.
Lattice lattice_in(const Box& box, const std::vector<Edge>& edges, const TableSettings& settings);

// Adds a line; the new border is open everywhere, the old walls stay.
void insert_column_line(Lattice& lattice, double x);
void insert_row_line(Lattice& lattice, double y);

// Adds several, in ascending order, each closed by the wall; in one pass.
void insert_row_lines(Lattice& lattice, const std::vector<double>& ys, Wall wall);

// Takes a row (column) of places out; its neighbour takes its room, the stronger of its two walls stays.
void remove_row(Lattice& lattice, std::size_t row);
void remove_column(Lattice& lattice, std::size_t column);

// The part of the lattice between lines, ends included.
Lattice part(const Lattice& lattice, std::size_t row, std::size_t row_end, std::size_t column,
             std::size_t column_end);

// Places without a wall between them, as rectangles: what is not one is cut into its rows. In the order row,
// column; they cover the lattice exactly.
std::vector<Span> merged_places(const Lattice& lattice);

}  // namespace scrutineer::extract
