// The canonical indicator that a report's own measure is, by its words: DESIGN.md, stage 6.
#pragma once

#include <string>
#include <string_view>

#include "rules/rules.h"

namespace scrutineer::normalize {

// What a report says of one measure. All but the label may be empty.
struct IndicatorQuery {
  std::string_view local_code;   // supports a match, never makes one
  std::string_view label;        // the report's wording
  std::string_view description;  // a longer definition beside it
  std::string_view unit;         // of its figures, SCHEMA's word; decides between a count and a share
  std::string_view section;      // the heading above
  std::string_view breakdown;    // the part of the whole that the figures are for
};

struct IndicatorChoice {
  std::string id;      // a catalogue id; empty where none fits or two fit alike
  double score = 0;    // 0 to 1: how much of the wording is shared, weighted by how rare the words are
  std::string reason;  // one line of plain English for `explain`
};

// Finds the catalogue's indicator: wordings are brought to common terms (the pack `indicator-words`),
// compared with the names and aliases of the catalogue by the share of words, each weighted by its rarity;
// the unit must agree; a breakdown that has an indicator of its own (an age band) is read with the label;
// look-alikes (traps) are told apart by their own words; in doubt none. Pure; safe from any thread; answers
// are remembered.
IndicatorChoice choose_indicator(const IndicatorQuery& query, const rules::Library& library);

}  // namespace scrutineer::normalize
