#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>

#include "normalize/dataset/csv.h"
#include "tools/commands/arguments.h"
#include "tools/commands/command.h"
#include "tools/commands/conversion_arguments.h"
#include "tools/convert/conversion.h"
#include "tools/exit_status.h"
#include "tools/workers/interruption.h"

namespace scrutineer::tools {

namespace fs = std::filesystem;

namespace {

bool nothing_read(const normalize::Dataset& dataset) {
  return std::all_of(dataset.documents.begin(), dataset.documents.end(),
                     [](const normalize::DocumentRow& row) { return row.status == "failed"; });
}

double seconds_used(int who) {
  rusage used{};
  getrusage(who, &used);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

// `rest` is what no stage took: starting, the rules, the workers' own time.
void tell_times(const extract::StageTimes& times) {
  double rest = seconds_used(RUSAGE_SELF) + seconds_used(RUSAGE_CHILDREN);
  for (const auto& [stage, seconds] : times.seconds) {
    fmt::print(stderr, "{:<14} {:8.3f} s\n", stage, seconds);
    rest -= seconds;
  }
  fmt::print(stderr, "{:<14} {:8.3f} s\n", "rest", rest);
}

// A page that was asked for and is not there is told: the range may be mistyped.
void tell_missing_pages(const Conversion& conversion, const normalize::Dataset& dataset) {
  const int last = conversion.read.last_page;
  for (const normalize::DocumentRow& row : dataset.documents)
    if (row.status != "failed" && row.pages > 0 && row.pages < last)
      tell(fmt::format("{}: it has {}, so --pages {}-{} reads {}", row.file,
                       counted(static_cast<std::size_t>(row.pages), "page", "pages"),
                       conversion.read.first_page, last,
                       row.pages == conversion.read.first_page
                           ? fmt::format("page {} alone", row.pages)
                           : fmt::format("pages {} to {}", conversion.read.first_page, row.pages)));
}

// The whole run; the dataset appears by a rename as its last step.
int convert(const Conversion& conversion, const RunArguments& run) {
  must_be_writable(conversion.output);
  Parts parts = open_parts(conversion.output, options_key(conversion), conversion.resume);
  try {
    Progress progress = start_progress(conversion.inputs.size(), run.quiet, run.json_progress);
    Converted converted = convert_inputs(conversion, parts, progress);
    if (interrupted()) {
      close_parts(parts, !conversion.resume);
      if (conversion.resume) tell("interrupted; the same command goes on from here");
      return exit_fault;
    }
    // A mistyped name must not cost the dataset of an earlier run.
    if (fs::exists(conversion.output / "datapackage.json") && nothing_read(converted.dataset)) {
      close_parts(parts, true);
      tell(fmt::format("nothing could be read; {} is left as it was", conversion.output.string()));
      return exit_failed;
    }
    const Findings findings =
        findings_of(std::move(converted.dataset.issues), converted.dataset, run.checking);
    converted.dataset.issues = findings.issues;
    extract::timed("writing", conversion.timings ? &converted.times : nullptr, [&] {
      normalize::write_dataset(converted.dataset, conversion.output);
      close_parts(parts, true);
    });
    if (!conversion.tables_only)
      publish(findings, converted.dataset, conversion.output.string(), run.checking, progress);
    if (conversion.timings) tell_times(converted.times);
    if (!run.quiet && !run.json_progress) tell_missing_pages(conversion, converted.dataset);
    tell_written(progress, conversion.output.string());
    return status_of(converted.not_complete, findings, run.checking);
  } catch (...) {
    close_parts(parts, !conversion.resume);
    throw;
  }
}

int run_convert(const Command& self, const std::vector<std::string>& arguments) {
  return run_conversion(self, arguments, ConversionKind::figures, convert);
}

int run_tables(const Command& self, const std::vector<std::string>& arguments) {
  return run_conversion(self, arguments, ConversionKind::tables, convert);
}

}  // namespace

const Command convert_command{
    "convert", "FILE-OR-FOLDER... -o DATASET",
    "Reads reports (PDF, PNG, JPEG, TIFF, or text converted from one) into a dataset and checks it.",
    run_convert};

const Command tables_command{"tables", "FILE-OR-FOLDER... -o DATASET",
                             "Writes the reports' raw tables alone, before any interpretation.", run_tables};

}  // namespace scrutineer::tools
