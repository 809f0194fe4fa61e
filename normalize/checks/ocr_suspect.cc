#include <fmt/format.h>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Observation& figure : input.dataset.observations)
    if (figure.value && !figure.repaired.empty())
      issues.push_back(issue_at(figure, ocr_suspect.name, "warning",
                                fmt::format("\"{}\" for {} holds letters and was read as {}.", figure.text,
                                            period_words(figure), figure.repaired),
                                figure.repaired, figure.text));
}

}  // namespace

const Check ocr_suspect = {"ocr-suspect", "A figure that was printed with letters for digits.", run};

}  // namespace scrutineer::normalize
