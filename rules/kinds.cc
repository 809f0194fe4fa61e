#include "rules/rules.h"

namespace scrutineer::rules {

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all = {
      {"report", "recognises a report for this pack: one sure rule or two maybes", {"sure", "maybe"}},
      {"header",
       "the role of a column by its header",
       {"code",         "label",        "description", "frequency", "polarity",    "target",    "floor",
        "actual",       "latest",       "previous",    "benchmark", "rating",      "trend",     "commentary",
        "feeder-label", "feeder-value", "breakdown",   "numerator", "denominator", "tolerance", "rank",
        "section",      "due-date",     "progress",    "unit",      "total",       "ignore"}},
      {"marker", "a whole cell that stands for a missing figure", {"not-available", "new", "suppressed"}},
      {"qualifier",
       "words at a figure that qualify it",
       {"provisional", "estimated", "approximate", "above", "below", "at-least", "at-most", "data-only"}},
      {"rating", "a whole text that is a rating", {"green", "amber", "red", "blue", "grey", "data-only"}},
      {"trend", "a whole text that is a direction", {"improving", "worsening", "rising", "falling", "same"}},
      {"polarity", "a whole text that says which way is better", {"higher", "lower", "none"}},
      {"comparator",
       "a body that figures are compared with; `other` has no slug",
       {"england", "scotland", "wales", "north-east", "north-west", "yorkshire-and-the-humber",
        "east-midlands", "west-midlands", "east-of-england", "london", "south-east", "south-west",
        "statistical-neighbours", "other"}},
      {"unit", "the unit that a label or header promises", {}},
      {"scale", "the power of ten by which figures are to be multiplied", {"0", "2", "3", "6", "9"}},
      {"basis",
       "what a period's figure covers",
       {"in-period", "cumulative", "rolling-year", "snapshot", "month-only"}},
      {"total", "a row or column label that is a total", {"total"}},
      {"code", "the shape of a code; gives the family's name", {}},
      {"code-repair", "a code as OCR leaves it; gives the code that is meant", {}},
      {"key", "a sentence of the report's key; groups hold the tolerance", {}},
      {"note", "a line that is a note of the whole report", {"footnote", "rounding", "key"}},
      {"breakdown", "a label that is a part of a whole", {}},
      {"frequency", "a whole text that says how often", {}},
      {"prose-link-forward", "the text between a comparator and its figure", {"link"}},
      {"prose-link-backward", "the text between a figure and its comparator", {"link"}},
      {"prose-link-shared", "the text between two comparators that share one figure", {"link"}},
      {"prose-link-part", "the text between a part of the year and its figure", {"link"}},
      {"prose-link-part-backward", "the text between a figure and its part of the year", {"link"}},
  };
  return all;
}

}  // namespace scrutineer::rules
