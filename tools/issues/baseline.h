// Issues that somebody has looked at and accepted, with the reason and the day: the file of --baseline. It is
// a CSV with the columns check, file, local_code, label, period_start, period_end, message, reason and date.
// An issue is known again by the first six; the message is for the reader of the file.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/dataset/types.h"

namespace scrutineer::tools {

struct AcceptedIssue {
  std::string check, file, local_code, label, period_start, period_end, message, reason, date;
};

// The reports' paths by document_id, as documents.csv gives them.
using ReportPaths = std::map<std::string, std::string, std::less<>>;
ReportPaths report_paths(const std::vector<normalize::DocumentRow>& documents);

// Throws std::runtime_error naming the file, and where it can the row, where it is no baseline. Columns may
// stand in any order; local_code, label, the periods, message, reason and date may be missing.
std::vector<AcceptedIssue> read_baseline(const std::filesystem::path& file);

struct AgainstBaseline {
  std::vector<normalize::Issue> fresh;  // in the order given
  struct Known {
    normalize::Issue issue;
    std::string reason;
  };
  std::vector<Known> accepted;
  std::vector<AcceptedIssue> gone;  // no longer found; of documents that the dataset holds
};

// Each row of the baseline accepts one issue: a second of the same kind at the same figure is fresh.
AgainstBaseline compare_with_baseline(const std::vector<normalize::Issue>& issues, const ReportPaths& paths,
                                      const std::vector<AcceptedIssue>& baseline);

// A baseline that accepts all of `issues`: those that `before` accepts keep their reason and date, others get
// the ones given. Rows of `before` about reports that the dataset does not hold stay, and those of `kept`,
// whose checks did not run; others that no longer occur go.
struct Acceptance {
  std::string reason, date;
};
std::string baseline_csv(const std::vector<normalize::Issue>& issues, const ReportPaths& paths,
                         const std::vector<AcceptedIssue>& before, const std::vector<AcceptedIssue>& kept,
                         const Acceptance& acceptance);

// What an issue is known again by.
std::string identity_of(const normalize::Issue& issue, const ReportPaths& paths);

}  // namespace scrutineer::tools
