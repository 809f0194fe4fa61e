// What `rules check` finds. Source: the packs' own examples.
#pragma once

#include <vector>

#include "rules/rules.h"

namespace scrutineer::rules {

std::vector<Problem> check_library(const Library& library);

}  // namespace scrutineer::rules
