// What colours and signs mean: the one place where a fill or an icon becomes a rating.
#pragma once

#include <string>

#include "extract/table.h"
#include "rules/rules.h"

namespace scrutineer::normalize {

// What the report's own key says of its arrows.
struct Key {
  std::string arrow_up, arrow_down, arrow_side;  // improving, worsening, same; empty where unexplained
};

// The rating that a cell's icon or fill shows, whatever its text says. An arrow shows a direction, never a
// rating.
std::string shown_rating(const extract::Cell& cell, const rules::RuleSet& rules);

// The rating that a cell prints: by its icon, else its word, else its fill. Empty where it prints none.
std::string rating_of(const extract::Cell& cell, const rules::RuleSet& rules);

// The direction that a cell prints: by its word, else by what the key says of its arrow, its colour, its
// direction.
std::string trend_of(const extract::Cell& cell, const Key& key, const rules::RuleSet& rules);

// A middling grey, which stands for "not rated" only beside green, amber and red cells.
bool is_rating_grey(const extract::Rgb& colour, const rules::RuleSet& rules);

}  // namespace scrutineer::normalize
