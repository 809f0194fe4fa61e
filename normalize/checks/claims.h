// What sentences claim about their row, and where the row's figures say otherwise: the parts of
// narrative-mismatch.
#pragma once

#include <vector>

#include "normalize/checks/sentences.h"

namespace scrutineer::normalize {

// Each appends its findings, at the row's figure that the sentence speaks of.

// A figure given for a period for which the row prints another: one that the row has elsewhere ("improved to
// 902 in the 12 months to December" beside 868, 902 being September's), or one told as the row's own
// ("performance is 36%").
void restated_figures(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues);
// "6 of 8" beside 6 of 6.
void restated_fractions(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues);
// "rose from 30% to 27%", "has doubled from 20 to 31".
void wrong_directions(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues);
// "42.7% has doubled when compared to 2022/23 (21.0%) and 2021/22 (28.3%)", in running text.
void wrong_factors(const CheckInput& input, const Commentary& paragraph, std::vector<Issue>& issues);
// "The number of visits fell in the quarter" where the row rises.
void denied_directions(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues);
// "5% below the target" beside 7% below.
void wrong_gaps(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues);
// "There are no high risks" beside a share of them; complete at 100% though postponed.
void denied_figures(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues);

}  // namespace scrutineer::normalize
