// Tables of indicators in converted text whose columns only single blanks part: a header that names its
// stub, periods and what stands beside them, and lines of a name and as many figures. What stands where is
// told by counting alone, so that their cells have a confidence of less than 1.
#pragma once

#include <vector>

#include "extract/table.h"
#include "extract/text/lines.h"

namespace scrutineer::extract {

struct FlatTable {
  std::size_t begin = 0, end = 0;  // its lines: [begin, end)
  Table table;
};

// In the order of the lines. A header that lost its first month is completed where more figures stand in its
// rows than it has columns; one that lost its periods has those of the nearest that begins with the same
// words.
std::vector<FlatTable> flat_tables(const std::vector<TextLine>& lines);

}  // namespace scrutineer::extract
