#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "normalize/checks/all.h"
#include "normalize/checks/averages.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  // Before an overall figure is measured against its teams, this many other periods or rows must show that
  // they are all of its parts.
  int periods_that_hold = 3;
};
constexpr Settings settings;

std::string range_text(const Figures& parts) {
  const auto [low, high] = std::minmax_element(
      parts.begin(), parts.end(), [](const auto* a, const auto* b) { return *a->value < *b->value; });
  return (*low)->value->str() + " to " + (*high)->value->str();
}

void raise(const Observation& total, const Figures& parts, std::string_view what,
           std::vector<Issue>& issues) {
  std::string list;
  for (const Observation* part : parts) list += (list.empty() ? "" : ", ") + printed(*part);
  issues.push_back(issue_at(total, average_mismatch.name, "error",
                            fmt::format("{} for {} lies outside the range of its {} ({}).", printed(total),
                                        period_words(total), what, list),
                            range_text(parts), total.value->str()));
}

void against_time(const CheckInput& input, std::vector<Issue>& issues) {
  for (const AverageOverTime& average : averages_over_time(input))
    if (!average.is_sum && !meet(range_of(average.parts), *interval_of(*average.total)))
      raise(*average.total, average.parts, "parts", issues);
}

void against_breakdowns(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& row : rows(input)) {
    std::map<std::pair<std::optional<Date>, std::optional<Date>>, std::pair<const Observation*, Figures>>
        periods;
    for (const Observation* figure : valued(row, "actual")) {
      if (!is_average(input, *figure)) continue;
      auto& [total, parts] = periods[{figure->period_start, figure->period_end}];
      if (figure->breakdown.empty())
        total = figure;
      else
        parts.push_back(figure);
    }
    int hold = 0;
    std::vector<std::pair<const Observation*, Figures>> failed;
    for (const auto& [period, figures] : periods) {
      if (!figures.first || figures.second.size() < 2) continue;
      if (meet(range_of(figures.second), *interval_of(*figures.first)))
        ++hold;
      else
        failed.push_back(figures);
    }
    if (hold < settings.periods_that_hold || failed.size() != 1) continue;
    raise(*failed[0].first, failed[0].second, "breakdown", issues);
  }
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  against_time(input, issues);
  against_breakdowns(input, issues);
}

}  // namespace

const Check average_mismatch = {
    "average-mismatch", "error",
    "A year's percentage or average outside the range of its parts; an overall outside that of its teams.",
    run};

}  // namespace scrutineer::normalize
