#include "tools/commands/issue_level.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "normalize/checks/check.h"
#include "tools/exit_status.h"

namespace scrutineer::tools {

IssueCounts count_issues(const std::vector<normalize::Issue>& issues) {
  IssueCounts counts;
  for (const normalize::Issue& issue : issues)
    ++(issue.severity == "error"     ? counts.errors
       : issue.severity == "warning" ? counts.warnings
                                     : counts.infos);
  return counts;
}

FailOn fail_on(const std::string& word) {
  if (word == "never") return FailOn::never;
  if (word == "error") return FailOn::error;
  if (word == "warning") return FailOn::warning;
  throw UsageError(fmt::format("--fail-on takes error, warning or never, not '{}'", word));
}

int status_of(std::size_t not_complete, const std::vector<normalize::Issue>& issues, FailOn level) {
  if (not_complete > 0) return exit_failed;
  const IssueCounts counts = count_issues(issues);
  const bool error = level != FailOn::never && counts.errors > 0;
  const bool warning = level == FailOn::warning && counts.warnings > 0;
  return error || warning ? exit_issues : exit_done;
}

void must_be_checks(const std::vector<std::string>& names) {
  const auto& checks = normalize::all_checks();
  for (const std::string& name : names) {
    if (std::any_of(checks.begin(), checks.end(),
                    [&](const normalize::Check& check) { return check.name == name; }))
      continue;
    std::vector<std::string_view> known;
    for (const normalize::Check& check : checks) known.push_back(check.name);
    throw UsageError(
        fmt::format("--off: there is no check '{}'; there are {}", name, fmt::join(known, ", ")));
  }
}

}  // namespace scrutineer::tools
