// Official figures beside printed ones: the reference tables by council or body, indicator and year, and what
// both sides' rounding allows. benchmark-mismatch, stale-benchmark, comparator-mismatch, reference-mismatch
// and council-mismatch read them.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "normalize/checks/series.h"

namespace scrutineer::normalize {

struct OfficialFigure {
  Date start, end;
  Decimal value;
  Decimal
      half;  // of the last place that the source gives; 5 for counts of England and regions, rounded to 10
  std::string unit;
};

// The code under which a body's figures stand: E92000001 for england, that of a region for its slug; empty
// where none are known.
std::string body_code(const CheckInput& input, std::string_view comparator);

// Sorted by the end of their periods; empty where nothing is known.
const std::vector<OfficialFigure>& official_figures(const CheckInput& input, const std::string& code,
                                                    const std::string& indicator_id);

// Every council (no region, no country) of which official figures are known.
const std::set<std::string>& councils_with_figures(const CheckInput& input);

// What the official figure stands for, and a monthly twelfth of it where `monthly`.
Interval interval_of(const OfficialFigure& figure, bool monthly = false);

// How far a council's own figure may lie from the official one and still be the same (domain knowledge: a
// percentage by 2 points, a rate by 3% or 2, since rates are rebased as populations are revised, a count by 5
// or 2%), both roundings added.
Interval with_tolerance(const OfficialFigure& figure);

// Years (of the end of their period) whose official figure the benchmark may be, the latest first. Only years
// that end on or before `latest` and no more than `years` before it. A rate of a month is taken against the
// twelfth of the year's.
std::vector<Date> agreeing_years(const Observation& benchmark, const std::vector<OfficialFigure>& figures,
                                 const Date& latest, int years, bool monthly);

// The official figure of the very period that the observation is for: a year, or the day on which a stock was
// counted, which is also the end of the year. Null where there is none.
const OfficialFigure* of_same_period(const Observation& figure, const std::vector<OfficialFigure>& figures);

// The report's end; nullopt where it is not known.
std::optional<Date> report_end(const CheckInput& input, const std::string& document_id);

// The wording adds a limit that the indicator's own words lack ("in the last two years", "excluding"): the
// limit's words, else empty.
std::string added_limit(const CheckInput& input, const Observation& figure);

}  // namespace scrutineer::normalize
