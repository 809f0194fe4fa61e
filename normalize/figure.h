// The grammar of figures: how a cell or a phrase prints a number. Wordings (markers, qualifiers, units) come
// from the packs; the shapes of numbers are here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/decimal.h"
#include "rules/rules.h"

namespace scrutineer::normalize {

struct Figure {
  std::optional<Decimal> value;  // in the unit's own scale: £15.722m is 15722000; empty for a marker (N/A)
  Decimal resolution;            // half of the last printed place in the unit of value; 0 for a count
  std::string unit;  // only what the print itself says: percent, gbp, days ...; empty where it says none
  std::optional<Decimal> numerator, denominator;  // `62% (5/8)`, `5 of 8`
  std::optional<Decimal> tolerance;               // `100% (5% tolerance)`
  std::string qualifier;                          // see SCHEMA.md
  std::string rag;                                // a rating printed with it: `89% (Amber)`
  std::string text;                               // as printed, without what is told apart above
  std::size_t begin = 0, end = 0;                 // byte offsets in the text that was read
  std::string repaired;                           // what text was read as: 90% for 9O%; else empty
  std::string period;                             // printed with it in brackets: `21.5% (2021/22)`
};

struct FigureContext {
  int scale = 0;  // power of ten by which every figure is multiplied: 3 under "(thousands)" or £000
};

// A whole cell: one figure or marker with what may stand round it. nullopt where the cell is something else
// (words, a date, a code, a range of ages).
std::optional<Figure> read_figure(std::string_view cell, const rules::RuleSet& rules,
                                  const FigureContext& context = {});

// A whole cell in which letters stand for digits ("9O%", "1l.5"), as a converter or OCR leaves it. Only one
// that begins with a digit or ends with %: anything else may be a code.
std::optional<Figure> read_misread_figure(std::string_view cell, const rules::RuleSet& rules);

// Every figure in running text or in a cell that holds several, in order: percentages, money, counts, number
// words. Numbers that are none (dates, years, ages, codes, section 47, "20 miles" of a definition) are left
// out where the text around them tells; what a figure means is not decided here.
std::vector<Figure> find_figures(std::string_view text, const rules::RuleSet& rules,
                                 const FigureContext& context = {});

// half of the last printed place, e.g. 0.05 for 93.6; 0 for a whole number of things.
Decimal half_place(const Decimal& value, bool is_count);

}  // namespace scrutineer::normalize
