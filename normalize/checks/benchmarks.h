// Printed benchmarks beside the official figures of their bodies, row by row: benchmark-mismatch,
// comparator-mismatch and stale-benchmark say what of it is wrong, one check for one cause.
#pragma once

#include <vector>

#include "normalize/checks/official.h"

namespace scrutineer::normalize {

struct CheckedBenchmark {
  const Observation* figure = nullptr;
  const std::vector<OfficialFigure>* official = nullptr;  // of its body
  std::vector<Date> years;                                // that it agrees with, the latest first
};

// The benchmarks of one row whose bodies have official figures of the row's indicator.
struct BenchmarkRow {
  Date report_end;
  bool monthly = false;  // rates of a month, beside which stands the twelfth of the year's
  std::vector<CheckedBenchmark> benchmarks;
  // The wording is the official measure's: another figure of the row is the official one.
  bool is_official_measure(const CheckedBenchmark& but) const;
  bool council_agrees = false;  // the council's own figure is the official one
};

struct BenchmarkSettings {
  int years = 3;        // before the report's end, of which any may be printed (CHECKS.md)
  int older_years = 6;  // further back a figure is stale rather than wrong
};
inline constexpr BenchmarkSettings benchmark_settings;

std::vector<BenchmarkRow> benchmark_rows(const CheckInput& input);

// Another body of the row whose official figure this is, where its own is not: null where there is none.
const CheckedBenchmark* owner_of(const BenchmarkRow& row, const CheckedBenchmark& benchmark);

}  // namespace scrutineer::normalize
