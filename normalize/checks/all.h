// Every check, each defined in the file of its name. checks.cc lists them in this order, which is that of
// CHECKS.md's kinds: codes and labels, one figure, arithmetic, ratings and words, benchmarks, the dataset.
#pragma once

#include "normalize/checks/check.h"

namespace scrutineer::normalize {

extern const Check duplicate_code, malformed_code;
extern const Check percent_out_of_range, unit_mismatch, missing_value;
extern const Check ratio_mismatch, sum_mismatch, sum_instead_of_average, average_mismatch,
    cumulative_decrease, duplicate_observation;
extern const Check rag_mismatch;

}  // namespace scrutineer::normalize
