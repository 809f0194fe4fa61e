#include <fmt/format.h>

#include <set>

#include "normalize/checks/all.h"
#include "normalize/checks/benchmarks.h"

namespace scrutineer::normalize {
namespace {

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const BenchmarkRow& row : benchmark_rows(input)) {
    std::set<const Observation*> told;  // of two that were swapped, one issue
    for (const CheckedBenchmark& benchmark : row.benchmarks) {
      const CheckedBenchmark* owner = owner_of(row, benchmark);
      if (!owner || told.contains(benchmark.figure)) continue;
      told.insert(owner->figure);
      Issue issue =
          issue_at(*benchmark.figure, comparator_mismatch.name, "info",
                   fmt::format("{} is printed for {}, but it is an official figure of {} and none of {}'s.",
                               printed(*benchmark.figure), benchmark.figure->comparator_label,
                               owner->figure->comparator_label, benchmark.figure->comparator_label),
                   owner->figure->comparator, benchmark.figure->comparator);
      issue.observation_ids.push_back(owner->figure->observation_id);
      issues.push_back(std::move(issue));
    }
  }
}

}  // namespace

const Check comparator_mismatch = {"comparator-mismatch", "info",
                                   "A named body whose figure is another body's, by the official figures.",
                                   run};

}  // namespace scrutineer::normalize
