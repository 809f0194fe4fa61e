// Lines of a grid that part nothing: sides of fills that stop short of the cells, padding drawn as cells.
#pragma once

#include <vector>

#include "extract/table.h"
#include "extract/tables/settings.h"

namespace scrutineer::extract {

// Joins the cells on either side of a line that no two written cells of a row (column) touch and that cells
// span in at least half of the rows (columns): or that divides a narrow blank column from a neighbour of the
// same colours: the written one takes the room of the other. `cells`
// cover `rows` x `columns` exactly, before and after.
void join_over_phantom_lines(std::vector<Cell>& cells, int rows, int columns, const TableSettings& settings);

}  // namespace scrutineer::extract
