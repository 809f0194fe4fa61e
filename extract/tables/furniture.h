// Running headers and footers, and page numbers: what a page repeats at its head and foot.
#pragma once

#include <vector>

#include "extract/page.h"
#include "extract/tables/settings.h"

namespace scrutineer::extract {

// For each page, for each of its words, whether it is furniture. `tables` are the boxes of each page's
// tables: what stands in one is none.
std::vector<std::vector<bool>> page_furniture(const std::vector<Page>& pages,
                                              const std::vector<std::vector<Box>>& tables,
                                              const TableSettings& settings);

}  // namespace scrutineer::extract
