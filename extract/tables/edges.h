// Rulings and the sides of fills to edges: snapped to common lines and joined. The first step of the
// edges, intersections, cells scheme (A. Nurminen, "Algorithmic extraction of data in tables in PDF
// documents", Tampere 2013; the same in the ruled readers of most table extractors).
#pragma once

#include <vector>

#include "extract/page.h"
#include "extract/tables/settings.h"

namespace scrutineer::extract {

struct Edge {
  bool horizontal = true;
  double at = 0;            // y of a horizontal, x of a vertical edge
  double from = 0, to = 0;  // from < to
  bool drawn = true;        // by a ruling; false: only a fill's side
};

bool is_white(const Rgb& colour, const TableSettings& settings);

// In the order horizontal first, then at, then from. No two of one line touch.
std::vector<Edge> page_edges(const Page& page, const TableSettings& settings);

// Poppler joins words of columns that touch: cuts each word that a drawn vertical edge crosses between two of
// its glyphs.
void split_words_at_edges(Page& page, const std::vector<Edge>& edges);

}  // namespace scrutineer::extract
