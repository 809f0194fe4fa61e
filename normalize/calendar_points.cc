#include "normalize/calendar_points.h"

#include <array>

#include "normalize/calendar.h"

namespace scrutineer::normalize {

namespace {

struct MonthName {
  std::string_view name;
  int number;
};
constexpr std::array<MonthName, 25> month_names = {
    {{"jan", 1},   {"january", 1},   {"feb", 2},       {"february", 2},  {"mar", 3},
     {"march", 3}, {"apr", 4},       {"april", 4},     {"may", 5},       {"jun", 6},
     {"june", 6},  {"jul", 7},       {"july", 7},      {"aug", 8},       {"august", 8},
     {"sep", 9},   {"sept", 9},      {"september", 9}, {"oct", 10},      {"october", 10},
     {"nov", 11},  {"november", 11}, {"dec", 12},      {"december", 12}, {"febuary", 2}}};

constexpr int first_plausible_year = 1950, last_plausible_year = 2079;
// `16/17` may be ages; years of reports that are still read begin after 2000.
constexpr int last_short_year = 35;

const Token* at(const std::vector<Token>& tokens, std::size_t i) {
  return i < tokens.size() ? &tokens[i] : nullptr;
}

bool is_mark(const std::vector<Token>& tokens, std::size_t i, char mark) {
  return i < tokens.size() && tokens[i].is(mark);
}

bool is_long_year(const Token* t) {
  return t && t->digits() == 4 && t->value >= first_plausible_year && t->value <= last_plausible_year;
}

// Digits that go on behind a point, a comma or a percent sign are an amount.
bool amount_follows(const std::vector<Token>& tokens, std::size_t next) {
  const Token* t = at(tokens, next);
  if (!t || t->space_before) return false;
  if (t->is('%')) return true;
  const Token* after = at(tokens, next + 1);
  return (t->is('.') || t->is(',')) && after && after->is_number() && !after->space_before;
}

bool amount_precedes(const std::vector<Token>& tokens, std::size_t i) {
  if (i == 0 || tokens[i].space_before) return false;
  const Token& before = tokens[i - 1];
  if (before.kind == Token::Kind::mark && static_cast<unsigned char>(before.text[0]) >= 0x80)
    return before.mark == '?';
  return before.is('$') || before.is('#') ||
         ((before.is('.') || before.is(',') || before.is('/')) && i >= 2 && tokens[i - 2].is_number() &&
          !before.space_before);
}

// The second half of 2021/22: its number of years after the first, or -1.
int years_on(int first, const Token& second) {
  if (second.digits() == 4)
    return second.value > first && second.value <= first + 10 ? second.value - first : -1;
  if (second.digits() != 2) return -1;
  const int on = (second.value - first % 100 + 100) % 100;
  return on >= 1 && on <= 10 ? on : -1;
}

// Ages, school years: "aged 16/17", "16/17 year olds", "Y12/13".
bool is_age(const std::vector<Token>& tokens, std::size_t i, std::size_t next) {
  if (i > 0 && !tokens[i].space_before && tokens[i - 1].is_word()) return true;
  if (i > 0 && (tokens[i - 1].is("aged") || tokens[i - 1].is("age") || tokens[i - 1].is("ages"))) return true;
  const Token* t = at(tokens, next);
  if (t && t->is('-')) t = at(tokens, next + 1);
  if (!t || !t->is_word()) return false;
  return t->is("olds") || t->is("yr") || t->is("yrs") || t->is("yo") || t->is("years") ||
         (t->is("year") && next + 1 < tokens.size() &&
          (at(tokens, next + 1)->is("old") || at(tokens, next + 1)->is("olds") ||
           at(tokens, next + 1)->is('-')));
}

std::optional<YearReading> read_long_year(const std::vector<Token>& tokens, std::size_t i) {
  const int first = tokens[i].value;
  const Token* mark = at(tokens, i + 1);
  const Token* second = at(tokens, i + 2);
  if (mark && (mark->is('/') || mark->is('-')) && second && second->is_number() &&
      !amount_follows(tokens, i + 3)) {
    const int on = years_on(first, *second);
    // "2016- 17" was broken at the end of a line.
    const bool broken = on == 1 && !mark->space_before && second->space_before;
    const bool loose_dash = mark->is('-') && mark->space_before != second->space_before && !broken;
    const Token* third = at(tokens, i + 3);
    const bool iso = third && third->is('-') && !third->space_before && at(tokens, i + 4) &&
                     at(tokens, i + 4)->is_number();
    if (on > 0 && !loose_dash && !iso && (on == 1 || mark->is('-'))) {
      const bool two_years = mark->is('-') && mark->space_before && second->digits() == 2;
      if (!two_years) return YearReading{first, first + on, true, i + 3};
    }
  }
  // 2020-022, 2019/45: broken, and no plain year either.
  if (mark && !mark->space_before && (mark->is('/') || mark->is('-')) && second && second->is_number() &&
      !second->space_before && second->digits() < 4)
    return std::nullopt;
  if (amount_follows(tokens, i + 1) || amount_precedes(tokens, i)) return std::nullopt;
  if (mark && mark->is("fy")) return YearReading{first - 1, first, true, i + 2};  // "2022 FY", like FY 2022
  return YearReading{first, first, false, i + 1};
}

// `96% (24/25)`: the fraction that the percentage rounds, not the year 2024/25.
bool is_fraction_of_percentage(const std::vector<Token>& tokens, std::size_t i) {
  if (i < 3 || !tokens[i - 1].is('(') || !tokens[i - 2].is('%')) return false;
  std::size_t whole = i - 3;
  if (whole >= 2 && tokens[whole].is_number() && tokens[whole - 1].is('.') && tokens[whole - 2].is_number())
    whole -= 2;
  const int percent = 100 * tokens[i].value / tokens[i + 2].value;
  return tokens[whole].is_number() && tokens[whole].value >= percent - 1 &&
         tokens[whole].value <= percent + 1;
}

std::optional<YearReading> read_short_year(const std::vector<Token>& tokens, std::size_t i, bool after_fy) {
  const Token* mark = at(tokens, i + 1);
  const Token* second = at(tokens, i + 2);
  if (!mark || mark->space_before || !second || second->space_before || second->digits() != 2)
    return std::nullopt;
  if (!mark->is('/') && !mark->is('-')) return std::nullopt;
  const int first = tokens[i].value;
  if (first > last_short_year || second->value != first + 1 || amount_follows(tokens, i + 3))
    return std::nullopt;
  if (is_fraction_of_percentage(tokens, i)) return std::nullopt;
  if (is_mark(tokens, i + 3, '/') && !tokens[i + 3].space_before) return std::nullopt;
  if (!after_fy && (is_age(tokens, i, i + 3) || amount_precedes(tokens, i))) return std::nullopt;
  // 21-22 alone is as often an age; a header that is nothing else means the year.
  if (!after_fy && mark->is('-') && tokens.size() != 3) return std::nullopt;
  return YearReading{2000 + first, 2001 + first, true, i + 3};
}

// FY22 is the year that ends in 2022.
std::optional<YearReading> read_fy(const std::vector<Token>& tokens, std::size_t i) {
  std::size_t n = i + 1;
  while (is_mark(tokens, n, '\'') || is_mark(tokens, n, '-')) ++n;
  const Token* t = at(tokens, n);
  if (!t || !t->is_number()) return std::nullopt;
  if (t->digits() == 4 && is_long_year(t)) {
    auto year = read_long_year(tokens, n);
    if (year && !year->financial) year = YearReading{year->first - 1, year->first, true, year->next};
    return year;
  }
  if (t->digits() != 2) return std::nullopt;
  if (auto year = read_short_year(tokens, n, true)) return year;
  return YearReading{1999 + t->value, 2000 + t->value, true, n + 1};
}

int short_year(int value) { return value < 80 ? 2000 + value : 1900 + value; }

bool valid(int year, int month, int day) {
  using namespace std::chrono;
  return year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                        std::chrono::day{static_cast<unsigned>(day)}}
      .ok();
}

bool is_ordinal_suffix(const Token* t) {
  return t && !t->space_before && (t->is("st") || t->is("nd") || t->is("rd") || t->is("th"));
}

// The year after a month's name, with what may stand between: `Mar-20`, `Jan '20`, `March, 2024`, `Sep. 24`.
bool read_year_after_month(const std::vector<Token>& tokens, PointReading& point) {
  std::size_t n = point.next;
  int marks = 0;
  bool tight = false;
  while (n < tokens.size() && marks < 2 &&
         (tokens[n].is('-') || tokens[n].is('/') || tokens[n].is('.') || tokens[n].is(',') ||
          tokens[n].is('\''))) {
    if (tokens[n].is('-') && tokens[n].space_before) return false;
    tight = tight || tokens[n].is('-') || tokens[n].is('\'') || tokens[n].is('/');
    ++n;
    ++marks;
  }
  const Token* t = at(tokens, n);
  if (!t || !t->is_number()) return false;
  if (marks > 0 && tokens[n - 1].is(',') && t->digits() != 4) return false;
  // "Feb- 24": a narrow column breaks the month behind its hyphen
  const bool broken = marks == 1 && !tokens[n - 1].space_before && n + 1 == tokens.size() && t->digits() == 2;
  if (marks > 0 && tokens[n - 1].is('-') && t->space_before && !broken) return false;
  if (const auto year = read_year(tokens, n); year && year->financial && year->last == year->first + 1) {
    point.year = point.month >= 4 ? year->first : year->last;  // March 2018/19
    point.next = year->next;
    return true;
  }
  if (amount_follows(tokens, n + 1) || is_ordinal_suffix(at(tokens, n + 1))) return false;
  if (is_long_year(t)) {
    point.year = t->value;
  } else if (t->digits() == 2) {
    point.year = short_year(t->value);
    point.weak = !tight && t->space_before;
  } else {
    return false;
  }
  point.next = n + 1;
  return true;
}

std::optional<PointReading> read_numeric_date(const std::vector<Token>& tokens, std::size_t i) {
  if (i + 4 >= tokens.size() || !tokens[i + 2].is_number() || !tokens[i + 4].is_number()) return std::nullopt;
  const Token& mark = tokens[i + 1];
  if (!(mark.is('/') || mark.is('.') || mark.is('-')) || !tokens[i + 3].is(mark.mark)) return std::nullopt;
  for (std::size_t k = i + 1; k < i + 5; ++k)
    if (tokens[k].space_before) return std::nullopt;
  if (amount_precedes(tokens, i)) return std::nullopt;
  const int a = tokens[i].value, b = tokens[i + 2].value, c = tokens[i + 4].value;
  if (is_long_year(&tokens[i]) && tokens[i + 2].digits() == 2 && tokens[i + 4].digits() == 2 &&
      valid(a, b, c))
    return PointReading{a, b, c, false, i + 5};
  if (tokens[i].digits() > 2 || tokens[i + 2].digits() > 2) return std::nullopt;
  const int year = is_long_year(&tokens[i + 4]) ? c : tokens[i + 4].digits() == 2 ? short_year(c) : 0;
  if (year == 0 || !valid(year, b, a)) return std::nullopt;
  return PointReading{year, b, a, false, i + 5};
}

std::optional<PointReading> read_day_first(const std::vector<Token>& tokens, std::size_t i) {
  if (tokens[i].digits() > 2 || tokens[i].value < 1 || tokens[i].value > 31 || amount_precedes(tokens, i))
    return std::nullopt;
  std::size_t n = i + 1;
  if (is_ordinal_suffix(at(tokens, n))) ++n;
  if (n < tokens.size() && tokens[n].is("of")) ++n;
  const bool parted = is_mark(tokens, n, '-') || is_mark(tokens, n, '/') || is_mark(tokens, n, '.');
  if (parted) ++n;
  const Token* name = at(tokens, n);
  if (!name || !name->is_word() || !name->capital) return std::nullopt;
  PointReading point{0, month_number(name->lower), tokens[i].value, false, n + 1};
  if (point.month == 0) return std::nullopt;
  if (!parted && is_mark(tokens, point.next, '-') && !tokens[point.next].space_before)
    return std::nullopt;  // 19 Dec-20
  read_year_after_month(tokens, point);
  point.weak = false;
  if (!valid(point.year == 0 ? 2000 : point.year, point.month, point.day)) return std::nullopt;
  return point;
}

std::optional<PointReading> read_month_first(const std::vector<Token>& tokens, std::size_t i) {
  PointReading point{0, month_number(tokens[i].lower), 0, false, i + 1};
  if (point.month == 0) return std::nullopt;
  if (i > 0 && !tokens[i].space_before && (tokens[i - 1].is('\'') || tokens[i - 1].is_number()))
    return std::nullopt;
  // March 31st, 2024; March 31, 2024
  const Token* day = at(tokens, i + 1);
  if (day && day->is_number() && day->digits() <= 2 && day->value >= 1 && day->value <= 31) {
    PointReading date{0, point.month, day->value, false, i + 2};
    const bool ordinal = is_ordinal_suffix(at(tokens, i + 2));
    if (ordinal) ++date.next;
    const bool comma = is_mark(tokens, date.next, ',') && is_long_year(at(tokens, date.next + 1));
    if (comma || (ordinal && is_long_year(at(tokens, date.next)))) {
      date.next += comma ? 1 : 0;
      date.year = tokens[date.next++].value;
    }
    if ((ordinal || comma) && valid(date.year == 0 ? 2000 : date.year, date.month, date.day)) return date;
  }
  const bool year = read_year_after_month(tokens, point);
  // "may" and "march" are words too.
  if (!tokens[i].capital && (!year || point.weak)) return std::nullopt;
  return point;
}

}  // namespace

int month_number(std::string_view word) {
  for (const MonthName& m : month_names)
    if (m.name == word) return m.number;
  return 0;
}

std::optional<YearReading> read_year(const std::vector<Token>& tokens, std::size_t i) {
  if (i >= tokens.size()) return std::nullopt;
  if (tokens[i].is("fy") || (tokens[i].is("financial") && i + 1 < tokens.size() && tokens[i + 1].is("year")))
    return read_fy(tokens, tokens[i].is("fy") ? i : i + 1);
  if (is_mark(tokens, i, '\'') && i + 1 < tokens.size() && tokens[i + 1].digits() == 2)
    return read_short_year(tokens, i + 1, false);
  if (is_long_year(&tokens[i])) return read_long_year(tokens, i);
  if (tokens[i].digits() == 2) return read_short_year(tokens, i, false);
  return std::nullopt;
}

std::optional<PointReading> read_point(const std::vector<Token>& tokens, std::size_t i) {
  if (i >= tokens.size()) return std::nullopt;
  if (tokens[i].is_word()) return read_month_first(tokens, i);
  if (!tokens[i].is_number()) return std::nullopt;
  if (const auto date = read_numeric_date(tokens, i)) return date;
  return read_day_first(tokens, i);
}

}  // namespace scrutineer::normalize
