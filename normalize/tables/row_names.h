// The names of rows: codes before, within and behind the words of a label.
#pragma once

#include <string>

#include "rules/rules.h"

namespace scrutineer::normalize {

struct Named {
  std::string code, label;
};

// "HSC-B3 Social work assessments" is a code and a label: the longest run of leading words that has a code's
// shape. Without one the code is empty.
Named split_code(const std::string& text, const rules::RuleSet& rules);

// Whether the head of a label that nothing else confirms is a code: of a family that a pack names, or joined
// by signs that no word or number has.
bool surely_a_code(const std::string& code, const rules::RuleSet& rules);

// Whether a title's code and words are an indicator's: "KPI 01 Percentage of ...", and no "Table 1".
bool names_a_measure(const Named& named);

// A measure's own number before its name: "12 % assessments completed". False where the text has none.
bool split_number(const std::string& text, Named& named);

// The letters with which a code begins.
std::string letters_of(const std::string& code);

// A label of two lines beside its code, with no line between them, has the code in its middle: "three or more
// WD3 placements". `letters` are those with which the other rows' codes begin.
Named code_within(const std::string& label, const std::string& letters, const rules::RuleSet& rules);

// "Benchmarking (M8-QL)": the code that a title gives in brackets; empty where it gives none.
std::string bracketed_code(const std::string& title, const rules::RuleSet& rules);

}  // namespace scrutineer::normalize
