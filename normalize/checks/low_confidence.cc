#include <fmt/format.h>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Observation& figure : input.dataset.observations)
    if (figure.value && figure.confidence < input.min_confidence)
      issues.push_back(issue_at(figure, low_confidence.name, "info",
                                fmt::format("{} for {} was read with a confidence of {:.2f}.",
                                            printed(figure), period_words(figure), figure.confidence),
                                fmt::format("at least {:.2f}", input.min_confidence),
                                fmt::format("{:.2f}", figure.confidence)));
}

}  // namespace

const Check low_confidence = {"low-confidence", "info",
                              "A figure read with a confidence below the threshold.", run};

}  // namespace scrutineer::normalize
