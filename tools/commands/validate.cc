#include "normalize/checks/check.h"
#include "normalize/dataset/csv.h"
#include "normalize/dataset/order.h"
#include "tools/commands/arguments.h"
#include "tools/commands/command.h"
#include "tools/commands/issue_level.h"
#include "tools/convert/progress.h"
#include "tools/exit_status.h"

namespace scrutineer::tools {

namespace po = boost::program_options;

namespace {

// Breaches of the schema first, then what the checks find in the rest.
std::vector<normalize::Issue> issues_of(const normalize::ReadDataset& read, const rules::Library& library,
                                        const std::vector<std::string>& off) {
  std::vector<normalize::Issue> found = normalize::run_checks({read.dataset, library}, off);
  if (read.faults.empty()) return found;
  std::vector<normalize::Issue> issues = normalize::schema_issues(read.faults);
  issues.insert(issues.end(), found.begin(), found.end());
  normalize::number_issues(issues);
  return issues;
}

int run_validate(const Command& self, const std::vector<std::string>& arguments) {
  ReadingArguments reading;
  std::string level = "never";
  std::vector<std::string> off, datasets;
  bool quiet = false;
  po::options_description options("Options");
  auto add = options.add_options();
  add("fail-on", po::value(&level)->value_name("error|warning|never"),
      "exit with 4 where the checks find such issues (default: never)");
  add("off", po::value(&off)->value_name("CHECK"), "leave a check out; may be repeated");
  add_rules_option(options, reading.rules);
  add("quiet", po::bool_switch(&quiet), "tell nothing but faults");
  if (!parse_arguments(self, options, arguments, datasets)) return exit_done;
  if (datasets.size() != 1) throw UsageError("name one dataset");
  const FailOn fail = fail_on(level);
  must_be_checks(off);

  const auto library = load_library(reading);
  const normalize::ReadDataset read = normalize::read_dataset(datasets.front());
  const std::vector<normalize::Issue> issues = issues_of(read, *library, off);
  normalize::rewrite_issues(issues, datasets.front());
  const IssueCounts counts = count_issues(issues);
  tell_issues(start_progress(0, quiet, false), counts.errors, counts.warnings, counts.infos);
  return status_of(0, issues, fail);
}

}  // namespace

const Command validate_command{
    "validate", "DATASET",
    "Checks a dataset, also one edited by hand or made by others; rewrites issues.csv.", run_validate};

}  // namespace scrutineer::tools
