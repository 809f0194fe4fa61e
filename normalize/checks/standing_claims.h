// Where sentences say that a row stands, against its target and against other bodies, and where its figures
// say otherwise: parts of narrative-mismatch.
#pragma once

#include <vector>

#include "normalize/checks/sentences.h"

namespace scrutineer::normalize {

// Each appends its findings, at the row's latest figure. Only what every reading contradicts is told: "above
// target" of a row where less is better may be meant as better than it.

// "Performance is above target" beside 79% and a target of 84%; "has met the target" beside a miss that is
// not rated green.
void wrong_standings(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues);
// The same in a paragraph above the table of the row.
void wrong_standings_in_paragraphs(const CheckInput& input, std::vector<Issue>& issues);
// "better than England (84%)" beside 79%.
void wrong_comparisons(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues);
// "9.2% of exclusions" of a row whose label is a rate per 1,000.
void shares_of_a_rate(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues);

}  // namespace scrutineer::normalize
