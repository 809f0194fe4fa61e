// The council that a report speaks of, by counting its names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/date.h"
#include "rules/rules.h"

namespace scrutineer::normalize {

// A piece of a report, with what a name in it weighs: a title more than a paragraph.
struct NamedText {
  std::string text;
  double weight = 1;
  enum class Place { heading, running, cell } place = Place::running;
};

// The name in the councils' table that the texts speak of most; empty where none is told clearly. A council's
// full name
// ("X Council", "London Borough of X", x.gov.uk) weighs more than its bare place; names of police
// forces, trusts and colleges and abbreviations count nothing by themselves; the longest name at a place
// wins.
std::string council_spoken_of(const std::vector<NamedText>& texts, const rules::Library& library,
                              const rules::RuleSet& rules);

// Whether a text is a council's name and nothing else: one of the councils' table, or of a council's shape.
bool is_council_name(std::string_view text, const rules::Library& library, const rules::RuleSet& rules);

// Whether a text names the report's own council, in full, by its place, by the place's first words
// ("Kingston" for Kingston upon Thames) or by its initials (WNC). `council` is the name in the councils'
// table; false where it is empty.
bool is_own_council(std::string_view text, std::string_view council, const rules::Library& library);

// The row of the councils' table for a name (any of its names, or its GSS code), in force during the period,
// else the one in force now.
const rules::Council* council_in_force(std::string_view name, const std::optional<Period>& period,
                                       const rules::Library& library);

}  // namespace scrutineer::normalize
