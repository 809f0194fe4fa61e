#include <fmt/format.h>

#include <algorithm>

#include "tools/commands/arguments.h"
#include "tools/commands/command.h"
#include "tools/convert/conversion.h"
#include "tools/convert/document.h"
#include "tools/exit_status.h"
#include "tools/workers/pool.h"

namespace scrutineer::tools {

namespace po = boost::program_options;

namespace {

struct Wanted {
  int page = 0;
  int row = 0;  // of a table; 0: all
};

const normalize::CellRow* cell_at(const normalize::Dataset& dataset, int table, int row, int column) {
  for (const normalize::CellRow& cell : dataset.cells)
    if (cell.table == table && row >= cell.row && row < cell.row + cell.rowspan && column >= cell.column &&
        column < cell.column + cell.colspan)
      return &cell;
  return nullptr;
}

// The header over a column, from the top down.
std::string header_of(const normalize::Dataset& dataset, int table, int column) {
  int header_rows = 0;
  for (const normalize::TableRow& row : dataset.tables)
    if (row.table == table) header_rows = row.header_rows;
  std::string header;
  const normalize::CellRow* before = nullptr;
  for (int row = 1; row <= header_rows; ++row) {
    const normalize::CellRow* cell = cell_at(dataset, table, row, column);
    if (cell == nullptr || cell == before || cell->text.empty()) continue;
    if (!header.empty()) header += " / ";
    header += cell->text;
    before = cell;
  }
  return header;
}

std::string named(std::string_view name, const std::string& value) {
  return value.empty() ? std::string{} : fmt::format("  {} {}", name, value);
}

void explain_figure(const normalize::Dataset& dataset, const normalize::Observation& figure,
                    std::string& out) {
  out += figure.table > 0
             ? fmt::format("table {}, row {}, column {}", figure.table, figure.row, figure.column)
             : std::string("running text");
  out += fmt::format(" at {:.0f},{:.0f}: \"{}\"\n", figure.place.box.x0, figure.place.box.y0, figure.text);
  out += fmt::format("  {}  {}{}{}{}{}{}\n", figure.measure,
                     figure.value ? figure.value->str() : std::string("no value"), named("unit", figure.unit),
                     named("qualifier", figure.qualifier), named("rag", figure.rag),
                     named("trend", figure.trend), named("comparator", figure.comparator));
  out += fmt::format("  of \"{}\"{}{}{}\n", figure.label, named("code", figure.local_code),
                     named("indicator", figure.indicator_id), named("breakdown", figure.breakdown));
  if (figure.period_start && figure.period_end)
    out += fmt::format("  for {} to {}{}{}\n", normalize::iso(*figure.period_start),
                       normalize::iso(*figure.period_end), named("printed", figure.period_label),
                       named("basis", figure.basis));
  if (figure.table == 0) return;
  const std::string header = header_of(dataset, figure.table, figure.column);
  if (!header.empty()) out += fmt::format("  under the header \"{}\"\n", header);
}

// Cells of figures' rows that gave none, so that a missing figure can be told from an unread one.
void explain_rest(const normalize::Dataset& dataset, const Wanted& wanted, std::string& out) {
  for (const normalize::CellRow& cell : dataset.cells) {
    if (cell.place.page != wanted.page || (wanted.row > 0 && cell.row != wanted.row) || cell.text.empty())
      continue;
    const bool has_figure = std::any_of(
        dataset.observations.begin(), dataset.observations.end(), [&](const normalize::Observation& figure) {
          return figure.table == cell.table && figure.row == cell.row && figure.column == cell.column;
        });
    if (!has_figure)
      out += fmt::format("table {}, row {}, column {}: no figure{}: \"{}\"\n", cell.table, cell.row,
                         cell.column, cell.header ? ", a header" : "", cell.text);
  }
}

std::string explain(const Conversion& conversion, const Wanted& wanted) {
  const normalize::Normalized result = read_and_normalize(conversion, conversion.inputs.front());
  const normalize::Dataset& dataset = result.dataset;
  const normalize::DocumentRow& document = dataset.documents.front();
  std::string out = fmt::format("{}: {} pages, read as {}, pack {}\n", document.file, document.pages,
                                document.text_source, document.pack);
  if (document.pages > 0 && wanted.page > document.pages)
    throw TaskFailure{fmt::format("there is no page {}: it has {}", wanted.page, document.pages), ""};
  for (const normalize::Explanation& explanation : result.explanations) {
    if (explanation.page != wanted.page) continue;
    if (wanted.row > 0 && explanation.row > 0 && explanation.row != wanted.row) continue;
    out += explanation.table > 0 ? fmt::format("table {}", explanation.table) : std::string("page");
    if (explanation.row > 0) out += fmt::format(", row {}", explanation.row);
    out += fmt::format(": {}\n", explanation.text);
  }
  std::size_t figures = 0;
  for (const normalize::Observation& figure : dataset.observations) {
    if (figure.place.page != wanted.page || (wanted.row > 0 && figure.row != wanted.row)) continue;
    explain_figure(dataset, figure, out);
    ++figures;
  }
  if (figures == 0) out += "no figure was read here\n";
  explain_rest(dataset, wanted, out);
  return out;
}

int run_explain(const Command& self, const std::vector<std::string>& arguments) {
  ReadingArguments reading;
  std::string page, row;
  std::vector<std::string> files;
  po::options_description options("Options");
  auto add = options.add_options();
  add("page", po::value(&page)->value_name("N"), "the page, from 1");
  add("row", po::value(&row)->value_name("N"), "only this row of the page's tables");
  add_reading_options(options, reading);
  if (!parse_arguments(self, options, arguments, files)) return exit_done;
  if (files.size() != 1) throw UsageError("name one report");
  if (page.empty()) throw UsageError("say which page: --page N");
  const Wanted wanted{whole_number(page, "--page", 1), row.empty() ? 0 : whole_number(row, "--row", 1)};

  Conversion conversion;
  conversion.read = read_options(reading);
  conversion.normalize = {reading.pack, reading.council};
  conversion.library = load_library(reading);
  conversion.inputs = find_inputs({files.front()});
  if (conversion.inputs.size() != 1) throw UsageError("name one report");

  int status = exit_done;
  Tasks tasks;
  tasks.count = 1;
  tasks.work = [&](std::size_t) { return explain(conversion, wanted); };
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

const Command explain_command{"explain", "FILE --page N [--row N]",
                              "Shows which cells, headers and rules made each figure of a page, or why none.",
                              run_explain};

}  // namespace scrutineer::tools
