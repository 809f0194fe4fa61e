// What table finding saw and chose on a page: for pictures, by which a wrong table is debugged by looking.
#pragma once

#include <vector>

#include "extract/table.h"
#include "extract/tables/edges.h"

namespace scrutineer::extract {

struct TracedCandidate {
  Table table;  // before tables are joined over pages; its confidence is its quality
  bool chosen = false;
  std::size_t number = 0;  // of a chosen one: its index in Document::tables
};

struct PageTrace {
  int page = 0;             // from 1
  std::vector<Edge> edges;  // rulings and sides of fills, snapped and joined
  std::vector<TracedCandidate> candidates;
};

}  // namespace scrutineer::extract
