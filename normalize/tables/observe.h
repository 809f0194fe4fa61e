// Raw tables to observations and notes.
#pragma once

#include "extract/document.h"
#include "normalize/ratings.h"
#include "normalize/report.h"
#include "normalize/tables/columns.h"

namespace scrutineer::normalize {

// Appends all figures of one table; `number` is the table's in the document, from 1.
void read_table(const extract::Table& table, int number, const TableSurroundings& surroundings,
                const Key& key, const Report& report, Readings& readings);

// The special shapes, tried first; each says whether the table was of its kind and has been read.
// Panels: one indicator a table, cells such as "Latest: 97%" and "Target: 97%, Floor: 90%".
bool read_panel(const extract::Table& table, int number, const TableSurroundings& surroundings,
                const Key& key, const Report& report, Readings& readings);
// Counts of ratings: columns headed by ratings or arrows, rows by services.
bool read_rating_counts(const extract::Table& table, int number, const TableSurroundings& surroundings,
                        const Key& key, const Report& report, Readings& readings);

// Shared by the readers of tables: an observation of a figure in a cell, with everything that the cell itself
// tells.
Observation observation_of(const Figure& figure, const extract::Cell& cell, int table, const Report& report);
void set_period(Observation& observation, const std::optional<Period>& period);

// The resolution of a printed value in its unit: none for counts, half of the last place else.
std::optional<Decimal> resolution_of(const Figure& figure, const std::string& unit);

}  // namespace scrutineer::normalize
