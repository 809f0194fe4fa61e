// Which numbers of running text are no figures: those that name things (section 47, Level 2, A2), define a
// measure (within 72 hours, 20 or more miles, aged 19-21), or belong to dates, lists and codes.
#pragma once

#include <vector>

#include "normalize/amount.h"
#include "normalize/tokens.h"

namespace scrutineer::normalize {

// `amount` is plain: neither percentage nor money nor scaled. `named_before` is the token after the last
// number that named a thing, so that the 2 of "levels 1 and 2" goes with its 1; 0 where none.
bool is_no_figure(const std::vector<Token>& tokens, const Amount& amount, std::size_t named_before);

// Whether the number names the thing before it: section 47, Level 2.
bool names_a_thing(const std::vector<Token>& tokens, std::size_t first);

// Whether a number in words counts what follows it: "two children", not "the other two", "three-pronged".
bool word_counts(const std::vector<Token>& tokens, std::size_t first, std::size_t last);

}  // namespace scrutineer::normalize
