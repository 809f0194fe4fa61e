// One table that is drawn as several frames: side by side with rows in line, or with its names outside.
#pragma once

#include <vector>

#include "extract/tables/lattice.h"
#include "extract/tables/page_index.h"

namespace scrutineer::extract {

// Joins a frame that begins with a column of words to the frames on its right that hold figures alone and
// whose rows are in line with its own; the white between them closes. Frames that each begin with words stay.
std::vector<Lattice> joined_frames(std::vector<Lattice> frames, const PageIndex& index,
                                   const TableSettings& settings);

// The frame with the column of words on its left, where it holds figures alone and nearly each of its rows of
// figures has one such line beside it; else the frame as it is.
Lattice with_names(const Lattice& frame, const std::vector<Lattice>& others, const PageIndex& index,
                   const TableSettings& settings);

}  // namespace scrutineer::extract
