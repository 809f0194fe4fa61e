#include <fmt/format.h>

#include <algorithm>

#include "normalize/checks/check.h"
#include "normalize/dataset/csv.h"
#include "tools/commands/arguments.h"
#include "tools/commands/checking_arguments.h"
#include "tools/commands/command.h"
#include "tools/convert/progress.h"
#include "tools/exit_status.h"
#include "tools/issues/check_list.h"

namespace scrutineer::tools {

namespace po = boost::program_options;

namespace {

// Breaches of the schema first, then what the checks find in the rest.
std::vector<normalize::Issue> issues_of(const normalize::ReadDataset& read, const rules::Library& library,
                                        const Checking& checked) {
  std::vector<normalize::Issue> issues;
  if (std::find(checked.off.begin(), checked.off.end(), "schema") == checked.off.end())
    issues = normalize::schema_issues(read.faults);
  const std::vector<normalize::Issue> found =
      normalize::run_checks({read.dataset, library, checked.min_confidence}, checked.off);
  issues.insert(issues.end(), found.begin(), found.end());
  return issues;
}

int run_validate(const Command& self, const std::vector<std::string>& arguments) {
  ReadingArguments reading;
  CheckingArguments check;
  std::vector<std::string> datasets;
  bool quiet = false, list = false;
  po::options_description options("Options");
  add_checking_options(options, check);
  add_rules_options(options, reading);
  options.add_options()("quiet", po::bool_switch(&quiet), "tell nothing but faults");
  options.add_options()("list", po::bool_switch(&list),
                        "list the checks, with their severities and what they raise, and stop");
  if (!parse_arguments(self, options, arguments, datasets)) return exit_done;
  if (list) {
    fmt::print("{}", check_list());
    return exit_done;
  }
  if (datasets.size() != 1) throw UsageError("name one dataset");
  const std::string& folder = datasets.front();
  const Checking checked = checking(check);
  must_be_dataset(folder);

  const auto library = load_library(reading);
  const normalize::ReadDataset read = normalize::read_dataset(folder);
  const Findings findings = findings_of(issues_of(read, *library, checked), read.dataset, checked);
  normalize::rewrite_issues(findings.issues, folder);
  publish(findings, read.dataset, folder, checked, start_progress(0, quiet, false));
  return status_of(0, findings, checked);
}

}  // namespace

const Command validate_command{
    "validate", "DATASET | --list",
    "Checks a dataset, also one edited by hand or made by others; rewrites issues.csv.", run_validate};

}  // namespace scrutineer::tools
