// What stands below a header decides where its words leave doubt.
#pragma once

#include <vector>

#include "normalize/tables/columns.h"

namespace scrutineer::normalize {

// Corrects what the header says by what stands below: the header row of an export may have slipped, and one
// word ("Result", "Performance") heads figures here and ratings there. `after_figures`: a column of figures
// stands further left.
void settle_by_content(Column& column, const ContentCount& count, bool after_figures);

// The first column names the rows whatever body its header speaks of: "National PAM / Local" over names.
void free_first_column(std::vector<Column>& columns, const std::vector<ContentCount>& counts);

// A column without a header whose cells each hold several figures, behind one of figures, has its period.
void read_unheaded_figures(std::vector<Column>& columns, const std::vector<ContentCount>& counts);

// A header that lost a cell stands one column to the left of what it heads: prose under "Target", figures
// under nothing.
void mend_slipped_header(std::vector<Column>& columns, const std::vector<ContentCount>& counts);

// Whether a column holds the names of comparators alone: the stub of a table of benchmarks.
bool names_bodies(const Grid& grid, int column, const rules::RuleSet& rules);

// An unheaded or unknown column of words that stands where a row's name belongs becomes the label.
void find_label(std::vector<Column>& columns, const std::vector<ContentCount>& counts, const Grid& grid);

// Of several columns that could name the rows, the one that tells most of them apart does ("Service" over
// several rows beside "Indicator"); those before it group the rows, those after it describe them. One of
// codes before one of names gives the codes.
void settle_label(std::vector<Column>& columns, const Grid& grid, const rules::RuleSet& rules);

// A column of names of measures alone ("Actual", "Target") beside one that names the indicators.
void find_measure_names(std::vector<Column>& columns, const Grid& grid, const rules::RuleSet& rules);

// Feeder data is a pair of columns: names, then figures under the same or a bare heading.
void pair_feeders(std::vector<Column>& columns, const std::vector<ContentCount>& counts);

// Whether the column's figures are printed without any sign of a unit.
bool plain_figures(const Grid& grid, const Contents& contents, int column);

}  // namespace scrutineer::normalize
