#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "normalize/checks/check.h"
#include "normalize/dataset/csv.h"
#include "normalize/dataset/join.h"
#include "tools/commands/arguments.h"
#include "tools/commands/checking_arguments.h"
#include "tools/commands/command.h"
#include "tools/convert/progress.h"
#include "tools/exit_status.h"

namespace scrutineer::tools {

namespace po = boost::program_options;

namespace {

// What cannot be parsed would be lost without a word, so a dataset that holds such fields is not joined.
normalize::Dataset read_whole(const std::string& folder) {
  must_be_dataset(folder);
  normalize::ReadDataset read = normalize::read_dataset(folder, {.validate = false});
  if (read.faults.empty()) return std::move(read.dataset);
  throw UsageError(
      fmt::format("{} cannot be read whole, for {} reasons ({}); scrutineer validate tells them all", folder,
                  read.faults.size(), normalize::schema_issues(read.faults).front().message));
}

// A document that two datasets hold would count twice, and its figures with it.
void must_be_distinct(const std::vector<normalize::Dataset>& parts, const std::vector<std::string>& names) {
  std::map<std::pair<std::string, std::string>, std::size_t> owners;  // by path and digest
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (const normalize::DocumentRow& document : parts[i].documents) {
      const auto [owner, added] = owners.try_emplace({document.file, document.sha256}, i);
      if (!added && owner->second != i)
        throw UsageError(fmt::format("{} stands in {} and in {}; name each shard once", document.file,
                                     names[owner->second], names[i]));
    }
}

int run_merge(const Command& self, const std::vector<std::string>& arguments) {
  ReadingArguments reading;
  CheckingArguments check;
  std::string output;
  std::vector<std::string> datasets;
  bool quiet = false;
  po::options_description options("Options");
  auto add = options.add_options();
  add("output,o", po::value(&output)->value_name("DATASET"), "folder to write; a dataset there is replaced");
  add_checking_options(options, check);
  add_rules_options(options, reading);
  add("quiet", po::bool_switch(&quiet), "tell nothing but faults");
  if (!parse_arguments(self, options, arguments, datasets)) return exit_done;
  if (datasets.empty()) throw UsageError("name the datasets to join");
  if (output.empty()) throw UsageError("say where to write: -o DATASET");
  const Checking checked = checking(check);

  must_be_writable(output);
  const auto library = load_library(reading);
  std::vector<normalize::Dataset> parts;
  for (const std::string& dataset : datasets) parts.push_back(read_whole(dataset));
  must_be_distinct(parts, datasets);
  normalize::Dataset joined = normalize::join(std::move(parts));
  // Some checks compare reports of different shards.
  const Findings findings = findings_of(
      normalize::run_checks({joined, *library, checked.min_confidence}, checked.off), joined, checked);
  joined.issues = findings.issues;
  normalize::write_dataset(joined, output);

  const Progress progress = start_progress(0, quiet, false);
  publish(findings, joined, output, checked, progress);
  tell_written(progress, output);
  const auto incomplete =
      std::count_if(joined.documents.begin(), joined.documents.end(),
                    [](const normalize::DocumentRow& row) { return row.status != "complete"; });
  return status_of(static_cast<std::size_t>(incomplete), findings, checked);
}

}  // namespace

const Command merge_command{"merge", "DATASET... -o DATASET",
                            "Joins datasets, such as those of shards, into what one run would have written.",
                            run_merge};

}  // namespace scrutineer::tools
