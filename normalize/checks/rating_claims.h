// What running text says of the ratings in the table beneath it: how many indicators are green, which one is
// red. A part of narrative-mismatch.
#pragma once

#include <vector>

#include "normalize/checks/series.h"

namespace scrutineer::normalize {

// "Two of the eight indicators met target" over a table that rates three green; "the four Red KPIs" over
// three. A count is told against the table under the paragraph and the report's own counts of ratings for the
// same service, and only where those agree with one another.
void wrong_rating_counts(const CheckInput& input, std::vector<Issue>& issues);

// "Of the four Red KPIs, only one improved (the percentage of posts filled)", where the table rates that one
// amber.
void wrongly_named_ratings(const CheckInput& input, std::vector<Issue>& issues);

// "The best performing directorate completed 82%" beside 84% for the whole, which no whole can be.
void whole_beyond_best_part(const CheckInput& input, std::vector<Issue>& issues);

}  // namespace scrutineer::normalize
