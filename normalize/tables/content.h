// What a cell holds, by its own print alone: the first question about every cell.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/figure.h"
#include "normalize/figure_group.h"
#include "normalize/report.h"
#include "normalize/tables/grid.h"

namespace scrutineer::normalize {

enum class ContentKind {
  blank,    // no text and no sign
  sign,     // an icon without text
  figure,   // a number as figure.h reads it
  figures,  // several numbers as figure_group.h reads them
  marker,   // N/A and its like: a figure's place without a value
  rating,   // a rating word alone
  code,     // an indicator's code alone
  words,    // anything else, up to a line or two
  prose,    // a sentence or more
};

struct Content {
  ContentKind kind = ContentKind::blank;
  std::optional<Figure> figure;   // of a figure or marker
  std::vector<PartFigure> parts;  // of several figures: each with its part, or the first where nothing tells
  std::string rating;             // of a rating: green, amber, red, blue, grey, data-only
};

Content read_content(const extract::Cell& cell, const rules::RuleSet& rules);

// The contents of all places of a grid; a place that a spanning cell covers has that cell's content.
class Contents {
 public:
  Contents(const Grid& grid, const rules::RuleSet& rules);
  const Content& at(int row, int column) const {
    return contents_[static_cast<std::size_t>(row * columns_ + column)];
  }

 private:
  int columns_;
  std::vector<Content> contents_;
};

// How many of a column's body cells are of each kind (each cell counted once).
struct ContentCount {
  int blank = 0, sign = 0, figure = 0, several = 0, marker = 0, rating = 0, code = 0, words = 0, prose = 0;
  int filled() const { return sign + figure + several + marker + rating + code + words + prose; }
  int figures() const { return figure + marker; }
  // Cells of several figures tell nothing of a column by themselves: ages and addresses look alike.
  int texts() const { return words + prose + several; }
};
ContentCount count_contents(const Grid& grid, const Contents& contents, int column);

}  // namespace scrutineer::normalize
