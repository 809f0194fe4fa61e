#include "normalize/date.h"

#include <fmt/format.h>

namespace scrutineer::normalize {

using namespace std::chrono;

namespace {
Date last_day_of(int year, unsigned month) {
  return Date{year_month_day_last{std::chrono::year{year}, month_day_last{std::chrono::month{month}}}};
}
Date first_day_of(int year, unsigned month) {
  return Date{std::chrono::year{year}, std::chrono::month{month}, day{1}};
}
}  // namespace

std::string iso(const Date& date) {
  const int year = static_cast<int>(date.year());
  const auto month = static_cast<unsigned>(date.month()), day = static_cast<unsigned>(date.day());
  if (year < 0 || year > 9999 || month > 99 || day > 99)
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
  // Keys of figures hold it, so that a large dataset asks for it some million times.
  std::string text = "0000-00-00";
  const auto put = [&](std::size_t end, unsigned number) {
    for (; number > 0; number /= 10) text[--end] = static_cast<char>('0' + number % 10);
  };
  put(4, static_cast<unsigned>(year)), put(7, month), put(10, day);
  return text;
}

std::optional<Date> parse_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int part[3] = {0, 0, 0};
  for (std::size_t i = 0, p = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7) {
      ++p;
      continue;
    }
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    part[p] = part[p] * 10 + (text[i] - '0');
  }
  const Date date{year{part[0]}, std::chrono::month{static_cast<unsigned>(part[1])},
                  day{static_cast<unsigned>(part[2])}};
  if (!date.ok()) return std::nullopt;
  return date;
}

Period financial_year(int first_year) {
  return {first_day_of(first_year, 4), last_day_of(first_year + 1, 3)};
}

Period quarter(int first_year, int number) {
  const int year = number == 4 ? first_year + 1 : first_year;
  const unsigned first = number == 4 ? 1 : static_cast<unsigned>(1 + 3 * number);
  return {first_day_of(year, first), last_day_of(year, first + 2)};
}

Period month(int year, unsigned month) { return {first_day_of(year, month), last_day_of(year, month)}; }

Period calendar_year(int year) { return {first_day_of(year, 1), last_day_of(year, 12)}; }

Period twelve_months_to(const Date& end) {
  const year_month last = end.year() / end.month();
  const year_month first = last - months{11};
  return {first / day{1}, last_day_of(static_cast<int>(last.year()), static_cast<unsigned>(last.month()))};
}

int financial_year_of(const Date& date) {
  const int year = static_cast<int>(date.year());
  return static_cast<unsigned>(date.month()) >= 4 ? year : year - 1;
}

}  // namespace scrutineer::normalize
