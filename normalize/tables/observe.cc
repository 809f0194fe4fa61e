#include "normalize/tables/observe.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "normalize/prose/prose.h"
#include "normalize/tables/figure_period.h"
#include "normalize/tables/row_unit.h"
#include "normalize/tables/rows.h"

namespace scrutineer::normalize {

namespace {

using extract::Cell;

// One table while it is read.
struct TableReading {
  const Grid& grid;
  const Contents& contents;
  const std::vector<Column>& columns;
  int number;
  const TableSurroundings& surroundings;
  const Key& key;
  const Report& report;
  Readings& readings;
};

// What was read of one indicator: its row and the continuation rows below.
struct Judged {
  std::vector<std::size_t> actuals;   // observations of measure actual, as indexes into readings.observations
  std::vector<int> actual_columns;    // their columns
  std::vector<FigurePeriod> periods;  // and their periods
};

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
        in.readings.observations[judged.actuals[*target]].trend = trend;
      continue;
    }
    if (column.role != Role::rating) continue;
    std::string rag = rating_of(cell, in.report.rules);
    if (const auto answer = in.report.rules.first("answer", cell.text); rag.empty() && answer)
      rag = answer->gives();
    const Content& content = in.contents.at(row.index, c);
    const bool data_only = content.rating == "data-only";
    if (target) {
      Observation& observation = in.readings.observations[judged.actuals[*target]];
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

struct Feeder {
  int column = 0;  // of its name
  std::optional<Decimal> value;
};

// Whether numerator over denominator is the printed value, as a share or as an average.
bool makes(const Observation& observation, const Decimal& numerator, const Decimal& denominator) {
  if (!observation.value || denominator.digits() == 0) return false;
  Rational quotient = numerator.exact() / denominator.exact();
  if (observation.unit == "percent") quotient *= 100;
  const Rational half = observation.resolution ? observation.resolution->exact() : Rational(0);
  const Rational gap = quotient - observation.value->exact();
  return gap <= half + half && gap >= -half - half;
}

// Columns "Numerator" and "Denominator" fill the figure under the same heading, of several the one that they
// make; a column "Tolerance" the row's targets.
void read_parts(const TableReading& in, const Row& row, const Judged& judged, std::size_t row_begins) {
  auto& all = in.readings.observations;
  for (int c = 0; c < in.grid.columns(); ++c) {
    const Column& column = in.columns[static_cast<std::size_t>(c)];
    const Content& content = in.contents.at(row.index, c);
    if (!in.grid.starts(row.index, c) || !content.figure || !content.figure->value) continue;
    if (column.role == Role::tolerance) {
      for (std::size_t i = row_begins; i < all.size(); ++i)
        if (all[i].measure == "target") all[i].tolerance = content.figure->value;
      continue;
    }
    if (column.role != Role::numerator) continue;
    int below = c + 1;  // the denominator's column: the next, in either order
    while (below < in.grid.columns() && in.columns[static_cast<std::size_t>(below)].role != Role::denominator)
      ++below;
    if (below == in.grid.columns() && c > 0 &&
        in.columns[static_cast<std::size_t>(c - 1)].role == Role::denominator)
      below = c - 1;
    if (below == in.grid.columns()) continue;
    const Content& whole = in.contents.at(row.index, below);
    if (!whole.figure || !whole.figure->value) continue;
    auto fed = judged_by(in, judged, c);
    for (std::size_t i = 0; i < judged.actuals.size(); ++i)
      if (!makes(all[judged.actuals[*fed]], *content.figure->value, *whole.figure->value) &&
          makes(all[judged.actuals[i]], *content.figure->value, *whole.figure->value))
        fed = i;
    if (!fed) continue;
    all[judged.actuals[*fed]].numerator = content.figure->value;
    all[judged.actuals[*fed]].denominator = whole.figure->value;
  }
}

// Feeder data: figures of their own, and the parts of the figure that they feed.
void read_feeders(const TableReading& in, const Row& row, std::vector<Feeder>& feeders,
                  const Judged& judged) {
  int label_column = -1, value_column = -1;
  for (std::size_t c = 0; c < in.columns.size(); ++c) {
    if (in.columns[c].role == Role::feeder_label) label_column = static_cast<int>(c);
    if (in.columns[c].role == Role::feeder_value) value_column = static_cast<int>(c);
  }
  if (label_column < 0 || value_column < 0) return;
  const std::string& label = in.grid.text(row.index, label_column);
  if (label.empty() || !in.grid.starts(row.index, label_column)) return;
  const Content& content = in.contents.at(row.index, value_column);
  Feeder feeder{label_column, std::nullopt};
  const auto fed = judged_by(in, judged, label_column);
  if (content.figure && in.grid.starts(row.index, value_column)) {
    Observation observation =
        observation_of(*content.figure, in.grid.at(row.index, value_column), in.number, in.report);
    observation.label = label;
    observation.section = row.section;
    observation.measure = "actual";
    Row own;
    own.label = label;
    RowUnit(own, {}, in.report).settle(observation, Column{}, content.figure);
    if (fed) {
      set_period(observation, judged.periods[*fed].period);
      observation.period_label = judged.periods[*fed].label;
    }
    feeder.value = content.figure->value;
    in.readings.observations.push_back(std::move(observation));
  }
  feeders.push_back(feeder);
}

void feed(const TableReading& in, const std::vector<Feeder>& feeders, const Judged& judged) {
  if (feeders.empty() || feeders.size() > 2 || judged.actuals.empty()) return;
  const auto fed = judged_by(in, judged, feeders[0].column);
  if (!fed) return;
  Observation& observation = in.readings.observations[judged.actuals[*fed]];
  if (observation.numerator) return;
  std::optional<Decimal> first = feeders[0].value, second;
  if (feeders.size() == 2) second = feeders[1].value;
  if (first && second) {
    const bool straight = makes(observation, *first, *second), turned = makes(observation, *second, *first);
    const bool by_size = observation.unit == "percent" && *second < *first;
    if (turned != straight ? turned : by_size) std::swap(first, second);
  }
  observation.numerator = first;
  observation.denominator = second;
}

void explain(const TableReading& in, const Stub& stub) {
  std::string text = fmt::format("table {}: {} rows, {} columns, {} header rows{}", in.number, in.grid.rows(),
                                 in.grid.columns(), in.grid.header_rows(),
                                 in.grid.turned() ? ", read with rows and columns exchanged" : "");
  if (stub.rows_are_parts) text += fmt::format("; its rows are parts of \"{}\"", stub.label_of_all);
  for (std::size_t c = 0; c < in.columns.size(); ++c) {
    const Column& column = in.columns[c];
    text += fmt::format("\n  column {} \"{}\": {}", c + 1, column.header, describe(column));
  }
  in.readings.explanations.push_back({in.grid.at(0, 0).page, in.number, 0, text});
}

// Periods down the side and none across: the table is read with rows and columns exchanged.
bool periods_run_down(const Grid& grid) {
  if (grid.columns() < 2 || grid.rows() < 3) return false;
  PeriodContext any_year;
  any_year.financial_year = 2000;
  int down = 0, rows = 0, across = 0;
  for (int r = std::max(1, grid.header_rows()); r < grid.rows(); ++r) {
    if (grid.text(r, 0).empty()) continue;
    ++rows;
    down += grid.text(r, 0).size() < 40 && read_period(grid.text(r, 0), any_year).has_value();
  }
  for (int c = 1; c < grid.columns(); ++c) across += read_period(grid.text(0, c), any_year).has_value();
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

void read_table(const extract::Table& printed, int number, const TableSurroundings& surroundings,
                const Key& key, const Report& report, Readings& readings) {
  if (printed.rows < 1 || printed.columns < 2) return;
  const extract::Table table = without_note_markers(printed);
  if (read_panel(table, number, surroundings, key, report, readings)) return;
  if (read_rating_counts(table, number, surroundings, key, report, readings)) return;
  const bool turned = periods_run_down(Grid(table));
  Grid grid(table, turned);
  const Contents contents(grid, report.rules);
  grid.set_header_rows(turned ? 1 : count_header_rows(grid, contents, report.rules));
  if (grid.header_rows() == 0) return;
  const std::vector<Column> columns = read_columns(grid, contents, surroundings, report);
  const TableReading in{grid, contents, columns, number, surroundings, key, report, readings};
  const Stub stub = read_stub(grid, contents, columns, surroundings, report);
  explain(in, stub);
  // Several rows that nothing names say nothing about which indicator they are of.
  constexpr int kNamelessRows = 2;
  if (stub.nameless && grid.rows() - grid.header_rows() > kNamelessRows) return;

  Judged judged;
  std::vector<Feeder> feeders;
  const bool rated_names = names_are_rated(in, stub);
  for (const Row& row : read_rows(grid, contents, columns, stub, surroundings, report)) {
    if (row.kind == RowKind::group || row.kind == RowKind::repeated) continue;
    if (row.kind == RowKind::data) {
      feed(in, feeders, judged);
      judged = {};
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
}

}  // namespace scrutineer::normalize
