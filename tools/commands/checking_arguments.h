// What convert, merge and validate have in common: which checks run, which of their issues count, where the
// issues go, and what becomes of the exit status.
#pragma once

#include <boost/program_options.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "normalize/checks/check.h"
#include "normalize/dataset/types.h"
#include "tools/convert/progress.h"
#include "tools/issues/baseline.h"
#include "tools/issues/formats.h"

namespace scrutineer::tools {

// As the command line gives them.
struct CheckingArguments {
  std::vector<std::string> only, skip, severity, issues, accept;
  double min_confidence = normalize::default_min_confidence;
  std::string fail_on = "never", format, baseline, write_baseline, reason;
};
void add_checking_options(boost::program_options::options_description& options, CheckingArguments& to);

enum class FailOn { never, error, warning };

struct Checking {
  std::vector<std::string> off;                               // checks that do not run
  std::map<std::string, std::string> severities;              // by check, in place of its own
  double min_confidence = normalize::default_min_confidence;  // below it figures are flagged
  FailOn fail_on = FailOn::never;
  struct Output {
    std::string file;  // `-`: standard output
    IssueFormat format = IssueFormat::csv;
  };
  std::vector<Output> outputs;
  std::string baseline_file;                           // as given; empty: none
  std::optional<std::vector<AcceptedIssue>> baseline;  // its rows
  std::string write_baseline, reason;
  std::vector<std::string> accept;  // ids of the issues that it gets; empty: all
};
// Throws UsageError where a value cannot be, a baseline that cannot be read among them.
Checking checking(const CheckingArguments& arguments);

// What the checks and the schema found in a dataset, once severities and baseline have been at it.
struct Findings {
  std::vector<normalize::Issue> left;    // of `issues`, those that --accept does not name; empty without it
  std::vector<normalize::Issue> issues;  // those to act on, numbered: what issues.csv gets
  AgainstBaseline against;               // empty without a baseline
};
// Throws UsageError where --accept names an issue that there is not.
Findings findings_of(std::vector<normalize::Issue> issues, const normalize::Dataset& dataset,
                     const Checking& checking);

// Writes what --issues and --write-baseline ask for, and tells the counts. `folder` is the dataset's, as the
// user names it.
void publish(const Findings& findings, const normalize::Dataset& dataset, const std::string& folder,
             const Checking& checking, const Progress& progress);

// The ExitStatus of a run of which so many documents are not complete.
int status_of(std::size_t not_complete, const Findings& findings, const Checking& checking);

}  // namespace scrutineer::tools
