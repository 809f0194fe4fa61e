#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "normalize/dataset/compare.h"
#include "normalize/dataset/csv.h"
#include "normalize/dataset/fixture.h"
#include "normalize/dataset/junit.h"
#include "tools/commands/arguments.h"
#include "tools/commands/command.h"
#include "tools/convert/conversion.h"
#include "tools/exit_status.h"
#include "tools/workers/interruption.h"

namespace scrutineer::tools {

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

// Where parts may stand: fixtures may lie in a folder that cannot be written.
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

normalize::Dataset convert_alone(const fs::path& report, Conversion conversion, const fs::path& scratch) {
  conversion.inputs = find_inputs({report});
  conversion.output = scratch / "dataset";
  Parts parts = open_parts(conversion.output, options_key(conversion), false);
  Progress progress = start_progress(1, true, false);
  Converted converted = convert_inputs(conversion, parts, progress);
  close_parts(parts, true);
  return std::move(converted.dataset);
}

// A fixture's own options are those of convert that say how a document is read.
Conversion with_options(Conversion conversion, const normalize::Fixture& fixture, const Command& self) {
  ReadingArguments reading;
  po::options_description options;
  add_reading_options(options, reading);
  std::vector<std::string> rest;
  try {
    parse_arguments(self, options, fixture.options, rest);
    if (!rest.empty()) throw UsageError(fmt::format("'{}' is no option", rest.front()));
    conversion.read = read_options(reading);
  } catch (const UsageError& error) {
    throw UsageError(fmt::format("{}: options.txt: {}", fixture.name, error.what()));
  }
  conversion.normalize = {reading.pack, reading.council};
  return conversion;
}

normalize::FixtureResult regress_one(const normalize::Fixture& fixture, const Conversion& conversion,
                                     bool accept, const fs::path& scratch) {
  normalize::FixtureResult result;
  result.name = fixture.name;
  const auto started = std::chrono::steady_clock::now();
  try {
    const normalize::Dataset found = convert_alone(fixture.report, conversion, scratch);
    if (interrupted()) return result;
    if (accept) {
      normalize::write_dataset(found, fixture.expected);
    } else if (!fs::exists(fixture.expected)) {
      result.error =
          "no dataset is expected of it yet; read what convert gives, then take it over with --accept";
    } else {
      result.differences = normalize::compare(normalize::read_dataset(fixture.expected).dataset, found);
    }
  } catch (const std::runtime_error& error) {
    result.error = error.what();
  }
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return result;
}

void print_result(const normalize::FixtureResult& result, bool accept) {
  if (!result.error.empty())
    fmt::print("{}: {}\n", result.name, result.error);
  else if (accept)
    fmt::print("{}: taken over\n", result.name);
  else if (result.differences.empty())
    fmt::print("{}: as expected\n", result.name);
  else
    fmt::print("{}: {} differences\n", result.name, result.differences.size());
  for (const normalize::Difference& difference : result.differences)
    fmt::print("  {}\n", normalize::sentence(difference));
}

void write_junit(const std::string& file, const std::vector<normalize::FixtureResult>& results) {
  std::ofstream out(file, std::ios::binary);
  out << normalize::junit_xml(results);
  out.close();
  if (!out) throw std::runtime_error(fmt::format("{}: cannot be written", file));
}

int run_regress(const Command& self, const std::vector<std::string>& arguments) {
  ReadingArguments reading;
  std::string junit;
  std::vector<std::string> given;
  bool accept = false;
  po::options_description options("Options");
  auto add = options.add_options();
  add("accept", po::bool_switch(&accept), "take what comes out now as what is expected");
  add("junit", po::value(&junit)->value_name("FILE"), "write the result as JUnit XML too");
  add_rules_option(options, reading.rules);
  if (!parse_arguments(self, options, arguments, given)) return exit_done;
  if (given.size() != 1) throw UsageError("name one folder of fixtures");
  folders(given);

  Conversion conversion;
  conversion.rules = folders(reading.rules);
  conversion.library = load_library(reading);
  const ScratchFolder scratch;
  std::vector<normalize::FixtureResult> results;
  std::size_t wrong = 0;
  for (const normalize::Fixture& fixture : normalize::fixtures_in(given.front())) {
    results.push_back(regress_one(fixture, with_options(conversion, fixture, self), accept, scratch.path));
    if (interrupted()) return exit_fault;
    print_result(results.back(), accept);
    if (!results.back().error.empty() || !results.back().differences.empty()) ++wrong;
  }
  fmt::print("{} fixtures, {} with differences\n", results.size(), wrong);
  if (!junit.empty()) write_junit(junit, results);
  return wrong == 0 ? exit_done : exit_fault;
}

}  // namespace

const Command regress_command{
    "regress", "FIXTURES",
    "Converts every fixture and compares it with its expected dataset, figure by figure.", run_regress};

}  // namespace scrutineer::tools
