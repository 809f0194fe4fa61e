// Commentary that was copied from another row and only had its figure changed: a part of narrative-mismatch.
#pragma once

#include <vector>

#include "normalize/checks/sentences.h"

namespace scrutineer::normalize {

// "56% of children in care were placed in our own provision" beside the time that children wait for adoption,
// where another row's commentary has the same words with its own figure and its label is what they speak of.
void copied_commentary(const CheckInput& input, std::vector<Issue>& issues);

}  // namespace scrutineer::normalize
