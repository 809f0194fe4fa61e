// Dates, months and years as printed: the parts that calendar.cc puts together.
#pragma once

#include <optional>
#include <vector>

#include "normalize/tokens.h"

namespace scrutineer::normalize {

// A financial year or a calendar year at a token.
struct YearReading {
  int first = 0;  // the first calendar year
  int last = 0;   // the last: first + 1 of a financial year, more of a plan's years, first of a calendar year
  bool financial = false;  // printed as 2021/22, 21/22, FY22
  std::size_t next = 0;
};
std::optional<YearReading> read_year(const std::vector<Token>& tokens, std::size_t i);

// A date or a month: `31 March 2020`, `31-Mar-2020`, `31/03/2020`, `2020-03-31`, `Mar 2020`, `Jan '20`,
// `March`.
struct PointReading {
  int year = 0;  // 0 where none is printed
  int month = 0;
  int day = 0;        // 0 of a month
  bool weak = false;  // the year is two digits after a blank: `May 23`
  std::size_t next = 0;
};
std::optional<PointReading> read_point(const std::vector<Token>& tokens, std::size_t i);

}  // namespace scrutineer::normalize
