#include <algorithm>

#include "normalize/prose/prose.h"
#include "normalize/tables/table_reading.h"

namespace scrutineer::normalize {

using extract::Cell;

namespace {

Note note_of(const TableReading& in, const Row& row, const Cell& cell, const char* kind) {
  Note note;
  note.document_id = in.report.document_id;
  note.local_code = row.code;
  note.label = row.label;
  note.kind = kind;
  note.text = cell.text;
  note.page = cell.page;
  note.table = in.number;
  note.row = cell.row + 1;
  note.box = cell.box;
  return note;
}

// "19/20: On Target Staff absence continues ...": the status that opens a commentary, with the period that it
// is for.
void read_opening_status(const TableReading& in, const Cell& cell, Observation& observation) {
  const auto status = in.report.rules.first("status-opening", cell.text);
  if (!status || status->begin != 0 || status->groups.empty()) return;
  const auto rating = in.report.rules.first("rating", status->groups.back());
  if (!rating) return;
  if (rating->gives() == "data-only")
    observation.qualifier = "data-only";
  else if (observation.rag.empty())
    observation.rag = rating->gives();
}

// A fraction in the words that makes the printed percentage: "11 out of 14 core groups".
void read_fraction(const TableReading& in, const Cell& cell, Observation& observation) {
  if (observation.numerator || !observation.value || observation.unit != "percent") return;
  for (const Figure& figure : find_figures(cell.text, in.report.rules)) {
    if (!figure.numerator || !figure.denominator || figure.denominator->digits() == 0) continue;
    const Rational share = figure.numerator->exact() * 100 / figure.denominator->exact();
    const Rational gap = share - observation.value->exact();
    const Rational half = observation.resolution ? observation.resolution->exact() : Rational(0);
    if (gap > half || gap < -half) continue;
    observation.numerator = figure.numerator;
    observation.denominator = figure.denominator;
    return;
  }
}

// Whether the row has said so already: a benchmark that the commentary only repeats is none.
bool is_repeated(const TableReading& in, const StatedBenchmark& stated, std::size_t row_begins) {
  const auto& all = in.readings.observations;
  return std::any_of(all.begin() + static_cast<std::ptrdiff_t>(row_begins), all.end(),
                     [&](const Observation& o) {
                       return o.measure == "benchmark" && o.comparator == stated.comparator && o.value &&
                              stated.figure.value && *o.value == *stated.figure.value &&
                              (!o.comparator.empty() || o.comparator_label == stated.comparator_label);
                     });
}

}  // namespace

void read_commentary(const TableReading& in, const Row& row, const RowUnit& unit, const Judged& judged,
                     std::size_t row_begins) {
  for (int c = 0; c < in.grid.columns(); ++c) {
    const Role role = in.columns[static_cast<std::size_t>(c)].role;
    if (!in.grid.starts(row.index, c)) continue;
    const Cell& cell = in.grid.at(row.index, c);
    if (cell.text.empty()) continue;
    if (role == Role::description) in.readings.notes.push_back(note_of(in, row, cell, "description"));
    const ContentKind kind = in.contents.at(row.index, c).kind;
    if (role == Role::figure && (kind == ContentKind::words || kind == ContentKind::prose))
      in.readings.notes.push_back(note_of(in, row, cell, "value-text"));
    if (role != Role::commentary) continue;
    in.readings.notes.push_back(note_of(in, row, cell, "commentary"));

    PeriodContext context;
    context.report = in.report.period;
    const auto target = judged_by(in, judged, c);
    if (target) {
      Observation& observation = in.readings.observations[judged.actuals[*target]];
      read_opening_status(in, cell, observation);
      read_fraction(in, cell, observation);
      if (judged.periods[*target].period)
        context.financial_year = financial_year_of(judged.periods[*target].period->end);
    }
    for (const StatedPart& part : find_parts(cell.text, context, in.report)) {
      Observation observation = observation_of(part.figure, cell, in.number, in.report);
      name(observation, row);
      observation.measure = "actual";
      unit.settle(observation, Column{}, part.figure);
      set_period(observation, part.period.period);
      observation.period_label = part.period.label;
      in.readings.observations.push_back(std::move(observation));
    }
    for (const StatedBenchmark& stated : find_benchmarks(cell.text, in.report)) {
      if (is_repeated(in, stated, row_begins)) continue;
      Observation observation = observation_of(stated.figure, cell, in.number, in.report);
      name(observation, row);
      observation.measure = "benchmark";
      observation.comparator = stated.comparator;
      observation.comparator_label = stated.comparator_label;
      unit.settle(observation, Column{}, stated.figure);
      in.readings.observations.push_back(std::move(observation));
    }
  }
}

}  // namespace scrutineer::normalize
