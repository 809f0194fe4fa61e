#include "normalize/checks/benchmarks.h"

#include <algorithm>

namespace scrutineer::normalize {
namespace {

bool is_monthly_rate(const Figures& row) {
  if (!row.front()->unit.starts_with("rate")) return false;
  const Figures actuals = valued(row, "actual");
  const bool any = std::any_of(actuals.begin(), actuals.end(),
                               [](const auto* figure) { return whole_months(*figure) == 1; });
  return any && std::none_of(actuals.begin(), actuals.end(),
                             [](const auto* figure) { return whole_months(*figure) == 12; });
}

bool council_is_official(const CheckInput& input, const Figures& row) {
  const Figures actuals = valued(row, "actual");
  return std::any_of(actuals.begin(), actuals.end(), [&](const Observation* figure) {
    if (!figure->breakdown.empty()) return false;
    const OfficialFigure* official =
        of_same_period(*figure, official_figures(input, figure->council_code, figure->indicator_id));
    return official && meet(*interval_of(*figure), interval_of(*official));
  });
}

}  // namespace

bool BenchmarkRow::is_official_measure(const CheckedBenchmark& but) const {
  return council_agrees || std::any_of(benchmarks.begin(), benchmarks.end(), [&](const auto& other) {
           return other.figure != but.figure && other.figure->comparator != but.figure->comparator &&
                  !other.years.empty();
         });
}

std::vector<BenchmarkRow> benchmark_rows(const CheckInput& input) {
  std::vector<BenchmarkRow> all;
  for (const Figures& figures : rows(input)) {
    const Observation& first = *figures.front();
    if (first.indicator_id.empty()) continue;
    const std::optional<Date> end = report_end(input, first.document_id);
    if (!end) continue;
    BenchmarkRow row;
    row.report_end = *end;
    row.monthly = is_monthly_rate(figures);
    for (const Observation* figure : valued(figures, "benchmark")) {
      if (!figure->breakdown.empty() || figure->comparator.empty()) continue;
      const auto& official =
          official_figures(input, body_code(input, figure->comparator), figure->indicator_id);
      if (official.empty() || official.front().unit != figure->unit) continue;
      row.benchmarks.push_back(
          {figure, &official,
           agreeing_years(*figure, official, *end, benchmark_settings.older_years, row.monthly)});
    }
    if (row.benchmarks.empty() || !added_limit(input, first).empty()) continue;
    row.council_agrees = council_is_official(input, figures);
    all.push_back(std::move(row));
  }
  return all;
}

const CheckedBenchmark* owner_of(const BenchmarkRow& row, const CheckedBenchmark& benchmark) {
  if (!benchmark.years.empty()) return nullptr;
  for (const CheckedBenchmark& other : row.benchmarks) {
    if (other.figure == benchmark.figure || other.figure->comparator == benchmark.figure->comparator)
      continue;
    // Swapped, or the other's figure printed for both.
    if (!agreeing_years(*benchmark.figure, *other.official, row.report_end, benchmark_settings.years,
                        row.monthly)
             .empty() &&
        (!agreeing_years(*other.figure, *benchmark.official, row.report_end, benchmark_settings.years,
                         row.monthly)
              .empty() ||
         !other.years.empty()))
      return &other;
  }
  return nullptr;
}

}  // namespace scrutineer::normalize
