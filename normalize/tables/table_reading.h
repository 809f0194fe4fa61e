// One table while it is read: what its readers share. observe.cc goes through the rows; figures and targets,
// judgements, commentary and feeder data each have a file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/tables/content.h"
#include "normalize/tables/figure_period.h"
#include "normalize/tables/observe.h"
#include "normalize/tables/row_unit.h"
#include "normalize/tables/rows.h"

namespace scrutineer::normalize {

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
  bool dated_rows = false;  // a column gives each row's period, for all of its figures
};

// What was read of one indicator: its row and the continuation rows below.
struct Judged {
  std::vector<std::size_t> actuals;   // observations of measure actual, as indexes into readings.observations
  std::vector<int> actual_columns;    // their columns
  std::vector<FigurePeriod> periods;  // and their periods
};

struct Feeder {
  int column = 0;  // of its name
  std::optional<Decimal> value;
};

// Gives an observation the names of its row.
void name(Observation& observation, const Row& row);
// The figure of a cell, scaled as its column or the table's surroundings say.
Figure figure_in_cell(const TableReading& in, const Column& column, const Row& row, int c);
// The index in judged.actuals of the figure that a column judges; see figures.cc.
std::optional<std::size_t> judged_by(const TableReading& in, const Judged& judged, int column);

// The steps of a row, in this order.
void read_figures(const TableReading& in, const Row& row, const RowUnit& unit, Judged& judged);
void read_targets_and_benchmarks(const TableReading& in, const Row& row, const RowUnit& unit,
                                 const Judged& judged);
void read_target_in_name(const TableReading& in, const Row& row, const RowUnit& unit, const Judged& judged,
                         std::size_t row_begins);
void read_judgements(const TableReading& in, const Row& row, const RowUnit& unit, Judged& judged);
bool names_are_rated(const TableReading& in, const Stub& stub);
void read_coloured_name(const TableReading& in, const Row& row, const Judged& judged, bool rated_names);
void read_commentary(const TableReading& in, const Row& row, const RowUnit& unit, const Judged& judged,
                     std::size_t row_begins);
void read_parts(const TableReading& in, const Row& row, const Judged& judged, std::size_t row_begins);
void read_feeders(const TableReading& in, const Row& row, std::vector<Feeder>& feeders, const Judged& judged);
void feed(const TableReading& in, const std::vector<Feeder>& feeders, const Judged& judged);
// Of the table's indicators in order: two neighbouring rows of counts that make the share or average beside
// them are its numerators and denominators.
void feed_from_rows(const TableReading& in, const std::vector<Judged>& rows);

}  // namespace scrutineer::normalize
