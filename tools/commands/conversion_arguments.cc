#include "tools/commands/conversion_arguments.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>

#include "tools/commands/arguments.h"
#include "tools/exit_status.h"

namespace scrutineer::tools {

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

struct Given {
  ReadingArguments reading;
  std::string output, picture, jobs, timeout, shard;
  CheckingArguments checking;
  std::vector<std::string> inputs;
  bool force = false, resume = false, quiet = false, json_progress = false, timings = false;
};

po::options_description options_for(ConversionKind kind, Given& given) {
  po::options_description options("Options");
  auto add = options.add_options();
  add("output,o", po::value(&given.output)->value_name("DATASET"),
      kind == ConversionKind::tables ? "folder to write; a dataset without figures there is replaced"
                                     : "folder to write; a dataset there is replaced");
  add("jobs", po::value(&given.jobs)->value_name("N"), "worker processes (default: one for each processor)");
  add_reading_options(options, given.reading);
  add("timeout", po::value(&given.timeout)->value_name("SECONDS"),
      "processor time a document may take (default: 60, and 60 more for each megabyte)");
  add("resume", po::bool_switch(&given.resume), "go on where a run with the same options was ended");
  add("shard", po::value(&given.shard)->value_name("I/N"),
      "only the Ith of N parts of the inputs; see merge");
  if (kind == ConversionKind::figures) add_checking_options(options, given.checking);
  if (kind == ConversionKind::tables)
    add("picture", po::value(&given.picture)->value_name("DIR"),
        "draw each page with what was seen in it (words, lines, tables refused and chosen), as SVG");
  if (kind == ConversionKind::tables)
    add("force", po::bool_switch(&given.force), "replace a dataset that holds figures, too");
  add("timings", po::bool_switch(&given.timings), "tell the processor time of each stage in the end");
  add("quiet", po::bool_switch(&given.quiet), "tell only of documents that are not complete");
  add("json-progress", po::bool_switch(&given.json_progress), "tell the progress as JSON lines");
  return options;
}

// A mistyped folder is no run. A file that is missing is a document that failed, as its row tells.
void must_be_there(const std::vector<std::string>& names) {
  if (std::any_of(names.begin(), names.end(),
                  [](const std::string& name) { return fs::exists(name) || fs::path(name).has_extension(); }))
    return;
  throw UsageError(fmt::format("{}: there is no such file or folder", fmt::join(names, ", ")));
}

// The figures of a dataset are worth more than the raw tables that would replace them.
void must_hold_no_figures(const fs::path& output) {
  std::ifstream in(output / "observations.csv");
  std::string line;
  if (std::getline(in, line) && std::getline(in, line))
    throw UsageError(fmt::format(
        "{}: is a dataset with figures, and tables writes none; name another folder, or give --force",
        output.string()));
}

std::vector<Input> inputs_of(const Given& given) {
  if (given.inputs.empty()) throw UsageError("name at least one report, or a folder of reports");
  must_be_there(given.inputs);
  std::vector<Input> inputs = find_inputs({given.inputs.begin(), given.inputs.end()});
  if (inputs.empty())
    throw UsageError(fmt::format("{}: holds no report (.pdf, .png, .jpg, .tif, .txt)", given.inputs.front()));
  if (given.shard.empty()) return inputs;
  const std::size_t slash = given.shard.find('/');
  if (slash == std::string::npos) throw UsageError("--shard takes I/N, such as 2/8");
  const int count = whole_number(given.shard.substr(slash + 1), "--shard", 1);
  const int index = whole_number(given.shard.substr(0, slash), "--shard", 1);
  if (index > count) throw UsageError(fmt::format("--shard: {} is more than {}", index, count));
  return shard_of(inputs, index, count);
}

Conversion conversion_of(const Given& given, ConversionKind kind) {
  if (given.output.empty()) throw UsageError("say where to write: -o DATASET");
  if (kind == ConversionKind::tables && !given.force) must_hold_no_figures(given.output);
  Conversion conversion;
  conversion.output = given.output;
  conversion.read = read_options(given.reading);
  conversion.normalize = {given.reading.pack, given.reading.council, kind == ConversionKind::tables};
  conversion.rules = rule_sources(given.reading);
  conversion.jobs = given.jobs.empty() ? default_jobs() : whole_number(given.jobs, "--jobs", 1);
  if (!given.timeout.empty()) conversion.timeout = whole_number(given.timeout, "--timeout", 1);
  conversion.resume = given.resume;
  conversion.pictures = given.picture;
  conversion.timings = given.timings;
  conversion.tables_only = kind == ConversionKind::tables;
  conversion.inputs = inputs_of(given);
  conversion.library = load_library(given.reading);
  return conversion;
}

}  // namespace

int run_conversion(const Command& command, const std::vector<std::string>& arguments, ConversionKind kind,
                   int (*convert)(const Conversion&, const RunArguments&)) {
  Given given;
  if (!parse_arguments(command, options_for(kind, given), arguments, given.inputs)) return exit_done;
  const RunArguments run{checking(given.checking), given.quiet, given.json_progress};
  Conversion conversion = conversion_of(given, kind);
  conversion.checks_off = run.checking.off;
  conversion.min_confidence = run.checking.min_confidence;
  return convert(conversion, run);
}

}  // namespace scrutineer::tools
