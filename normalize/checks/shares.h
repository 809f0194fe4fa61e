// Shares that make up a whole without a total being printed: sum-mismatch tests them.
#pragma once

#include <vector>

#include "normalize/checks/series.h"

namespace scrutineer::normalize {

// The same measures, in the order of the text, add up to 100% for one breakdown ("aged 22-25") and not for
// another ("aged 19-21").
struct BrokenWhole {
  Figures parts;                    // do not add up
  Figures example;                  // the same measures, which do
  const Observation* at = nullptr;  // the one part whose correction mends the sum, else the last
};

std::vector<BrokenWhole> broken_wholes(const CheckedRows& dataset);

}  // namespace scrutineer::normalize
