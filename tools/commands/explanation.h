// How the figures of a page came to be, in words for those who know reports rather than programs.
#pragma once

#include <string>

#include "rules/rules.h"
#include "tools/commands/no_figure.h"

namespace scrutineer::tools {

struct WantedPlace {
  int page = 0;  // from 1
  int row = 0;   // of the page's tables, from 1; 0: all
};

// Row by row of the page's tables: what names the row, its indicator and why; then each figure with the cell,
// the header, what the column was taken for, and the rules (file and line) that said so; then the cells that
// gave no figure, each with the reason. Running text likewise, then the numbers outside tables that gave none
// (no_figure.h). Throws TaskFailure where the report has no such page or row.
std::string explanation_of(const TracedReport& report, const rules::Library& library,
                           const WantedPlace& wanted);

}  // namespace scrutineer::tools
