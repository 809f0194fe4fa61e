#include "normalize/tables/row_measure.h"

#include "normalize/period.h"

namespace scrutineer::normalize {

namespace {

bool is_whole(const std::optional<rules::Match>& match, const std::string& text) {
  return match && match->begin == 0 && match->end == text.size();
}

// The financial year of "2022/23", "2022/23 Actual": nothing else may stand in the text.
std::optional<int> own_year(const std::string& text, const rules::RuleSet& rules) {
  const auto period = read_period(text);
  if (!period || !period->year_given || period->kind != PeriodKind::year) return std::nullopt;
  const int year = financial_year_of(period->period.start);
  if (period->period != financial_year(year)) return std::nullopt;
  std::string rest = text.substr(0, period->begin) + text.substr(period->end);
  while (!rest.empty() && rest.back() == ' ') rest.pop_back();
  rest.erase(0, rest.find_first_not_of(' '));
  if (rest.empty()) return year;
  const auto header = rules.first("header", rest);
  if (is_whole(header, rest) && header->gives() == "actual") return year;
  return std::nullopt;
}

}  // namespace

std::optional<RowMeasure> row_measure(const std::string& text, const rules::RuleSet& rules) {
  RowMeasure row;
  if (const auto body = rules.first("comparator", text); is_whole(body, text)) {
    row.measure = "benchmark";
    row.comparator = body->gives() == "other" ? "" : body->gives();
    row.comparator_label = text;
    return row;
  }
  // Two lines of a stub that nothing parts: "Stat. Neighbour England". The second has no figure.
  if (const auto bodies = rules.all("comparator", text); bodies.size() > 1) {
    bool whole = bodies.front().begin == 0 && bodies.back().end == text.size();
    for (std::size_t i = 1; i < bodies.size(); ++i)
      whole = whole && text.find_first_not_of(' ', bodies[i - 1].end) == bodies[i].begin;
    if (whole) {
      const rules::Match& first = bodies.front();
      row.measure = "benchmark";
      row.comparator = first.gives() == "other" ? "" : first.gives();
      row.comparator_label = text.substr(0, first.end);
      return row;
    }
  }
  if (const auto year = own_year(text, rules)) {
    row.measure = "actual";
    row.year = year;
    return row;
  }
  const auto header = rules.first("header", text);
  if (!is_whole(header, text)) return std::nullopt;
  const std::string& gives = header->gives();
  if (gives == "target" || gives == "floor" || gives == "benchmark" || gives == "actual" ||
      gives == "rating" || gives == "trend" || gives == "numerator" || gives == "denominator") {
    row.measure = gives;
    return row;
  }
  if (gives == "ignore" || gives == "rank") {
    row.measure = "ignored";
    return row;
  }
  if (gives == "previous") {
    const auto yearly = rules.first("row-period", text);
    if (!is_whole(yearly, text)) return std::nullopt;
    row.measure = "actual";
    row.years_back = 1;
    return row;
  }
  return std::nullopt;
}

}  // namespace scrutineer::normalize
