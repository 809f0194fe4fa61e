#include <fmt/format.h>

#include <algorithm>

#include "normalize/checks/all.h"
#include "normalize/checks/ratings.h"

namespace scrutineer::normalize {
namespace {

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& row : rows(input)) {
    const PolarityConflict conflict = polarity_conflict(row);
    if (!conflict.target) continue;
    const Observation& target = *conflict.target;
    const Observation& at = conflict.rated ? *conflict.rated : target;
    std::string message =
        fmt::format("The row says that {} is better, but its target is {}", target.polarity, printed(target));
    if (conflict.rated) message += fmt::format(" and {} is rated {}", printed(at), at.rag);
    Issue issue = issue_at(at, polarity_target_conflict.name, "error", message + ".",
                           target.polarity == "lower" ? "higher" : "lower", target.polarity);
    if (conflict.rated) issue.observation_ids.push_back(target.observation_id);
    issues.push_back(std::move(issue));
  }
}

}  // namespace

const Check polarity_target_conflict = {
    "polarity-target-conflict", "error",
    "The printed polarity cannot be, given the target and the ratings of its row.", run};

}  // namespace scrutineer::normalize
