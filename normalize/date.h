// Dates and periods. std::chrono's calendar, ISO 8601 in text.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace scrutineer::normalize {

using Date = std::chrono::year_month_day;

std::string iso(const Date& date);                     // 2024-03-31
std::optional<Date> parse_iso(std::string_view text);  // only a date that exists

struct Period {
  Date start, end;  // both included
  bool operator==(const Period&) const = default;
};

Period financial_year(int first_year);       // 2021: 2021-04-01 to 2022-03-31
Period quarter(int first_year, int number);  // of the financial year: 1 is April to June
Period month(int year, unsigned month);      // of the calendar
Period calendar_year(int year);
Period twelve_months_to(const Date& end);  // the 12 whole months that end with end's month
int financial_year_of(const Date& date);   // the first year of the financial year that holds it

}  // namespace scrutineer::normalize
