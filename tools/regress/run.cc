#include "tools/regress/run.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "normalize/checks/check.h"
#include "normalize/dataset/csv.h"
#include "rules/matched_rules.h"
#include "tools/workers/interruption.h"

namespace scrutineer::tools {

namespace fs = std::filesystem;

namespace {

using normalize::Dataset;
using normalize::Difference;
using normalize::DocumentRow;

// Fixtures that are read with the same options go through the workers together.
std::map<std::string, std::vector<std::size_t>> by_options(const std::vector<Conversion>& conversions) {
  std::map<std::string, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < conversions.size(); ++i) groups[options_key(conversions[i])].push_back(i);
  return groups;
}

std::vector<DocumentRead> read_fixtures(const std::vector<Fixture>& fixtures,
                                        const std::vector<Conversion>& conversions, const fs::path& scratch) {
  std::vector<DocumentRead> all(fixtures.size());
  for (const auto& [key, group] : by_options(conversions)) {
    Conversion conversion = conversions[group.front()];
    conversion.inputs.clear();
    for (const std::size_t i : group) conversion.inputs.push_back(find_inputs({fixtures[i].report}).front());
    Progress progress = start_progress(group.size(), true, false);
    std::vector<DocumentRead> read = read_inputs(conversion, open_cache(key, scratch), progress);
    if (interrupted()) break;
    for (std::size_t i = 0; i < group.size(); ++i) all[group[i]] = std::move(read[i]);
  }
  return all;
}

std::vector<Difference> against_expected(const Fixture& fixture, const Dataset& found) {
  const normalize::ReadDataset expected = normalize::read_dataset(fixture.expected);
  std::vector<Difference> differences = normalize::compare(expected.dataset, found);
  if (!expected.faults.empty())
    differences.push_back({Difference::Kind::meaning,
                           "documents",
                           fixture.report.filename().string(),
                           "expected dataset",
                           normalize::schema_issues(expected.faults).front().message,
                           "",
                           {}});
  return differences;
}

FixtureRun run_fixture(const Fixture& fixture, const Conversion& conversion, DocumentRead read) {
  FixtureRun run;
  run.result.name = fixture.name;
  run.result.seconds = read.seconds;
  run.found = std::move(read.dataset);
  try {
    const rules::MatchedRules matched;
    run.found.issues = normalize::run_checks_across({run.found, *conversion.library},
                                                    std::move(run.found.issues), conversion.checks_off);
    read.matched_rules.insert(matched.places().begin(), matched.places().end());
    if (fs::exists(fixture.expected))
      run.result.differences = against_expected(fixture, run.found);
    else
      run.result.error =
          "no dataset is expected of it yet; read what convert gives, then take it over with --accept";
  } catch (const std::runtime_error& error) {
    run.result.error = error.what();
  }
  add(run.exercised, run.found, read.matched_rules);
  return run;
}

// The old paths of the new documents, by the new ones; documents that the old dataset lacks keep theirs.
void take_old_paths(const Dataset& old, Dataset& fresh) {
  std::set<std::string> taken;
  const auto give = [&](DocumentRow& row, auto same) {
    for (const DocumentRow& other : old.documents)
      if (!taken.contains(other.file) && same(other, row)) {
        taken.insert(other.file);
        row.file = other.file;
        return true;
      }
    return false;
  };
  const auto by_path = [](const DocumentRow& a, const DocumentRow& b) { return a.file == b.file; };
  const auto by_bytes = [](const DocumentRow& a, const DocumentRow& b) {
    return !a.sha256.empty() && a.sha256 == b.sha256;
  };
  const auto by_name = [](const DocumentRow& a, const DocumentRow& b) {
    return fs::path(a.file).filename() == fs::path(b.file).filename();
  };
  std::vector<DocumentRow*> rest;
  for (DocumentRow& row : fresh.documents)
    if (!give(row, by_path)) rest.push_back(&row);
  std::erase_if(rest, [&](DocumentRow* row) { return give(*row, by_bytes); });
  std::erase_if(rest, [&](DocumentRow* row) { return give(*row, by_name); });
}

// Without the rows of documents that are not in `files`.
Dataset only_of(const Dataset& dataset, const std::set<std::string>& files) {
  Dataset part = dataset;
  std::set<std::string> ids;
  for (const DocumentRow& row : dataset.documents)
    if (files.contains(row.file)) ids.insert(row.document_id);
  const auto keep = [&](auto& rows) {
    std::erase_if(rows, [&](const auto& row) { return !ids.contains(row.document_id); });
  };
  keep(part.documents);
  keep(part.observations);
  keep(part.issues);
  keep(part.notes);
  keep(part.tables);
  keep(part.cells);
  return part;
}

std::set<std::string> files_of(const Dataset& dataset) {
  std::set<std::string> files;
  for (const DocumentRow& row : dataset.documents) files.insert(row.file);
  return files;
}

}  // namespace

std::vector<FixtureRun> run_fixtures(const std::vector<Fixture>& fixtures,
                                     const std::vector<Conversion>& conversions, const fs::path& scratch) {
  std::vector<DocumentRead> read = read_fixtures(fixtures, conversions, scratch);
  std::vector<FixtureRun> runs;
  for (std::size_t i = 0; i < fixtures.size() && !interrupted(); ++i)
    runs.push_back(run_fixture(fixtures[i], conversions[i], std::move(read[i])));
  return runs;
}

Drift drift_of_datasets(const Dataset& old, Dataset fresh) {
  take_old_paths(old, fresh);
  const std::set<std::string> files = files_of(fresh);
  Drift drift;
  std::map<std::string, std::vector<Difference>> differences;
  for (const std::string& file : files) differences[file];
  for (Difference& one : normalize::compare(only_of(old, files), fresh))
    differences[one.report].push_back(std::move(one));
  for (auto& [file, those] : differences) drift.reports.push_back({file, 0, "", std::move(those)});
  for (const DocumentRow& row : old.documents)
    if (!files.contains(row.file)) drift.not_given.push_back(row.file);
  return drift;
}

Drift drift_of_reports(const Dataset& old, const Conversion& conversion, const fs::path& scratch) {
  Progress progress = start_progress(conversion.inputs.size(), false, false);
  Converted converted = convert_inputs(conversion, open_cache(options_key(conversion), scratch), progress);
  return drift_of_datasets(old, std::move(converted.dataset));
}

}  // namespace scrutineer::tools
