// What checks share: figures grouped into rows and series, the values that a printed figure stands for,
// periods that tile a longer one, and an issue filled from the figure it is raised at.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/checks/check.h"

namespace scrutineer::normalize {

// Figures of one dataset, in its order unless said otherwise. They point into the dataset and live as long as
// it.
using Figures = std::vector<const Observation*>;

// Names the printed row that a figure belongs to: document, code and label; where there is no code also
// section and table, since a label alone ("Total") is printed in many places.
std::string row_key(const Observation& figure);

// All figures of each printed row, whatever their measure, period and breakdown.
const std::vector<Figures>& rows(const CheckInput& input);

// The figures of a row that differ in their period alone (one breakdown, measure, comparator and unit), by
// period.
const std::vector<Figures>& series(const CheckInput& input);

// Those of a measure that have a value.
Figures valued(const Figures& figures, std::string_view measure);

// All values that the printed figure may stand for: CHECKS.md, "Arithmetic that never cries wolf". Nullopt
// without a value. `above` and `at-least` have no upper end, `below` and `at-most` no lower one.
std::optional<Interval> interval_of(const Observation& figure);
Interval exactly(const Rational& value);

// Whole calendar months from start to end; nullopt where the period is not made of whole months.
std::optional<int> whole_months(const Observation& figure);
bool same_period(const Observation& a, const Observation& b);

// Figures with a value whose periods, of equal length, follow one another without a gap from the total's
// start to its end: the quarters of a year, the months of a year to date. Empty where there are none.
Figures parts_in_time(const Observation& total, const Figures& series);

// The column is headed by a quarter or a month without a year: which one is meant was concluded, not read.
bool year_was_concluded(const CheckInput& input, const Observation& figure);

// "Q1 2019/20", "2019/20", "August 2023", "31 March 2024", "April to December 2023"; empty without a period.
std::string period_words(const Observation& figure);
// As printed where that is short, else the value.
std::string printed(const Observation& figure);
// "15 + 11 + 9 + 9"
std::string printed_sum(const Figures& figures);
// An interval as text: one number where both ends are equal to the places given.
std::string interval_text(const Interval& interval, int places);

// The packs' rules for the document; those of `uk` where its pack is not known.
std::shared_ptr<const rules::RuleSet> rules_of(const CheckInput& input, const std::string& document_id);

// An issue with everything that its figure tells.
Issue issue_at(const Observation& figure, std::string_view check, std::string_view severity,
               std::string message, std::string expected, std::string found);

}  // namespace scrutineer::normalize
