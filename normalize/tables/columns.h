// The header's meaning: what each column of a table holds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/period.h"
#include "normalize/report.h"
#include "normalize/tables/content.h"
#include "normalize/tables/grid.h"

namespace scrutineer::normalize {

// What surrounds a table and holds for all of it.
struct TableSurroundings {
  std::string section;           // the nearest heading above
  std::string caption;           // the line straight above the table where it is not the section
  std::optional<Period> period;  // that the section or caption names ("as at 31 December 2023")
  std::string period_label;
  bool period_is_snapshot = false;
  int scale = 0;          // power of ten that the caption gives: "(thousands)"
  std::string polarity;   // that a line near it gives: "Polarity: higher is better"
  std::string frequency;  // that the table's own lines give
  std::string unit;       // that a line near it gives: "all figures shown as percentages"
  std::string code;       // of the one indicator that it shows, where a line above gives it; the caption is
                          // the indicator's name then
};

enum class Role {
  none,
  code,
  label,
  description,
  frequency,
  polarity,
  unit,
  data_period,  // "Month only", "Financial year": how the row's columns are to be read
  section,
  breakdown,
  rating,
  trend,
  commentary,
  feeder_label,
  feeder_value,
  numerator,
  denominator,
  tolerance,
  measure_name,  // "Actual", "Target": what the row's figures are
  ignored,
  figure,  // of `measure`, in `period`
};

struct Column {
  Role role = Role::none;
  std::vector<const extract::Cell*> path;  // header cells from the top
  std::string header;                      // their texts, joined
  // Of a figure's column, and of a rating's or trend's: the period and group of the figure that they judge.
  std::string measure;         // actual, target, floor, benchmark, change
  std::string second_measure;  // of the second figure of its cells: "Actual (Target)"
  std::string comparator, comparator_label;
  std::optional<PeriodReading> period;
  bool latest = false, previous = false;  // "Latest", "Previous": by the report's period
  bool each_quarter = false;              // a quarterly target: one for every quarter of its year
  std::string breakdown;
  std::string unit;            // that the header names
  std::string qualifier;       // estimated, provisional: "Forecast", "2023/24 (provisional)"
  bool plain_figures = false;  // several figures, none with a sign of its unit
  int scale = 0;
  bool risk_score = false;
  bool average = false;         // of the months beside it, which ratings and targets are about
  bool surely_ignored = false;  // its own header cell says so, not one above several columns
};

// The number of header rows (header_rows.cc): the extractor's, taken further where rows below only name
// things.
int count_header_rows(const Grid& grid, const Contents& contents, const rules::RuleSet& rules);

std::vector<Column> read_columns(const Grid& grid, const Contents& contents,
                                 const TableSurroundings& surroundings, const Report& report);

// The financial year that bare quarters and months of a table belong to: from its header's years, its
// surroundings, the report.
std::optional<int> year_in_force(const std::vector<Column>& columns, const TableSurroundings& surroundings,
                                 const Report& report);

}  // namespace scrutineer::normalize
