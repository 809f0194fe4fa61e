// The raw tables as plain grids: tables/<document_id>-t<n>.csv.
#pragma once

#include <functional>
#include <string>

#include "normalize/dataset/types.h"

namespace scrutineer::normalize {

// Calls take(file name, CSV) for each row of dataset.tables, in its order. A spanning cell's text stands at
// its top left place only; cells outside their table's rows and columns are left out. Throws
// std::runtime_error for a table with more places than any page could print (a hand-made tables.csv).
void for_each_grid(const Dataset& dataset,
                   const std::function<void(const std::string& name, const std::string& csv)>& take);

}  // namespace scrutineer::normalize
