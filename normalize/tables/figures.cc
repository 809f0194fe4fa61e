#include <algorithm>
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
  auto scaled = read_figure(plain.repaired.empty() ? in.grid.text(row.index, c) : plain.repaired,
                            in.report.rules, {scale});
  if (!scaled) return plain;
  scaled->repaired = plain.repaired;
  if (!plain.repaired.empty()) scaled->text = plain.text;
  // A count of thousands is known to the nearest five hundred.
  if (scaled->value && scaled->resolution.digits() == 0) scaled->resolution = Decimal(5, 1).scaled(scale);
  return *scaled;
}

namespace {

// Whether two columns stand under one heading of several.
bool same_group(const TableReading& in, const Column& a, const Column& b) {
  return !a.path.empty() && !b.path.empty() && a.path.front() == b.path.front() &&
         !a.path.front()->text.empty() && in.grid.column_span(*a.path.front()) > 1;
}

}  // namespace

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
    const bool grouped = same_group(in, judge, actual);
    const bool same_period = judge.period && actual.period && judge.period->period == actual.period->period;
    const Date end = !paired && judged.periods[i].period ? judged.periods[i].period->end : Date{};
    const bool left = judged.actual_columns[i] < column;
    const std::tuple rank{grouped, same_period, end, left,
                          left ? judged.actual_columns[i] : -judged.actual_columns[i]};
    if (best && rank < best_rank) continue;
    best = i;
    best_rank = rank;
  }
  return best;
}

namespace {

// Whether the row holds no figures of its own but what is said of those above, or nothing of use.
bool judges(const Row& row) {
  return row.measure == "rating" || row.measure == "trend" || row.measure == "numerator" ||
         row.measure == "denominator" || row.measure == "ignored";
}

// A row of ratings, trends or parts below the row of figures that it is about.
void judge_columns(const TableReading& in, const Row& row, const Judged& judged) {
  for (std::size_t i = 0; i < judged.actuals.size(); ++i) {
    const Cell& cell = in.grid.at(row.index, judged.actual_columns[i]);
    Observation& observation = in.readings.observations[judged.actuals[i]];
    if (row.measure == "rating") {
      if (const std::string rag = rating_of(cell, in.report.rules); !rag.empty()) observation.rag = rag;
    } else if (row.measure == "trend") {
      if (const std::string trend = trend_of(cell, in.key, in.report.rules); !trend.empty())
        observation.trend = trend;
    } else if (const auto& figure = in.contents.at(row.index, judged.actual_columns[i]).figure) {
      (row.measure == "numerator" ? observation.numerator : observation.denominator) = figure->value;
    }
  }
}

}  // namespace

namespace {

// What a column's figures measure in a row; a row's own measure ("Target") goes before that of a column of
// actuals.
std::string measure_of(const Column& column, const Row& row) {
  return !row.measure.empty() && column.measure == "actual" ? row.measure : column.measure;
}

// The figures of a cell that are of the measure, each with its part.
std::vector<PartFigure> figures_of_measure(const TableReading& in, const Column& column, const Row& row,
                                           int c, const std::string& measure) {
  const Content& content = in.contents.at(row.index, c);
  const bool first = measure_of(column, row) == measure, second = column.second_measure == measure;
  if (!first && !second) return {};
  if (!column.second_measure.empty()) {
    const auto pair = read_figure_pair(in.grid.text(row.index, c), in.report.rules);
    if (!pair.empty()) return {{"", pair[first ? 0 : 1]}};
  }
  if (!first) return {};
  // "No target" is the place of one; of a figure it says that the figure is for information.
  if (content.kind == ContentKind::rating && content.rating == "data-only" && measure == "target")
    if (auto marker = read_figure(in.grid.text(row.index, c), in.report.rules)) return {{"", *marker}};
  if (content.figure) return {{"", figure_in_cell(in, column, row, c)}};
  return content.parts;
}

// Whether the fill runs through the row as it does through the header: a band that sets off a row of totals
// rates nothing.
bool is_band(const TableReading& in, const Row& row, const Cell& cell) {
  if (!cell.fill || in.grid.header_rows() == 0) return false;
  for (int c = 0; c < in.grid.columns(); ++c)
    if (in.grid.at(row.index, c).fill != cell.fill ||
        in.grid.at(in.grid.header_rows() - 1, c).fill != cell.fill)
      return false;
  return true;
}

// A row's part, its column's and the cell's.
std::string joined_parts(const std::string& row, const std::string& column, const std::string& cell) {
  std::string parts;
  for (const std::string* part : {&row, &column, &cell}) {
    if (part->empty()) continue;
    if (!parts.empty()) parts += ", ";
    parts += *part;
  }
  return parts;
}

void set_figure_period(Observation& observation, const FigurePeriod& period) {
  set_period(observation, period.period);
  observation.period_label = period.label;
  observation.basis = period.basis;
}

// "21.5% (2021/22)": the period printed with a figure goes before its column's.
void set_own_period(Observation& observation, const Figure& figure) {
  if (figure.period.empty()) return;
  const auto period = read_period(figure.period);
  set_period(observation, period->period);
  observation.period_label = period->label;
}

void add_actual(const TableReading& in, const Row& row, const RowUnit& unit, int c, Observation observation,
                const std::optional<Figure>& figure, const std::string& part, Judged& judged) {
  const Column& column = in.columns[static_cast<std::size_t>(c)];
  const Cell& cell = in.grid.at(row.index, c);
  name(observation, row);
  observation.measure = "actual";
  if (observation.qualifier.empty() && figure && figure->value) observation.qualifier = column.qualifier;
  observation.breakdown = joined_parts(row.breakdown, column.breakdown, part);
  unit.settle(observation, column, figure);
  const FigurePeriod period = figure_period(column, row, in.surroundings, in.report);
  set_figure_period(observation, period);
  if (figure) set_own_period(observation, *figure);
  if (figure && !figure->rag.empty())
    observation.rag = figure->rag;
  else if (!figure || (cell.fill && !is_band(in, row, cell)) || cell.sign)
    observation.rag = rating_of(cell, in.report.rules);
  // Of several figures in a cell the first, a total where there is one, is judged.
  const bool further = !judged.actual_columns.empty() && judged.actual_columns.back() == c;
  if (!row.year && row.years_back == 0 && !further && !column.average) {
    judged.actuals.push_back(in.readings.observations.size());
    judged.actual_columns.push_back(c);
    judged.periods.push_back(period);
  }
  in.readings.observations.push_back(std::move(observation));
}

}  // namespace

void read_figures(const TableReading& in, const Row& row, const RowUnit& unit, Judged& judged) {
  if (judges(row)) return judge_columns(in, row, judged);
  for (int c = 0; c < in.grid.columns(); ++c) {
    const Column& column = in.columns[static_cast<std::size_t>(c)];
    if (column.role != Role::figure || !in.grid.starts(row.index, c)) continue;
    const Cell& cell = in.grid.at(row.index, c);
    const Content& content = in.contents.at(row.index, c);
    if (content.kind == ContentKind::rating && measure_of(column, row) == "actual") {
      Observation observation = observation_of(Figure{}, cell, in.number, in.report);
      observation.text = cell.text;
      observation.qualifier = content.rating == "data-only" ? "data-only" : "rating-only";
      add_actual(in, row, unit, c, std::move(observation), std::nullopt, "", judged);
      continue;
    }
    for (const PartFigure& part : figures_of_measure(in, column, row, c, "actual"))
      add_actual(in, row, unit, c, observation_of(part.figure, cell, in.number, in.report), part.figure,
                 part.part, judged);
  }
}

namespace {

// The periods of the row's figures under the target column's heading, else of its part; of all, where neither
// is. One period is given once, however many parts have it.
std::vector<FigurePeriod> periods_of_part(const TableReading& in, const Judged& judged,
                                          const Column& target) {
  std::vector<FigurePeriod> grouped, own, all;
  const auto add = [](std::vector<FigurePeriod>& to, const FigurePeriod& period) {
    if (std::none_of(to.begin(), to.end(), [&](const FigurePeriod& p) { return p.period == period.period; }))
      to.push_back(period);
  };
  for (std::size_t i = 0; i < judged.periods.size(); ++i) {
    const Column& actual = in.columns[static_cast<std::size_t>(judged.actual_columns[i])];
    add(all, judged.periods[i]);
    if (actual.breakdown == target.breakdown) add(own, judged.periods[i]);
    if (same_group(in, actual, target)) add(grouped, judged.periods[i]);
  }
  return !grouped.empty() ? grouped : !own.empty() ? own : all;
}

}  // namespace

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
      set_figure_period(observation, period);
      all.push_back(observation);
    }
    return;
  }
}

namespace {

// The periods of what stands in a column of targets, benchmarks or changes.
std::vector<FigurePeriod> periods_of(const TableReading& in, const Row& row, const Column& column,
                                     const std::string& measure, const Judged& judged) {
  const bool own_row = !row.measure.empty() || !column.second_measure.empty();
  if ((measure == "target" || measure == "floor") && !own_row)
    return target_periods(column, row, periods_of_part(in, judged, column), in.surroundings, in.report);
  if (measure == "change" && !column.period && !judged.periods.empty()) {
    // a difference up to the row's latest figure, of those under the same heading where there are some
    const std::vector<FigurePeriod> periods = periods_of_part(in, judged, column);
    return {
        *std::max_element(periods.begin(), periods.end(), [](const FigurePeriod& a, const FigurePeriod& b) {
          return a.period && b.period ? a.period->end < b.period->end : b.period.has_value() && !a.period;
        })};
  }
  if (measure == "target" || measure == "floor" || measure == "change" || column.period ||
      (row.period && measure == "benchmark" && in.dated_rows))
    return {figure_period(column, row, in.surroundings, in.report)};
  return {FigurePeriod{}};
}

void read_stated_benchmarks(const TableReading& in, const Row& row, const RowUnit& unit, int c) {
  const Column& column = in.columns[static_cast<std::size_t>(c)];
  const Cell& cell = in.grid.at(row.index, c);
  for (const StatedBenchmark& stated : find_benchmarks(cell.text, in.report)) {
    Observation observation = observation_of(stated.figure, cell, in.number, in.report);
    name(observation, row);
    observation.measure = "benchmark";
    observation.comparator = stated.comparator;
    observation.comparator_label = stated.comparator_label;
    unit.settle(observation, column, stated.figure);
    if (stated.period) {
      set_period(observation, stated.period->period);
      observation.period_label = stated.period->label;
    }
    in.readings.observations.push_back(std::move(observation));
  }
}

}  // namespace

void read_targets_and_benchmarks(const TableReading& in, const Row& row, const RowUnit& unit,
                                 const Judged& judged) {
  if (judges(row)) return;
  for (int c = 0; c < in.grid.columns(); ++c) {
    const Column& column = in.columns[static_cast<std::size_t>(c)];
    if (column.role != Role::figure || !in.grid.starts(row.index, c)) continue;
    std::string measure = measure_of(column, row);
    if (measure == "actual") measure = column.second_measure;
    if (measure == "actual" || measure.empty()) continue;
    if (measure == "benchmark" && !in.contents.at(row.index, c).figure) {
      read_stated_benchmarks(in, row, unit, c);
      continue;
    }
    const auto periods = periods_of(in, row, column, measure, judged);
    for (const PartFigure& part : figures_of_measure(in, column, row, c, measure)) {
      Observation observation = observation_of(part.figure, in.grid.at(row.index, c), in.number, in.report);
      name(observation, row);
      observation.measure = measure;
      observation.breakdown = joined_parts(row.breakdown, column.breakdown, part.part);
      observation.comparator = row.measure.empty() ? column.comparator : row.comparator;
      observation.comparator_label = row.measure.empty() ? column.comparator_label : row.comparator_label;
      unit.settle(observation, column, part.figure);
      for (const FigurePeriod& period : periods) {
        set_figure_period(observation, period);
        set_own_period(observation, part.figure);
        in.readings.observations.push_back(observation);
        if (!part.figure.period.empty()) break;
      }
    }
  }
}

}  // namespace scrutineer::normalize
