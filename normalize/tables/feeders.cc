#include <algorithm>

#include "normalize/tables/table_reading.h"

namespace scrutineer::normalize {

namespace {

// Whether numerator over denominator is the printed value, as a share or as an average.
bool makes(const Observation& observation, const Decimal& numerator, const Decimal& denominator) {
  if (!observation.value || denominator.digits() == 0) return false;
  Rational quotient = numerator.exact() / denominator.exact();
  if (observation.unit == "percent") quotient *= 100;
  const Rational half = observation.resolution ? observation.resolution->exact() : Rational(0);
  const Rational gap = quotient - observation.value->exact();
  return gap <= half + half && gap >= -half - half;
}

}  // namespace

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

namespace {

// Of a row's actuals the one in a column; null where there is none with a value.
Observation* actual_in(const TableReading& in, const Judged& row, int column) {
  for (std::size_t i = 0; i < row.actuals.size(); ++i) {
    Observation& observation = in.readings.observations[row.actuals[i]];
    if (row.actual_columns[i] == column && observation.value) return &observation;
  }
  return nullptr;
}

// Gives `fed` its parts where they make it in most of the columns that all three fill, of which there are two
// or more; in one alone where the rows of parts have no code and it has.
bool feed_row(const TableReading& in, const Judged& fed, const Judged& numerators,
              const Judged& denominators) {
  std::vector<int> columns;
  int making = 0;
  bool coded = false;
  for (const int c : fed.actual_columns) {
    const Observation* whole = actual_in(in, fed, c);
    const Observation* numerator = actual_in(in, numerators, c);
    const Observation* denominator = actual_in(in, denominators, c);
    if (!whole || !numerator || !denominator) continue;
    if (whole->numerator || whole->label == numerator->label || whole->unit == "gbp" ||
        numerator->unit == "percent" || denominator->unit == "percent" || whole->unit == "count")
      return false;
    coded = !whole->local_code.empty() && numerator->local_code.empty() && denominator->local_code.empty();
    columns.push_back(c);
    making += denominator->value->digits() > 1 && makes(*whole, *numerator->value, *denominator->value);
  }
  if (making * 2 <= static_cast<int>(columns.size()) || making < (coded ? 1 : 2)) return false;
  for (const int c : columns) {
    Observation& whole = *actual_in(in, fed, c);
    whole.numerator = actual_in(in, numerators, c)->value;
    whole.denominator = actual_in(in, denominators, c)->value;
  }
  return true;
}

}  // namespace

void feed_from_rows(const TableReading& in, const std::vector<Judged>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool below = i + 2 < rows.size() && (feed_row(in, rows[i], rows[i + 1], rows[i + 2]) ||
                                               feed_row(in, rows[i], rows[i + 2], rows[i + 1]));
    if (!below && i >= 2 && !feed_row(in, rows[i], rows[i - 2], rows[i - 1]))
      feed_row(in, rows[i], rows[i - 1], rows[i - 2]);
  }
}

}  // namespace scrutineer::normalize
