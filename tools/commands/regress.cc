#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include "normalize/dataset/csv.h"
#include "normalize/dataset/whole_file.h"
#include "tools/commands/arguments.h"
#include "tools/commands/command.h"
#include "tools/convert/progress.h"
#include "tools/exit_status.h"
#include "tools/regress/run.h"
#include "tools/regress/table.h"
#include "tools/workers/interruption.h"

namespace scrutineer::tools {

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

struct RegressArguments {
  ReadingArguments reading;
  std::string against, junit, differences, jobs;
  std::vector<std::string> given;
  bool accept = false, all = false, coverage = false;
};

// Where parts may stand where there is no cache.
struct ScratchFolder {
  fs::path path;
  ScratchFolder() {
    std::string name = (fs::temp_directory_path() / "scrutineer-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error(name + ": cannot be made");
    path = name;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
};

Conversion conversion_of(const RegressArguments& arguments) {
  Conversion conversion;
  conversion.read = read_options(arguments.reading);
  conversion.normalize = {arguments.reading.pack, arguments.reading.council};
  conversion.rules = rule_sources(arguments.reading);
  conversion.library = load_library(arguments.reading);
  conversion.jobs = arguments.jobs.empty() ? default_jobs() : whole_number(arguments.jobs, "--jobs", 1);
  conversion.resume = !arguments.all;
  return conversion;
}

// A fixture's own options are those of convert that say how a document is read; they win over the command's.
Conversion with_options(const Conversion& conversion, const RegressArguments& arguments,
                        const Fixture& fixture, const Command& self) {
  RegressArguments own = arguments;
  po::options_description options;
  add_reading_options(options, own.reading);
  std::vector<std::string> rest;
  Conversion result = conversion;
  try {
    parse_arguments(self, options, fixture.options, rest);
    if (!rest.empty()) throw UsageError(fmt::format("'{}' is no option", rest.front()));
    if (own.reading.rules != arguments.reading.rules)
      throw UsageError("--rules holds for all fixtures: give it to regress");
    result.read = read_options(own.reading);
  } catch (const UsageError& error) {
    throw UsageError(fmt::format("{}: options.txt: {}", fixture.name, error.what()));
  }
  result.normalize = {own.reading.pack, own.reading.council};
  return result;
}

bool is_equal(const FixtureResult& result) { return result.error.empty() && result.differences.empty(); }

void print_result(const FixtureResult& result, std::string_view when_equal) {
  if (!result.error.empty())
    fmt::print("{}: {}\n", result.name, result.error);
  else if (result.differences.empty())
    fmt::print("{}: {}\n", result.name, when_equal);
  else
    fmt::print("{}: {}\n{}", result.name, summary(result.differences), difference_table(result.differences));
}

// What both forms write at their end; gives the exit status.
int conclude(const std::vector<FixtureResult>& results, const RegressArguments& arguments,
             std::string_view one, std::string_view several) {
  std::vector<normalize::Difference> all;
  for (const FixtureResult& result : results)
    all.insert(all.end(), result.differences.begin(), result.differences.end());
  const auto wrong =
      results.size() - static_cast<std::size_t>(std::count_if(results.begin(), results.end(), is_equal));
  fmt::print("{}, {} with differences{}{}\n", counted(results.size(), one, several), wrong,
             all.empty() ? "" : "; ", all.empty() ? "" : summary(all));
  if (!arguments.junit.empty()) normalize::write_whole(arguments.junit, junit_xml(results));
  if (!arguments.differences.empty()) normalize::write_whole(arguments.differences, differences_csv(all));
  return wrong == 0 ? exit_done : exit_fault;
}

// Only what differs is written, so that a fixture that is as expected keeps its bytes.
void accept(const std::vector<Fixture>& fixtures, const std::vector<FixtureRun>& runs) {
  std::size_t taken = 0;
  std::vector<normalize::Difference> all;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const FixtureResult& result = runs[i].result;
    if (is_equal(result)) continue;
    normalize::write_dataset(runs[i].found, fixtures[i].expected);
    fmt::print("{}: taken over\n", result.name);
    all.insert(all.end(), result.differences.begin(), result.differences.end());
    ++taken;
  }
  fmt::print("{}, {} taken over; {}\n", counted(runs.size(), "fixture", "fixtures"), taken,
             all.empty() ? "no differences to datasets that were expected before" : summary(all));
}

int regress_fixtures(const RegressArguments& arguments, const Command& self) {
  if (arguments.given.size() != 1) throw UsageError("name one folder of fixtures");
  folders(arguments.given);
  Conversion conversion = conversion_of(arguments);
  conversion.count_rules = true;
  const std::vector<Fixture> fixtures = fixtures_in(arguments.given.front());
  std::vector<Conversion> conversions;
  for (const Fixture& fixture : fixtures)
    conversions.push_back(with_options(conversion, arguments, fixture, self));
  const ScratchFolder scratch;
  const std::vector<FixtureRun> runs = run_fixtures(fixtures, conversions, scratch.path);
  if (interrupted()) return exit_fault;
  Exercised exercised;
  std::vector<FixtureResult> results;
  for (const FixtureRun& run : runs) {
    print_result(run.result, "as expected");
    results.push_back(run.result);
    exercised.packs.insert(run.exercised.packs.begin(), run.exercised.packs.end());
    exercised.rules.insert(run.exercised.rules.begin(), run.exercised.rules.end());
    exercised.checks.insert(run.exercised.checks.begin(), run.exercised.checks.end());
  }
  if (arguments.coverage) fmt::print("{}", coverage_report(exercised, *conversion.library));
  if (!arguments.accept) return conclude(results, arguments, "fixture", "fixtures");
  accept(fixtures, runs);
  return exit_done;
}

bool is_dataset(const std::string& path) { return fs::exists(fs::path(path) / "datapackage.json"); }

int regress_against(const RegressArguments& arguments) {
  if (arguments.given.empty()) throw UsageError("name the reports, or a dataset, to compare with --against");
  if (arguments.accept || arguments.coverage)
    throw UsageError("--accept and --coverage are for fixtures, not for --against");
  must_be_dataset(arguments.against);
  const normalize::Dataset old = normalize::read_dataset(arguments.against, {.validate = false}).dataset;
  Drift drift;
  if (arguments.given.size() == 1 && is_dataset(arguments.given.front())) {
    drift =
        drift_of_datasets(old, normalize::read_dataset(arguments.given.front(), {.validate = false}).dataset);
  } else {
    Conversion conversion = conversion_of(arguments);
    conversion.inputs = find_inputs({arguments.given.begin(), arguments.given.end()});
    if (conversion.inputs.empty())
      throw UsageError(
          fmt::format("{}: holds no report (.pdf, .png, .jpg, .tif, .txt)", arguments.given.front()));
    const ScratchFolder scratch;
    drift = drift_of_reports(old, conversion, scratch.path);
    if (interrupted()) return exit_fault;
  }
  for (const FixtureResult& report : drift.reports) print_result(report, "no differences");
  for (const std::string& file : drift.not_given)
    fmt::print("{}: in {} alone, not compared\n", file, arguments.against);
  return conclude(drift.reports, arguments, "report", "reports");
}

int run_regress(const Command& self, const std::vector<std::string>& words) {
  RegressArguments arguments;
  po::options_description options("Options");
  auto add = options.add_options();
  add("accept", po::bool_switch(&arguments.accept),
      "take what comes out now as what is expected, and sum up what changes by that");
  add("against", po::value(&arguments.against)->value_name("DATASET"),
      "compare reports (or another dataset) with a dataset made before, in place of fixtures");
  add("all", po::bool_switch(&arguments.all),
      "read every report again, not only what has changed since the last run");
  add("coverage", po::bool_switch(&arguments.coverage),
      "tell which packs, patterns and checks no fixture exercises");
  add("differences", po::value(&arguments.differences)->value_name("FILE"),
      "write the differences as CSV too");
  add("junit", po::value(&arguments.junit)->value_name("FILE"), "write the result as JUnit XML too");
  add("jobs", po::value(&arguments.jobs)->value_name("N"),
      "worker processes (default: one for each processor)");
  add_reading_options(options, arguments.reading);
  if (!parse_arguments(self, options, words, arguments.given)) return exit_done;
  return arguments.against.empty() ? regress_fixtures(arguments, self) : regress_against(arguments);
}

}  // namespace

const Command regress_command{
    "regress", "FIXTURES | REPORTS... --against DATASET",
    "Converts every fixture and compares it with its expected dataset, figure by figure; or reports with a "
    "dataset made of them before.",
    run_regress};

}  // namespace scrutineer::tools
