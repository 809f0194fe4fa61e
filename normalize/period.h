// The grammar of periods: quarters, months, financial years, year to date, rolling years, snapshots, ranges.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/date.h"
#include "rules/rules.h"

namespace scrutineer::normalize {

enum class PeriodKind { month, quarter, half, year, range, snapshot, rolling_year, year_to_date };

struct PeriodReading {
  Period period;
  PeriodKind kind = PeriodKind::year;
  std::string label;  // as printed
  std::string
      basis;  // in-period, cumulative, rolling-year, snapshot, only where the print says so; else empty
  std::size_t begin = 0, end = 0;  // byte offsets in the text
  bool year_given = true;          // false where only the context gave the year: "Q1", "March"
};

// What a bare "Q1" or "March" needs to be placed.
struct PeriodContext {
  std::optional<Period> report;       // the report's own period
  std::optional<int> financial_year;  // first year of the one in force (of the header, of the report)
  int school_year_month =
      9;  // the month in which a school year begins: 9 in England and Wales, 8 in Scotland
};

// The period that a header or a short phrase names: `Q1 Jun 2017`, `2018/19`, `2010/ 11`, `Apr 23`, `Jan –
// Mar 24`, `12m to Dec 23`, `Quarter to Sep 24`, `2023-24 Q1`, `YTD`, `as at 31 December 2023`, `H1`,
// `Dec-20`, `FY22`, `Q4 Outturn`. nullopt where it names none. Other words may stand round it.
std::optional<PeriodReading> read_period(std::string_view text, const PeriodContext& context = {});

// Every period in running text, in order, not overlapping. Relative ones too ("this year", "currently",
// "at the end of the year", "the previous quarter", "same quarter last year"), against context.report.
std::vector<PeriodReading> find_periods(std::string_view text, const PeriodContext& context = {});

}  // namespace scrutineer::normalize
