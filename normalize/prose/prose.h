// Figures of running text: paragraphs of a report, and the commentary cells of its tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "normalize/figure.h"
#include "normalize/period.h"
#include "normalize/report.h"

namespace scrutineer::normalize {

// Appends an observation for every figure that the block's sentences state of a measure: actuals, targets,
// benchmarks and changes, with the label in the sentence's own words, breakdown, period, polarity where the
// words say it. `section` is the nearest heading above. Figures that only define a measure ("within 72
// hours") give none.
// A list of contents gives none. `lead` names what the items of a list are of, from the text above them.
void read_paragraph(const extract::Block& block, const std::string& section, const Report& report,
                    Readings& readings, const std::string& lead = {});

// What a text that ends with a colon names for the items below it: "The proportion of children entitled to
// free school meals:". Empty where it names no measure.
std::string label_for_items(const std::string& text, const Report& report);

// A benchmark that a commentary or a benchmarks cell states: "South East Region: 89% National: 88%",
// "Statistical Neighbours and England (2%), South East (3%)", "56.8 SN 44.6 ENG".
struct StatedBenchmark {
  std::string comparator_label;         // as printed
  std::string comparator;               // the slug, empty where the body has none
  Figure figure;                        // byte offsets are in the text given
  std::optional<PeriodReading> period;  // straight behind the figure: "23.6% (2022/23)"
};
std::vector<StatedBenchmark> find_benchmarks(std::string_view text, const Report& report);

// Figures that a note states for parts of the row's year: "Q1 - 397, Q2 - 322", "H1 = 36.2%, H2 = 38.3%".
struct StatedPart {
  PeriodReading period;
  Figure figure;
};
std::vector<StatedPart> find_parts(std::string_view text, const PeriodContext& context, const Report& report);

}  // namespace scrutineer::normalize
