// Issues for other programs: CSV, JSON lines and SARIF.
#pragma once

#include <string>
#include <vector>

#include "normalize/dataset/types.h"
#include "tools/issues/baseline.h"

namespace scrutineer::tools {

enum class IssueFormat { csv, jsonl, sarif };  // csv: as issues.csv has it

struct IssueList {
  const normalize::Dataset& dataset;            // its issues are not read
  const std::vector<normalize::Issue>& issues;  // those to act on
  const AgainstBaseline* baseline = nullptr;    // where there is one
  std::string folder;                           // of the dataset, as the user names it
};

std::string issues_as(IssueFormat format, const IssueList& list);

// One object a line with the columns of issues.csv and `file`; pages and coordinates are numbers,
// observation_ids a list, empty fields left out.
std::string issues_jsonl(const IssueList& list);

// The Static Analysis Results Interchange Format, version 2.1.0 (OASIS, 2020), that code-hosting sites show.
// A rule a check; each issue points to its first figure's line of observations.csv (to its document's line of
// documents.csv where it has none), and names page and box of the report. Accepted issues are there as
// suppressed ones with their reasons. A fingerprint tells an issue again in later runs.
std::string issues_sarif(const IssueList& list);

}  // namespace scrutineer::tools
