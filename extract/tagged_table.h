// Tables as a PDF's structure tree states them (ISO 32000-1, 14.8.4.3.4). Some lie: the words' places decide.
#pragma once

#include <vector>

namespace scrutineer::extract {

// A piece of a page's content: the words whose Word::marked_content is the id.
struct TaggedContent {
  int page = 0;  // from 1
  int id = 0;
};

struct TaggedCell {
  int row = 0, column = 0;  // from 0, after the spans of earlier cells were laid out
  int rowspan = 1, colspan = 1;
  bool header = false;                 // TH
  std::vector<TaggedContent> content;  // in the tree's order; empty for a blank cell
};

// Cells in the tree's order. Places that no cell covers are possible, cells that reach over the last row are
// not.
struct TaggedTable {
  int rows = 0, columns = 0;
  std::vector<TaggedCell> cells;
};

}  // namespace scrutineer::extract
