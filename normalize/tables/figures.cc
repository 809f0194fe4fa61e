#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "normalize/prose/prose.h"
#include "normalize/tables/table_reading.h"

namespace scrutineer::normalize {

using extract::Cell;

void name(Observation& observation, const Row& row) {
  observation.local_code = row.code;
  observation.label = row.label;
  observation.section = row.section;
  observation.breakdown = row.breakdown;
  observation.frequency = row.frequency;
  observation.polarity = row.polarity;
}

Figure figure_in_cell(const TableReading& in, const Column& column, const Row& row, int c) {
  const int scale = column.scale != 0 ? column.scale : row.scale != 0 ? row.scale : in.surroundings.scale;
  const Figure& plain = *in.contents.at(row.index, c).figure;
  if (scale == 0 || plain.unit == "percent") return plain;
  auto scaled = read_figure(in.grid.text(row.index, c), in.report.rules, {scale});
  if (!scaled) return plain;
  // A count of thousands is known to the nearest five hundred.
  if (scaled->value && scaled->resolution.digits() == 0) scaled->resolution = Decimal(5, 1).scaled(scale);
  return *scaled;
}

// The figure that a rating or trend column judges: the actual under the same group heading or of the same
// period, else the latest, of equals the nearest to the left. Where every figure has a judge of its own
// beside it, the nearest.
std::optional<std::size_t> judged_by(const TableReading& in, const Judged& judged, int column) {
  const Column& judge = in.columns[static_cast<std::size_t>(column)];
  const bool paired = (judge.role == Role::rating || judge.role == Role::trend) &&
                      std::count_if(in.columns.begin(), in.columns.end(),
                                    [&](const Column& c) { return c.role == judge.role; }) > 1;
  std::optional<std::size_t> best;
  std::tuple<bool, bool, Date, bool, int> best_rank{};
  for (std::size_t i = 0; i < judged.actuals.size(); ++i) {
    const Column& actual = in.columns[static_cast<std::size_t>(judged.actual_columns[i])];
    const bool same_group = !judge.path.empty() && !actual.path.empty() &&
                            judge.path.front() == actual.path.front() &&
                            in.grid.column_span(*judge.path.front()) > 1;
    const bool same_period = judge.period && actual.period && judge.period->period == actual.period->period;
    const Date end = !paired && judged.periods[i].period ? judged.periods[i].period->end : Date{};
    const bool left = judged.actual_columns[i] < column;
    const std::tuple rank{same_group, same_period, end, left,
                          left ? judged.actual_columns[i] : -judged.actual_columns[i]};
    if (best && rank < best_rank) continue;
    best = i;
    best_rank = rank;
  }
  return best;
}

// A row of ratings below the row of figures that they judge.
void rate_columns(const TableReading& in, const Row& row, const Judged& judged) {
  for (std::size_t i = 0; i < judged.actuals.size(); ++i) {
    const Cell& cell = in.grid.at(row.index, judged.actual_columns[i]);
    if (const std::string rag = rating_of(cell, in.report.rules); !rag.empty())
      in.readings.observations[judged.actuals[i]].rag = rag;
  }
}

void read_figures(const TableReading& in, const Row& row, const RowUnit& unit, Judged& judged) {
  if (row.measure == "rating") return rate_columns(in, row, judged);
  for (int c = 0; c < in.grid.columns(); ++c) {
    const Column& column = in.columns[static_cast<std::size_t>(c)];
    if (column.role != Role::figure || !in.grid.starts(row.index, c)) continue;
    std::string measure = column.measure;
    if (!row.measure.empty() && measure == "actual") measure = row.measure;
    if (measure != "actual") continue;
    const Cell& cell = in.grid.at(row.index, c);
    const Content& content = in.contents.at(row.index, c);
    const FigurePeriod period = figure_period(column, row, in.surroundings, in.report);
    Observation observation;
    std::optional<Figure> figure;
    if (content.figure) {
      figure = figure_in_cell(in, column, row, c);
      observation = observation_of(*figure, cell, in.number, in.report);
    } else if (content.kind == ContentKind::rating) {
      observation = observation_of(Figure{}, cell, in.number, in.report);
      observation.text = cell.text;
      observation.qualifier = content.rating == "data-only" ? "data-only" : "rating-only";
    } else {
      continue;
    }
    name(observation, row);
    observation.measure = "actual";
    if (!column.breakdown.empty())
      observation.breakdown =
          observation.breakdown.empty() ? column.breakdown : observation.breakdown + ", " + column.breakdown;
    unit.settle(observation, column, figure);
    set_period(observation, period.period);
    observation.period_label = period.label;
    observation.basis = period.basis;
    if (content.figure && !content.figure->rag.empty())
      observation.rag = content.figure->rag;
    else if (content.kind == ContentKind::rating || cell.fill || cell.sign)
      observation.rag = rating_of(cell, in.report.rules);
    if (!row.year && row.years_back == 0) {
      judged.actuals.push_back(in.readings.observations.size());
      judged.actual_columns.push_back(c);
      judged.periods.push_back(period);
    }
    in.readings.observations.push_back(std::move(observation));
  }
}

// The periods of the row's figures that are of the target column's part; of all, where none is. One period is
// given once, however many parts have it.
std::vector<FigurePeriod> periods_of_part(const TableReading& in, const Judged& judged,
                                          const Column& target) {
  std::vector<FigurePeriod> own, all;
  const auto add = [](std::vector<FigurePeriod>& to, const FigurePeriod& period) {
    if (std::none_of(to.begin(), to.end(), [&](const FigurePeriod& p) { return p.period == period.period; }))
      to.push_back(period);
  };
  for (std::size_t i = 0; i < judged.periods.size(); ++i) {
    add(all, judged.periods[i]);
    if (in.columns[static_cast<std::size_t>(judged.actual_columns[i])].breakdown == target.breakdown)
      add(own, judged.periods[i]);
  }
  return own.empty() ? all : own;
}

// The target that the row's name gives, where no column does.
void read_target_in_name(const TableReading& in, const Row& row, const RowUnit& unit, const Judged& judged,
                         std::size_t row_begins) {
  if (row.target.empty() || row.kind != RowKind::data || !row.measure.empty()) return;
  auto& all = in.readings.observations;
  for (std::size_t i = row_begins; i < all.size(); ++i)
    if (all[i].measure == "target") return;
  const auto figure = read_figure(row.target, in.report.rules);
  if (!figure || !figure->value) return;
  for (int c = 0; c < in.grid.columns(); ++c) {
    if (in.columns[static_cast<std::size_t>(c)].role != Role::label || !in.grid.starts(row.index, c))
      continue;
    Observation observation = observation_of(*figure, in.grid.at(row.index, c), in.number, in.report);
    name(observation, row);
    observation.measure = "target";
    unit.settle(observation, Column{}, figure);
    const Column undated;
    for (const FigurePeriod& period :
         target_periods(undated, row, periods_of_part(in, judged, undated), in.surroundings, in.report)) {
      set_period(observation, period.period);
      observation.period_label = period.label;
      observation.basis = period.basis;
      all.push_back(observation);
    }
    return;
  }
}

void read_targets_and_benchmarks(const TableReading& in, const Row& row, const RowUnit& unit,
                                 const Judged& judged) {
  for (int c = 0; c < in.grid.columns(); ++c) {
    const Column& column = in.columns[static_cast<std::size_t>(c)];
    if (column.role != Role::figure || !in.grid.starts(row.index, c)) continue;
    const Content& content = in.contents.at(row.index, c);
    const Cell& cell = in.grid.at(row.index, c);
    const std::string measure =
        !row.measure.empty() && column.measure == "actual" ? row.measure : column.measure;
    if (measure == "actual" || measure == "rating" || measure.empty()) continue;
    if (measure == "benchmark" && !content.figure) {
      for (const StatedBenchmark& stated : find_benchmarks(cell.text, in.report)) {
        Observation observation = observation_of(stated.figure, cell, in.number, in.report);
        name(observation, row);
        observation.measure = "benchmark";
        observation.comparator = stated.comparator;
        observation.comparator_label = stated.comparator_label;
        unit.settle(observation, column, stated.figure);
        in.readings.observations.push_back(std::move(observation));
      }
      continue;
    }
    if (!content.figure) continue;
    const Figure figure = figure_in_cell(in, column, row, c);
    Observation observation = observation_of(figure, cell, in.number, in.report);
    name(observation, row);
    observation.measure = measure;
    if (!column.breakdown.empty())
      observation.breakdown =
          observation.breakdown.empty() ? column.breakdown : observation.breakdown + ", " + column.breakdown;
    observation.comparator = row.measure.empty() ? column.comparator : row.comparator;
    observation.comparator_label = row.measure.empty() ? column.comparator_label : row.comparator_label;
    unit.settle(observation, column, figure);
    std::vector<FigurePeriod> periods;
    if (measure == "target" || measure == "floor") {
      if (row.measure.empty())
        periods =
            target_periods(column, row, periods_of_part(in, judged, column), in.surroundings, in.report);
      else
        periods = {figure_period(column, row, in.surroundings, in.report)};
    } else if (measure == "change" && !column.period && !judged.periods.empty()) {
      // a difference up to the row's latest figure
      periods = {*std::max_element(
          judged.periods.begin(), judged.periods.end(), [](const FigurePeriod& a, const FigurePeriod& b) {
            return a.period && b.period ? a.period->end < b.period->end : b.period.has_value() && !a.period;
          })};
    } else if (column.period || measure == "change") {
      periods = {figure_period(column, row, in.surroundings, in.report)};
    } else {
      periods = {FigurePeriod{}};
    }
    for (const FigurePeriod& period : periods) {
      set_period(observation, period.period);
      observation.period_label = period.label;
      observation.basis = period.basis;
      in.readings.observations.push_back(observation);
    }
  }
}

}  // namespace scrutineer::normalize
