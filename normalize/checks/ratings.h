// What a rating says of a figure: its target, the way that is better, the amber band of the report's key.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/checks/series.h"

namespace scrutineer::normalize {

// The figure of `measure` (target, floor) with a value in the same row, for the same period and breakdown;
// else one of the whole row that ends on the same day. Null where there is none.
const Observation* beside(const Observation& figure, const Figures& row, std::string_view measure);

// higher or lower: as given, else as the target's sign says (at least 90%), else as the label's words do;
// else empty.
std::string better_way(const CheckInput& input, const Observation& figure, const Observation& target);

// The amber band that the report's key states: "within 10% of target" is 10. Nullopt where no key states one.
std::optional<Rational> amber_band(const CheckInput& input, const std::string& document_id);

// Whether a word (not a colour or a sign) beside the figure gives its rating: in its text, its row's cells or
// notes.
bool rated_in_words(const CheckInput& input, const Observation& figure);

enum class Standing { met, missed, unclear };

// The whole of the printed interval against the target. Equal prints are unclear where rounding may hide
// either.
Standing standing(const Observation& figure, const Rational& target, const std::string& better);

// A row whose printed polarity cannot be: a share whose target is all of it where less is better (none of it
// where more is), or ratings, green and red, that all fit the other polarity alone.
struct PolarityConflict {
  const Observation* target = nullptr;  // null: no conflict
  const Observation* rated = nullptr;   // a figure whose rating shows it; null where only the target does
};
PolarityConflict polarity_conflict(const Figures& row);

}  // namespace scrutineer::normalize
