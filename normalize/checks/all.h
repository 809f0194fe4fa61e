// Every check, each defined in the file of its name. checks.cc lists them in this order, which is that of
// CHECKS.md's kinds: codes and labels, one figure, arithmetic, ratings and words, benchmarks, the dataset.
#pragma once

#include "normalize/checks/check.h"

namespace scrutineer::normalize {

extern const Check duplicate_code, mismatched_code, malformed_code, duplicate_label, label_mismatch,
    label_description_mismatch, blank_description, sequence_gap, spelling, percent_out_of_range,
    negative_value, implausible_value, unit_mismatch, malformed_period, missing_value, ratio_mismatch,
    denominator_mismatch, sum_mismatch, sum_instead_of_average, average_mismatch, cumulative_decrease,
    subset_exceeds_whole, duplicate_observation, revision, outlier_jump, repeated_value, rag_mismatch,
    polarity_target_conflict, target_basis_mismatch, trend_mismatch, narrative_mismatch, period_mismatch,
    frequency_mismatch, header_ambiguous, basis_unclear, ocr_suspect, ocr_noise, benchmark_outlier,
    benchmark_mismatch, stale_benchmark, comparator_mismatch, reference_mismatch, definition_differs,
    council_mismatch, row_shifted, header_misaligned, low_confidence, schema;

}  // namespace scrutineer::normalize
