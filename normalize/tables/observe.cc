#include "normalize/tables/observe.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "normalize/prose/prose.h"
#include "normalize/tables/figure_period.h"
#include "normalize/tables/misread_cells.h"
#include "normalize/tables/row_measure.h"
#include "normalize/tables/row_unit.h"
#include "normalize/tables/rows.h"
#include "normalize/tables/spanning_figures.h"
#include "normalize/tables/table_parts.h"
#include "normalize/tables/table_reading.h"

namespace scrutineer::normalize {

namespace {

using extract::Cell;

void explain(const TableReading& in, const Stub& stub) {
  std::string text = fmt::format("table {}: {} rows, {} columns, {} header rows{}", in.number, in.grid.rows(),
                                 in.grid.columns(), in.grid.header_rows(),
                                 in.grid.turned() ? ", read with rows and columns exchanged" : "");
  if (stub.rows_are_parts) text += fmt::format("; its rows are parts of \"{}\"", stub.label_of_all);
  for (std::size_t c = 0; c < in.columns.size(); ++c) {
    const Column& column = in.columns[c];
    text += fmt::format("\n  column {} \"{}\": {}", c + 1, column.header, describe(column));
  }
  const int page = in.grid.at(0, 0).page;
  in.readings.explanations.push_back({page, in.number, 0, text, 0, ""});
  if (in.grid.turned()) return;
  for (std::size_t c = 0; c < in.columns.size(); ++c)
    in.readings.explanations.push_back(
        {page, in.number, 0, in.columns[c].header, static_cast<int>(c) + 1,
         in.columns[c].role == Role::none ? std::string() : describe(in.columns[c])});
}

// A row that gives no figures of its own.
void explain(const TableReading& in, const Row& row) {
  if (in.grid.turned()) return;
  const char* text = row.kind == RowKind::group      ? "names the rows below it"
                     : row.kind == RowKind::nameless ? "has no name, and the row above has figures of its own"
                                                     : "repeats the header";
  in.readings.explanations.push_back({in.grid.at(row.index, 0).page, in.number, row.index + 1, text, 0, ""});
}

// A period and little else: "Capital spend Q3" names a measure.
bool names_a_period(const std::string& text, const PeriodContext& context) {
  constexpr std::size_t kLongest = 40;  // bytes
  const auto period = text.size() < kLongest ? read_period(text, context) : std::nullopt;
  return period && (period->end - period->begin) * 2 >= text.size();
}

// Whether the names over the columns are indicators', several words each, and no measures, periods or parts.
bool names_run_across(const Grid& grid, const PeriodContext& context, const rules::RuleSet& rules) {
  int names = 0;
  for (int c = 1; c < grid.columns(); ++c) {
    const std::string& text = grid.text(0, c);
    if (text.empty() || !grid.starts(0, c) || rules.first("header", text) ||
        rules.first("comparator", text) || rules.first("breakdown", text) || read_period(text, context))
      return false;
    names += text.find(' ') != std::string::npos || rules.first("unit", text);
  }
  return names >= 1 && names * 2 >= grid.columns() - 1;
}

// Periods down the side and none across, or measures and periods down and indicators across: the table is
// read with rows and columns exchanged.
bool periods_run_down(const Grid& grid, const rules::RuleSet& rules) {
  if (grid.columns() < 2 || grid.rows() < 3) return false;
  PeriodContext any_year;
  any_year.financial_year = 2000;
  int down = 0, rows = 0, across = 0, measures = 0;
  for (int r = std::max(1, grid.header_rows()); r < grid.rows(); ++r) {
    if (grid.text(r, 0).empty()) continue;
    ++rows;
    measures += !names_a_period(grid.text(r, 0), any_year) && row_measure(grid.text(r, 0), rules);
    down += names_a_period(grid.text(r, 0), any_year);
  }
  for (int c = 1; c < grid.columns(); ++c) across += read_period(grid.text(0, c), any_year).has_value();
  if (measures > 0 && down + measures == rows && rows >= 2 && names_run_across(grid, any_year, rules))
    return true;
  return rows >= 2 && down * 10 >= rows * 7 && across * 2 < grid.columns() - 1;
}

}  // namespace

namespace {

// A note's marker belongs to no figure and no name.
extract::Table without_note_markers(extract::Table table) {
  for (Cell& cell : table.cells) {
    if (cell.note.empty() || cell.note.size() >= cell.text.size() || !cell.text.ends_with(cell.note))
      continue;
    cell.text.resize(cell.text.size() - cell.note.size());
    while (cell.text.ends_with(' ')) cell.text.pop_back();
  }
  return table;
}

}  // namespace

namespace {

void read_body(const Grid& grid, const Contents& contents, const std::vector<Column>& columns, int number,
               const TableSurroundings& surroundings, const Key& key, const Report& report,
               Readings& readings) {
  const bool dated_rows = std::any_of(columns.begin(), columns.end(),
                                      [](const Column& c) { return c.role == Role::data_period; });
  const TableReading in{grid, contents, columns, number, surroundings, key, report, readings, dated_rows};
  const Stub stub = read_stub(grid, columns, surroundings, report);
  explain(in, stub);
  // Several rows that nothing names say nothing about which indicator they are of.
  constexpr int kNamelessRows = 2;
  if (stub.nameless && grid.rows() - grid.header_rows() > kNamelessRows) return;

  Judged judged;
  std::vector<Judged> indicators;
  std::vector<Feeder> feeders;
  const bool rated_names = names_are_rated(in, stub);
  for (const Row& row : read_rows(grid, contents, columns, stub, surroundings, report)) {
    if (row.kind == RowKind::group || row.kind == RowKind::repeated || row.kind == RowKind::nameless) {
      explain(in, row);
      continue;
    }
    if (row.kind == RowKind::data) {
      feed(in, feeders, judged);
      indicators.push_back(std::exchange(judged, {}));
      feeders.clear();
    }
    const RowUnit unit(row, figures_of(grid, contents, columns, row.index), report);
    const std::size_t row_begins = in.readings.observations.size();
    read_figures(in, row, unit, judged);
    read_targets_and_benchmarks(in, row, unit, judged);
    read_target_in_name(in, row, unit, judged, row_begins);
    read_judgements(in, row, unit, judged);
    read_parts(in, row, judged, row_begins);
    read_coloured_name(in, row, judged, rated_names);
    read_commentary(in, row, unit, judged, row_begins);
    read_feeders(in, row, feeders, judged);
  }
  feed(in, feeders, judged);
  indicators.push_back(std::move(judged));
  feed_from_rows(in, indicators);
}

void read_one_table(const extract::Table& table, int number, const TableSurroundings& surroundings,
                    const Key& key, const Report& report, Readings& readings) {
  if (read_panel(table, number, surroundings, key, report, readings)) return;
  if (read_rating_counts(table, number, surroundings, key, report, readings)) return;
  const bool turned = periods_run_down(Grid(table), report.rules);
  Grid grid(table, turned);
  const Contents contents(grid, report.rules);
  grid.set_header_rows(turned ? 1 : count_header_rows(grid, contents, report.rules));
  if (grid.header_rows() == 0) return;
  const std::vector<Column> columns = read_columns(grid, contents, surroundings, report);
  const auto placed = with_spanning_figures_placed(table, grid, contents, columns);
  if (!placed) return read_body(grid, contents, columns, number, surroundings, key, report, readings);
  Grid grid_of_placed(*placed);
  grid_of_placed.set_header_rows(grid.header_rows());
  const Contents placed_contents(grid_of_placed, report.rules);
  read_body(grid_of_placed, placed_contents, columns, number, surroundings, key, report, readings);
}

// A place in a part, from 1, as the printed table counts; 0 stays.
void place(const TablePart& part, int& row, int& column) {
  if (row > 0 && static_cast<std::size_t>(row) <= part.rows.size())
    row = part.rows[static_cast<std::size_t>(row - 1)] + 1;
  if (column > 0 && static_cast<std::size_t>(column) <= part.columns.size())
    column = part.columns[static_cast<std::size_t>(column - 1)] + 1;
}

}  // namespace

void read_table(const extract::Table& printed, int number, const TableSurroundings& surroundings,
                const Key& key, const Report& report, Readings& readings) {
  if (printed.rows < 1 || printed.columns < 2) return;
  const extract::Table table = with_misread_cells_mended(without_note_markers(printed), report.rules);
  const std::vector<TablePart> parts = parts_of(table, surroundings, report.rules);
  if (parts.empty()) return read_one_table(table, number, surroundings, key, report, readings);
  int none = 0;
  for (const TablePart& part : parts) {
    const std::size_t figures = readings.observations.size(), notes = readings.notes.size(),
                      told = readings.explanations.size();
    read_one_table(part.table, number, part.surroundings, key, report, readings);
    for (std::size_t i = figures; i < readings.observations.size(); ++i)
      place(part, readings.observations[i].row, readings.observations[i].column);
    for (std::size_t i = notes; i < readings.notes.size(); ++i) place(part, readings.notes[i].row, none);
    for (std::size_t i = told; i < readings.explanations.size(); ++i)
      place(part, readings.explanations[i].row, readings.explanations[i].column);
  }
}

}  // namespace scrutineer::normalize
