// --fail-on, and what becomes of it at the end of a run.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "normalize/dataset/types.h"

namespace scrutineer::tools {

struct IssueCounts {
  std::size_t errors = 0, warnings = 0, infos = 0;
};
IssueCounts count_issues(const std::vector<normalize::Issue>& issues);

enum class FailOn { never, error, warning };
FailOn fail_on(const std::string& word);  // throws UsageError

// The ExitStatus of a run whose documents are `not_complete` in that many cases.
int status_of(std::size_t not_complete, const std::vector<normalize::Issue>& issues, FailOn level);

// --off, each the name of a check; throws UsageError for another word.
void must_be_checks(const std::vector<std::string>& names);

}  // namespace scrutineer::tools
