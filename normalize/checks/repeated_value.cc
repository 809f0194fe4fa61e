#include <fmt/format.h>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  std::size_t least_run = 4;
};
constexpr Settings settings;

// 0 and 100% last, small counts repeat by chance.
bool may_repeat(const Observation& figure) {
  const Rational value = figure.value->exact();
  return value == 0 || (figure.unit == "percent" && value == 100) || (figure.unit == "count" && value < 10);
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& figures : series(input)) {
    const Figures points = valued(figures, "actual");
    std::size_t from = 0;
    for (std::size_t i = 1; i <= points.size(); ++i) {
      if (i < points.size() && *points[i]->value == *points[from]->value &&
          !same_period(*points[i], *points[i - 1]))
        continue;
      if (i - from >= settings.least_run && !may_repeat(*points[from]))
        issues.push_back(
            issue_at(*points[i - 1], repeated_value.name, "info",
                     fmt::format("{} stands {} times in a row, from {} to {}.", printed(*points[from]),
                                 i - from, period_words(*points[from]), period_words(*points[i - 1])),
                     "", points[from]->value->str()));
      from = i;
    }
  }
}

}  // namespace

const Check repeated_value = {"repeated-value", "info", "Four or more equal values where none are expected.",
                              run};

}  // namespace scrutineer::normalize
