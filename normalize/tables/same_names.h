// Rows of one name that a further column of words tells apart: deposits by counterparty, grants by fund.
#pragma once

#include <vector>

#include "normalize/tables/rows.h"

namespace scrutineer::normalize {

// Where rows of one section share code, name and part, the words of columns that have no other part to play
// (then dates) are added to their parts, column by column until each is told from the others.
void tell_apart(const Grid& grid, const Contents& contents, const std::vector<Column>& columns,
                std::vector<Row>& rows);

}  // namespace scrutineer::normalize
