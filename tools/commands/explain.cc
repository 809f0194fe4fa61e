#include <fmt/format.h>

#include "extract/tables/find.h"
#include "tools/commands/arguments.h"
#include "tools/commands/command.h"
#include "tools/commands/explanation.h"
#include "tools/convert/conversion.h"
#include "tools/convert/document.h"
#include "tools/exit_status.h"
#include "tools/workers/pool.h"

namespace scrutineer::tools {

namespace po = boost::program_options;

namespace {

TracedReport traced(const Conversion& conversion) {
  TracedReport report;
  report.result = read_and_normalize(conversion, conversion.inputs.front(), report.document);
  // Converted text has no words in places, of which candidates could be made.
  if (report.document.text_source == extract::TextSource::text) return report;
  extract::Document copy = report.document;
  extract::find_tables(copy, {}, &report.traces);
  return report;
}

void must_have_page(const TracedReport& report, int page) {
  const int pages = report.document.page_count;
  if (pages > 0 && page > pages)
    throw TaskFailure{fmt::format("there is no page {}: it has {}", page, pages), ""};
}

int run_explain(const Command& self, const std::vector<std::string>& arguments) {
  ReadingArguments reading;
  std::string page, row;
  bool unread = false;
  std::vector<std::string> files;
  po::options_description options("Options");
  auto add = options.add_options();
  add("page", po::value(&page)->value_name("N"), "the page, from 1");
  add("row", po::value(&row)->value_name("N"), "only this row of the page's tables");
  add("unread", po::bool_switch(&unread),
      "list the printed numbers that became no figure, each with the reason; without --page of all pages");
  add_reading_options(options, reading);
  if (!parse_arguments(self, options, arguments, files)) return exit_done;
  if (files.size() != 1) throw UsageError("name one report");
  if (unread && !row.empty()) throw UsageError("--unread is of a page, not of a row");
  if (page.empty() && !unread) throw UsageError("say which page: --page N");
  const WantedPlace wanted{page.empty() ? 0 : whole_number(page, "--page", 1),
                           row.empty() ? 0 : whole_number(row, "--row", 1)};

  Conversion conversion;
  conversion.read = read_options(reading);
  conversion.normalize = {reading.pack, reading.council};
  conversion.library = load_library(reading);
  conversion.inputs = find_inputs({files.front()});
  if (conversion.inputs.size() != 1) throw UsageError("name one report");

  int status = exit_done;
  Tasks tasks;
  tasks.count = 1;
  tasks.work = [&](std::size_t) {
    const TracedReport report = traced(conversion);
    if (!unread) return explanation_of(report, *conversion.library, wanted);
    must_have_page(report, wanted.page);
    return unread_numbers(report, *conversion.library, wanted.page, UnreadPlaces::all);
  };
  tasks.processor_seconds = [&](std::size_t) {
    return processor_seconds(conversion, conversion.inputs.front());
  };
  tasks.done = [&](const Outcome& outcome) {
    fmt::print("{}", outcome.answer);
    if (outcome.problem.empty()) return;
    tell(fmt::format("{}: {}{}{}", files.front(), outcome.problem, outcome.advice.empty() ? "" : "; ",
                     outcome.advice));
    status = exit_failed;
  };
  run_tasks(tasks, 1);
  return status;
}

}  // namespace

const Command explain_command{
    "explain", "FILE --page N [--row N] | FILE --unread [--page N]",
    "Shows which cells, headers and rules made each figure of a page, or why none; or lists "
    "the printed numbers that became no figure, with the reasons.",
    run_explain};

}  // namespace scrutineer::tools
