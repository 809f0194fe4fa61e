// datapackage.json: the Frictionless descriptor of a dataset folder.
#pragma once

#include <string>

namespace scrutineer::normalize {

// The descriptor, made from schema.h's tables alone: it is the same for every dataset. The grids in tables/
// are no resources of it: they repeat cells.csv, and have neither a header row nor a schema.
std::string datapackage_json();

}  // namespace scrutineer::normalize
