// Running text: lines that stand in no table to paragraphs, headings and notes in reading order.
#pragma once

#include <map>
#include <variant>
#include <vector>

#include "extract/document.h"
#include "extract/tables/settings.h"

namespace scrutineer::extract {

// A table's place on a page; several places of one table have the same number.
struct TablePlace {
  Box box;
  std::size_t table = 0;
};

// `left_out` marks words (furniture) that belong to no text. A table is given where it first stands. A
// paragraph that runs over a page's end is one block, on the page where it begins.
std::vector<FlowItem> running_text(const std::vector<Page>& pages,
                                   const std::vector<std::vector<TablePlace>>& tables,
                                   const std::vector<std::vector<bool>>& left_out,
                                   const TableSettings& settings);

}  // namespace scrutineer::extract
