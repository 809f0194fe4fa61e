#include <fmt/format.h>

#include <algorithm>

#include "normalize/checks/all.h"
#include "normalize/checks/averages.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const AverageOverTime& average : averages_over_time(input)) {
    if (!average.is_sum) continue;
    Rational sum = 0;
    for (const Observation* part : average.parts) sum += part->value->exact();
    const int places = average.total->value->places() + 1;
    const std::string mean = to_decimal_text(sum / static_cast<int>(average.parts.size()), places);
    issues.push_back(issue_at(
        *average.total, sum_instead_of_average.name, "error",
        fmt::format("{} for {} is the sum of its parts ({}); their average is {}.", printed(*average.total),
                    period_words(*average.total), printed_sum(average.parts), mean),
        mean, average.total->value->str()));
  }
}

}  // namespace

const Check sum_instead_of_average = {"sum-instead-of-average", "error",
                                      "A year's percentage or average equals the sum of its parts.", run};

}  // namespace scrutineer::normalize
