// Words in labels, as the checks compare them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/dataset/types.h"
#include "rules/rules.h"

namespace scrutineer::normalize {

// Lower case, words and figures separated by single blanks, other signs dropped but for % and £.
std::string folded(std::string_view text);

std::vector<std::string> words(std::string_view text);

// The share of the shorter text's telling words (no articles, no prepositions) that the other holds too: 0
// to 1.
double likeness(std::string_view a, std::string_view b);

// The same of the words' beginnings, so that "authorised plan" and "authorisation of plans" share all, and
// without the words for a number or a share. Loose: for telling that two labels are surely not of one thing.
double likeness_of_stems(std::string_view a, std::string_view b);

// A label that names a mean: "Average time", "Mean days". Days lost per employee add up over time and are
// none.
bool names_average(const rules::RuleSet& rules, std::string_view label);

// Levenshtein's distance where a swap of two neighbours also counts as one step.
int edit_distance(std::string_view a, std::string_view b);

}  // namespace scrutineer::normalize
