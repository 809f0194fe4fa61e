// Raw tables to observations and notes.
#pragma once

#include "extract/document.h"
#include "normalize/report.h"
#include "normalize/tables/columns.h"

namespace scrutineer::normalize {

// What the report's own key says of its signs (a table or lines that explain arrows and colours).
struct Key {
  std::string arrow_up, arrow_down,
      arrow_side;  // trend words: improving, worsening, rising ...; empty where unexplained
};

// The rating that a cell prints: by its word, its icon, else its fill. Empty where it prints none.
std::string rating_of(const extract::Cell& cell, const rules::RuleSet& rules);
// The direction that a cell prints: by its word, else its arrow's colour or the key, else the arrow's
// direction.
std::string trend_of(const extract::Cell& cell, const Key& key, const rules::RuleSet& rules);

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
