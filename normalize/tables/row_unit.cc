#include "normalize/tables/row_unit.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "normalize/tables/observe.h"

namespace scrutineer::normalize {

std::vector<Figure> figures_of(const Grid& grid, const Contents& contents, const std::vector<Column>& columns,
                               int row) {
  std::vector<Figure> figures;
  for (int c = 0; c < grid.columns(); ++c) {
    const Column& column = columns[static_cast<std::size_t>(c)];
    if (column.role != Role::figure || !grid.starts(row, c)) continue;
    if (const auto& figure = contents.at(row, c).figure; figure && figure->value) figures.push_back(*figure);
  }
  return figures;
}

RowUnit::RowUnit(const Row& row, const std::vector<Figure>& figures, const Report& report) {
  std::map<std::string, int> signs;
  for (const Figure& figure : figures) ++signs[figure.unit];
  for (const auto& [unit, times] : signs)
    if (!unit.empty() && times * 2 >= static_cast<int>(figures.size())) fellows_ = unit;
  counts_ = !figures.empty() && std::all_of(figures.begin(), figures.end(), [](const Figure& f) {
    return f.unit.empty() && f.value && f.value->places() == 0;
  });
  words_ = row.unit;
  for (const std::string* text : {&row.label, &row.breakdown, &row.description, &row.section}) {
    if (!words_.empty()) break;
    if (const auto unit = report.rules.first("unit", *text)) words_ = unit->gives();
  }
}

void RowUnit::settle(Observation& observation, const Column& column,
                     const std::optional<Figure>& figure) const {
  std::string unit = figure ? figure->unit : "";
  if (unit.empty()) unit = column.unit;
  if (unit.empty() && !(column.plain_figures && figure && figure->value)) unit = fellows_;
  if (unit.empty()) unit = words_;
  if (unit.empty() && figure && figure->value) unit = figure->value->places() == 0 ? "count" : "";
  if (unit.empty() && counts_) unit = "count";
  // A change of a percentage is in points, one of a count a percentage of it.
  if (unit == "percent" && column.measure == "change" && (fellows_ == "percent" || words_ == "percent"))
    unit = "percentage-points";
  observation.unit = unit;
  if (figure && figure->value) observation.resolution = resolution_of(*figure, unit);
}

std::string describe(const Column& column) {
  static const std::map<Role, const char*> kNames = {{Role::none, "not understood"},
                                                     {Role::code, "code"},
                                                     {Role::label, "label"},
                                                     {Role::description, "description"},
                                                     {Role::frequency, "frequency"},
                                                     {Role::polarity, "polarity"},
                                                     {Role::unit, "unit"},
                                                     {Role::data_period, "how periods are meant"},
                                                     {Role::section, "section"},
                                                     {Role::breakdown, "breakdown"},
                                                     {Role::rating, "rating"},
                                                     {Role::trend, "trend"},
                                                     {Role::commentary, "commentary"},
                                                     {Role::feeder_label, "feeder data's names"},
                                                     {Role::feeder_value, "feeder data's figures"},
                                                     {Role::numerator, "numerator"},
                                                     {Role::denominator, "denominator"},
                                                     {Role::tolerance, "tolerance"},
                                                     {Role::measure_name, "the rows' measures"},
                                                     {Role::ignored, "no figures"},
                                                     {Role::figure, ""}};
  if (column.role != Role::figure) return kNames.at(column.role);
  std::string text = column.measure;
  if (!column.comparator_label.empty()) text += fmt::format(" of {}", column.comparator_label);
  if (column.period)
    text += fmt::format(", {} to {}", iso(column.period->period.start), iso(column.period->period.end));
  if (column.latest) text += ", latest";
  if (column.previous) text += ", previous";
  if (!column.breakdown.empty()) text += fmt::format(", part \"{}\"", column.breakdown);
  if (!column.unit.empty()) text += fmt::format(", in {}", column.unit);
  return text;
}

}  // namespace scrutineer::normalize
