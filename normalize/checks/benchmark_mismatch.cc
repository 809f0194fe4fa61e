#include <fmt/format.h>

#include <map>

#include "normalize/checks/all.h"
#include "normalize/checks/benchmarks.h"

namespace scrutineer::normalize {
namespace {

// Benchmarks seldom print their period; two values of one body may then be of two years. Only those of one
// known period are compared.
void printed_twice(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& figures : series(input)) {
    std::map<Date, const Observation*> first;
    for (const Observation* figure : valued(figures, "benchmark")) {
      if (!figure->period_end || figure->comparator_label.empty()) continue;
      const auto [place, added] = first.try_emplace(*figure->period_end, figure);
      const Observation& other = *place->second;
      if (added || !same_period(other, *figure) || meet(*interval_of(other), *interval_of(*figure))) continue;
      Issue issue = issue_at(
          *figure, benchmark_mismatch.name, "warning",
          fmt::format("The benchmark of {} for {} is printed as {} and as {}.", figure->comparator_label,
                      period_words(*figure), printed(other), printed(*figure)),
          other.value->str(), figure->value->str());
      issue.observation_ids.push_back(other.observation_id);
      issues.push_back(std::move(issue));
    }
  }
}

// Only where another figure of the row is the official one: local wordings often name a measure of their own.
void against_official(const CheckInput& input, std::vector<Issue>& issues) {
  for (const BenchmarkRow& row : benchmark_rows(input))
    for (const CheckedBenchmark& benchmark : row.benchmarks) {
      if (!benchmark.years.empty() || owner_of(row, benchmark) || !row.is_official_measure(benchmark))
        continue;
      std::string official;
      const OfficialFigure* nearest = nullptr;
      const Date first = row.report_end - std::chrono::years(benchmark_settings.years);
      bool near = false;
      for (const OfficialFigure& figure : *benchmark.official) {
        if (figure.end > row.report_end || figure.end <= first) continue;
        official += (official.empty() ? "" : ", ") + figure.value.str() + " (" + iso(figure.end) + ")";
        nearest = &figure;
        near = near || (!row.monthly && meet(*interval_of(*benchmark.figure), with_tolerance(figure)));
      }
      // Figures are revised and rates rebased after they were printed.
      if (!nearest || near) continue;
      issues.push_back(
          issue_at(*benchmark.figure, benchmark_mismatch.name, "warning",
                   fmt::format("The benchmark of {} is printed as {}; the official figures are {}{}.",
                               benchmark.figure->comparator_label, printed(*benchmark.figure), official,
                               row.monthly ? ", a month's being the twelfth" : ""),
                   nearest->value.str(), benchmark.figure->value->str()));
    }
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  printed_twice(input, issues);
  against_official(input, issues);
}

}  // namespace

const Check benchmark_mismatch = {
    "benchmark-mismatch", "warning",
    "One body's benchmark for one indicator printed twice with different values, or none of the official "
    "ones.",
    run};

}  // namespace scrutineer::normalize
