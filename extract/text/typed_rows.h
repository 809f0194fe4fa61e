// Rows of typewriting whose names have more lines than their figures.
#pragma once

#include "extract/document.h"

namespace scrutineer::extract {

struct TypedSteps {  // points
  double gap;        // of blanks: phrases that it parts stand in different columns
  double line;       // from one line to the next
  double half_line;  // from a line of a name to the figures that stand about its middle
};

// A name of two lines stands about the middle of its row: as typed, its figures have a line of their own
// between the two ("Book a", "91%  46,751", "driving course"). Moves the name's lines half a line nearer to
// such figures, as they were before the page became text. Words come line by line, from left to right.
void close_up_rows(Page& page, const TypedSteps& steps);

}  // namespace scrutineer::extract
