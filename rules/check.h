// What `rules check` finds. Source: the packs' own examples.
#pragma once

#include <vector>

#include "rules/rules.h"

namespace scrutineer::rules {

std::vector<Problem> check_library(const Library& library);

// Of those the ones for which a pack cannot do what it says: a kind, an answer, an indicator, a colour's
// rating or a council that there is not. What examples show is left out.
std::vector<Problem> vocabulary_problems(const Library& library);

}  // namespace scrutineer::rules
