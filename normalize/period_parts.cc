#include "normalize/period_parts.h"

#include <algorithm>

namespace scrutineer::normalize {

bool any_of(const std::vector<Token>& tokens, std::size_t i, std::initializer_list<std::string_view> words) {
  return i < tokens.size() && tokens[i].is_word() &&
         std::find(words.begin(), words.end(), tokens[i].lower) != words.end();
}

SnapshotPrefix snapshot_prefix(const std::vector<Token>& tokens, std::size_t expression) {
  std::size_t i = expression;
  const auto before = [&](std::initializer_list<std::string_view> words) {
    return i > 0 && any_of(tokens, i - 1, words);
  };
  bool end = false, year_end = false;
  while (before({"the", "of", "year", "financial", "quarter", "month", "close"})) {
    year_end = year_end || tokens[i - 1].is("year");
    --i;
  }
  if (before({"end"})) {
    end = true;
    --i;
    if (i > 1 && tokens[i - 1].is('-')) --i;
    if (before({"year"})) {
      year_end = true;
      --i;
    }
    if (before({"the"})) --i;
  } else {
    i = expression;
    year_end = false;
    if (before({"the"})) --i;
  }
  if (end && year_end) return {i, false, false, false, true};
  if (before({"at", "of"}) && i > 1 && any_of(tokens, i - 2, {"as"})) return {i - 2, true};
  if (end && before({"at", "by"})) return {i - 1, true};
  if (end) return {i, true};
  if (before({"at", "by", "on"})) return {i - 1, true, true, tokens[i - 1].is("on")};
  return {expression};
}

std::optional<int> year_in_force(const PeriodContext& context) {
  if (context.financial_year) return context.financial_year;
  if (context.report) return financial_year_of(context.report->end);
  return std::nullopt;
}

Period school_year(int first_year, const PeriodContext& context) {
  const unsigned month = static_cast<unsigned>(std::clamp(context.school_year_month, 1, 12));
  const Date start{std::chrono::year{first_year}, std::chrono::month{month}, std::chrono::day{1}};
  const std::chrono::year_month last = start.year() / start.month() + std::chrono::months{11};
  return {start, last_day(static_cast<int>(last.year()), static_cast<unsigned>(last.month()))};
}

PeriodReading reading(std::string_view text, const std::vector<Token>& tokens, std::size_t first,
                      std::size_t last, const Period& period, PeriodKind kind) {
  PeriodReading r;
  r.period = period;
  r.kind = kind;
  r.begin = tokens[first].begin;
  r.end = tokens[last - 1].end;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first && tokens[i].space_before) r.label += ' ';
    r.label += text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
  }
  return r;
}

}  // namespace scrutineer::normalize
