#include <set>

#include "normalize/tables/table_reading.h"

namespace scrutineer::normalize {

using extract::Cell;

namespace {

// Whether a blank cell of a column of ratings is coloured grey, which says "not rated". A stripe runs on
// through the row's name.
bool is_grey(const TableReading& in, const Row& row, const Cell& cell) {
  return cell.text.empty() && cell.fill && is_rating_grey(*cell.fill, in.report.rules) &&
         cell.fill != in.grid.at(row.index, 0).fill;
}

// What a colour judges where the latest cell only says that its figure is due ("Data due Jan 2021"): the
// latest figure before it.
std::size_t judged_value(const TableReading& in, const Judged& judged, std::size_t target) {
  const auto& all = in.readings.observations;
  const auto dated = [&](std::size_t i) { return judged.periods[i].period.has_value(); };
  if (all[judged.actuals[target]].value || !dated(target)) return target;
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < judged.actuals.size(); ++i)
    if (all[judged.actuals[i]].value && dated(i) &&
        judged.periods[i].period->end <= judged.periods[target].period->end &&
        (!best || judged.periods[*best].period->end <= judged.periods[i].period->end))
      best = i;
  return best.value_or(target);
}

}  // namespace

// Ratings and trends of their own columns go to the figure that they judge; where the row has none, a rating
// is a figure's place without its value.
void read_judgements(const TableReading& in, const Row& row, const RowUnit& unit, Judged& judged) {
  std::optional<std::size_t> latest_rating;  // of those without a figure: the one that a trend goes to
  for (int c = 0; c < in.grid.columns(); ++c) {
    const Column& column = in.columns[static_cast<std::size_t>(c)];
    if (!in.grid.starts(row.index, c)) continue;
    const Cell& cell = in.grid.at(row.index, c);
    const auto target = judged_by(in, judged, c);
    if (column.role == Role::trend) {
      if (!target) continue;
      if (const std::string trend = trend_of(cell, in.key, in.report.rules); !trend.empty())
        in.readings.observations[judged.actuals[judged_value(in, judged, *target)]].trend = trend;
      continue;
    }
    if (column.role != Role::rating) continue;
    std::string rag = rating_of(cell, in.report.rules);
    if (const auto answer = in.report.rules.first("answer", cell.text); rag.empty() && answer)
      rag = answer->gives();
    const Content& content = in.contents.at(row.index, c);
    const bool data_only = content.rating == "data-only";
    if (target) {
      if (rag.empty() && is_grey(in, row, cell)) rag = "grey";
      const bool coloured = !rag.empty() && rag != "grey";
      const std::size_t figure = coloured ? judged_value(in, judged, *target) : *target;
      Observation& observation = in.readings.observations[judged.actuals[figure]];
      if (!rag.empty()) observation.rag = rag;
      if (data_only && observation.qualifier.empty()) observation.qualifier = "data-only";
      continue;
    }
    if (rag.empty() || content.kind == ContentKind::blank || row.label.empty()) continue;
    Observation observation = observation_of(Figure{}, cell, in.number, in.report);
    name(observation, row);
    observation.text = cell.text;
    observation.measure = "actual";
    observation.qualifier = "rating-only";
    observation.rag = rag;
    unit.settle(observation, Column{}, std::nullopt);
    const FigurePeriod period = figure_period(column, row, in.surroundings, in.report);
    set_period(observation, period.period);
    observation.period_label = period.label;
    observation.basis = period.basis;
    if (!latest_rating || in.readings.observations[*latest_rating].period_end < observation.period_end)
      latest_rating = in.readings.observations.size();
    in.readings.observations.push_back(std::move(observation));
  }
  if (!latest_rating || !judged.actuals.empty()) return;
  for (int c = 0; c < in.grid.columns(); ++c)
    if (in.columns[static_cast<std::size_t>(c)].role == Role::trend && in.grid.starts(row.index, c))
      in.readings.observations[*latest_rating].trend =
          trend_of(in.grid.at(row.index, c), in.key, in.report.rules);
}

// Whether the colours of the rows' names rate them: they differ from row to row and nothing else rates.
bool names_are_rated(const TableReading& in, const Stub& stub) {
  if (stub.label < 0 && stub.code < 0) return false;
  std::set<std::string> ratings;
  for (int r = in.grid.header_rows(); r < in.grid.rows(); ++r)
    for (int c = 0; c < in.grid.columns(); ++c) {
      const Column& column = in.columns[static_cast<std::size_t>(c)];
      const Cell& cell = in.grid.at(r, c);
      if (!in.grid.starts(r, c) || in.grid.column_span(cell) == in.grid.columns()) continue;
      const std::string rag = shown_rating(cell, in.report.rules);
      if (rag.empty()) continue;
      if (c != stub.label && c != stub.code) {
        if (column.role == Role::figure || column.role == Role::rating) return false;
        continue;
      }
      ratings.insert(rag);
    }
  return ratings.size() >= 2;
}

void read_coloured_name(const TableReading& in, const Row& row, const Judged& judged, bool rated_names) {
  if (!rated_names || row.kind != RowKind::data || !row.measure.empty()) return;
  std::string rag;
  int last_name = -1;
  for (int c = 0; c < in.grid.columns(); ++c) {
    const Role role = in.columns[static_cast<std::size_t>(c)].role;
    if ((role != Role::label && role != Role::code) || !in.grid.starts(row.index, c)) continue;
    last_name = c;
    if (rag.empty()) rag = shown_rating(in.grid.at(row.index, c), in.report.rules);
  }
  if (rag.empty()) return;
  if (const auto target = judged_by(in, judged, last_name))
    in.readings.observations[judged.actuals[*target]].rag = rag;
}

}  // namespace scrutineer::normalize
