// Calendar expressions: the smallest phrases that name a stretch of time by themselves, as `2021/22`, `Q1 Jun
// 2017`, `31-Mar-2020`, `Jan – Mar 24`, `12 mths to Dec 23`, `Aug-July`. What stands round them (as at,
// rolling, year to date) is read by period.cc and period_prose.cc.
#pragma once

#include <optional>
#include <vector>

#include "normalize/period.h"
#include "normalize/tokens.h"

namespace scrutineer::normalize {

struct CalendarExpression {
  // The forms from bare_quarter on print no year: `number` (and `number_to`) wait for one.
  enum class Form { placed, year, bare_quarter, bare_half, bare_month, bare_date };
  Form form = Form::placed;
  std::size_t first = 0, last = 0;  // tokens [first, last)
  Period period;                    // of placed and year
  PeriodKind kind = PeriodKind::year;
  int number = 0,
      number_to = 0;  // quarter 1 to 4, half 1 to 2, month 1 to 12; number_to: the end of a range, else equal
  int day = 0;        // of a bare date
  bool weak = false;  // a lone 2021 or a month with two digits, which running text may mean otherwise
  int months = 0;     // 12 of `12 months to`: the period is that many months to the end of the one named
  bool school = false;  // a year of schools, whose first month depends on the country

  bool bare() const { return form != Form::placed && form != Form::year; }
};

// The longest expression that begins at token `i`, or nullopt.
std::optional<CalendarExpression> calendar_expression(const std::vector<Token>& tokens, std::size_t i);

// Every expression of the text, in order, not overlapping.
std::vector<CalendarExpression> calendar_expressions(const std::vector<Token>& tokens);

// A bare expression within a financial year: months from April on in its first calendar year.
CalendarExpression placed_in(const CalendarExpression& bare, int financial_year);

// 1 to 12 for a month's name or abbreviation in lower case, else 0.
int month_number(std::string_view word);

// What a period is by its length and place in the financial year.
PeriodKind kind_of(const Period& period);

Period months_to(const Date& end, int count);  // the whole months that end with end's month
Date last_day(int year, unsigned month);

}  // namespace scrutineer::normalize
