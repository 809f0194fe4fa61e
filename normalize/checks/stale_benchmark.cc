#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "normalize/checks/all.h"
#include "normalize/checks/benchmarks.h"

namespace scrutineer::normalize {
namespace {

constexpr int least_alike = 3;  // of a report's benchmarks, of one year, before that year is the report's

// The year with which most of the report's benchmarks agree; the latest of several. Nullopt where too few do.
std::optional<Date> year_of_report(const std::vector<BenchmarkRow>& rows) {
  std::map<Date, int> votes;
  for (const BenchmarkRow& row : rows)
    for (const CheckedBenchmark& benchmark : row.benchmarks)
      for (const Date& year : benchmark.years) ++votes[year];
  std::optional<Date> best;
  for (const auto& [year, count] : votes)
    if (count >= least_alike && (!best || count >= votes[*best])) best = year;
  return best;
}

// The year of the row's other bodies, all of them later than any that this one agrees with.
std::optional<Date> year_of_fellows(const BenchmarkRow& row, const CheckedBenchmark& benchmark) {
  std::optional<Date> later;
  for (const CheckedBenchmark& other : row.benchmarks) {
    if (other.figure->comparator == benchmark.figure->comparator || other.years.empty()) continue;
    if (other.years.back() <= benchmark.years.front()) return std::nullopt;
    later = std::max(later.value_or(other.years.front()), other.years.front());
  }
  return later;
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  const std::vector<BenchmarkRow> all = benchmark_rows(input);
  const std::optional<Date> usual = year_of_report(all);
  for (const BenchmarkRow& row : all)
    for (const CheckedBenchmark& benchmark : row.benchmarks) {
      if (benchmark.years.empty()) continue;
      std::optional<Date> later = year_of_fellows(row, benchmark);
      if (!later && usual && benchmark.years.front() < *usual) later = usual;
      if (!later) continue;
      issues.push_back(
          issue_at(*benchmark.figure, stale_benchmark.name, "info",
                   fmt::format("The benchmark of {} is {}, the official figure of the year to {}; "
                               "its fellows are of the year to {}.",
                               benchmark.figure->comparator_label, printed(*benchmark.figure),
                               iso(benchmark.years.front()), iso(*later)),
                   iso(*later), iso(benchmark.years.front())));
    }
}

}  // namespace

const Check stale_benchmark = {"stale-benchmark", "info",
                               "A benchmark of an older year than its fellows, by the official figures.",
                               run};

}  // namespace scrutineer::normalize
