#include "normalize/tables/observe.h"

namespace scrutineer::normalize {

Observation observation_of(const Figure& figure, const extract::Cell& cell, int table, const Report& report) {
  Observation observation;
  observation.document_id = report.document_id;
  observation.council_code = report.council_code;
  observation.value = figure.value;
  observation.resolution = figure.value ? std::optional(figure.resolution) : std::nullopt;
  observation.unit = figure.unit;
  observation.numerator = figure.numerator;
  observation.denominator = figure.denominator;
  observation.tolerance = figure.tolerance;
  observation.qualifier = figure.qualifier;
  observation.text = figure.text;
  observation.repaired = figure.repaired;
  if (!cell.printed.empty()) {
    observation.text = cell.printed;
    observation.repaired = figure.repaired.empty() ? cell.text : figure.repaired;
  }
  observation.confidence = cell.confidence;
  observation.place = {cell.page, cell.box};
  observation.table = table;
  observation.row = cell.row + 1;
  observation.column = cell.column + 1;
  return observation;
}

void set_period(Observation& observation, const std::optional<Period>& period) {
  observation.period_start = period ? std::optional(period->start) : std::nullopt;
  observation.period_end = period ? std::optional(period->end) : std::nullopt;
}

std::optional<Decimal> resolution_of(const Figure& figure, const std::string& unit) {
  if (!figure.value) return std::nullopt;
  if (!figure.unit.empty() || figure.resolution.digits() != 0) return figure.resolution;
  const bool counted = unit == "count" || unit == "rank" || unit.empty();
  return half_place(*figure.value, counted && figure.value->places() == 0);
}

}  // namespace scrutineer::normalize
