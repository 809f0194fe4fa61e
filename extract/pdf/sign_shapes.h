// What shape a small silhouette has.
#pragma once

#include <vector>

#include "extract/page.h"

namespace scrutineer::extract {

// Black on white, cut to its bounds: at(x, y) is 1 where the sign is.
struct Silhouette {
  int width = 0, height = 0;
  std::vector<char> filled;

  bool at(int x, int y) const { return filled[static_cast<std::size_t>(y) * width + x] != 0; }
  int count() const;
};

// The part of a mask that is filled, with its bounds as size. Holes that do not reach the edge are filled on
// demand.
Silhouette cut_out(int width, int height, const std::vector<char>& mask, bool fill_holes);

// By profile and by nearness to the strokes of each kind. A triangle points upwards; one that points
// elsewhere is an arrow. Anything else is `other`.
SignShape shape_of(const Silhouette& s);

}  // namespace scrutineer::extract
