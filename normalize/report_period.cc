#include "normalize/report_period.h"

#include <re2/re2.h>

#include <algorithm>
#include <initializer_list>

#include "normalize/calendar.h"
#include "normalize/period.h"

namespace scrutineer::normalize {
namespace {

// How far the search for the report's own period goes.
struct ReportPeriodSettings {
  int first_pages = 2;                // whose headings and sentences speak of the whole report
  std::size_t sentence_bytes = 6000;  // of running text that is read
  std::size_t title_bytes = 300;      // of the first page's first lines that are read as one
  std::size_t line_bytes = 60;        // a longer one is no line of a title
  std::size_t months_of_series = 6;   // month names in one paragraph that make it a series
  std::size_t header_tables = 12;     // whose headers are read
};
constexpr ReportPeriodSettings kSettings;

// Words before a date that make it the end of what is reported, not the day of a meeting or of printing.
bool is_data_to(std::string_view before) {
  static const RE2 pattern(
      "(?i)(?:data|figures|performance|information|position|results?|reported|up|period)\\s+(?:up\\s+)?to(?:"
      "\\s+the)?(?:\\s+end(?:\\s+of)?)?\\s*$|(?i)(?:as at|to the end "
      "of)(?:\\s+(?:the\\s+)?end(?:\\s+of)?)?\\s*$");
  return RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), pattern);
}

// The same where the date's own words begin so: "Data as at end September 2023".
bool is_data_as_at(std::string_view before, std::string_view label) {
  static const RE2 subject("(?i)(?:^|\\b)(?:data|figures|performance|information|position|results?)\\s*$");
  static const RE2 point("(?i)^as at\\b");
  return RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), subject) &&
         RE2::PartialMatch(re2::StringPiece(label.data(), label.size()), point);
}

bool is_data_to(const PeriodReading& reading, std::string_view text) {
  const std::string_view before = text.substr(0, reading.begin);
  return is_data_to(before) || is_data_as_at(before, text.substr(reading.begin, reading.end - reading.begin));
}

// "Inspection dates: 20 February to 3 March 2023": the days that a report is of, however few.
bool says_dates(std::string_view before) {
  static const RE2 pattern(
      "(?i)(?:inspection|review|fieldwork|visit|reporting)\\s+(?:dates?|period)\\s*:?\\s*$");
  return RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), pattern);
}

// "Monthly crime summary June 2015", "Dashboard - June 2015": the month is what the report is of, not when it
// was printed.
bool is_monthly(std::string_view before) {
  static const RE2 pattern("(?i)\\bmonthly\\b[^.]{0,80}$|\\b(?:dashboard|scorecard)\\s*[-–—:,]\\s*$");
  return RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), pattern);
}

// How surely a reading is the report's period; 0: not at all.
int rank(const PeriodReading& reading, std::string_view text) {
  if (!reading.year_given) return 0;
  const std::string_view before = text.substr(0, reading.begin);
  switch (reading.kind) {
    case PeriodKind::quarter:
    case PeriodKind::year_to_date:
    case PeriodKind::half:
      return 5;
    case PeriodKind::year:
      // A bare calendar year in a sentence is seldom the report's.
      return reading.period.start.month() == std::chrono::January ? 2 : 4;
    case PeriodKind::range: {
      const auto days =
          std::chrono::sys_days(reading.period.end) - std::chrono::sys_days(reading.period.start);
      const bool whole = days >= std::chrono::days(27) || says_dates(before);
      return whole && days <= std::chrono::days(366) ? 4 : 0;
    }
    case PeriodKind::rolling_year:
      return 3;
    case PeriodKind::month:
      return is_data_to(reading, text) || is_monthly(before) ? 4 : 1;
    case PeriodKind::snapshot:
      return is_data_to(reading, text) ? 4 : 0;
  }
  return 0;
}

Period covered(const PeriodReading& reading, std::string_view text) {
  const bool point = reading.kind == PeriodKind::month || reading.kind == PeriodKind::snapshot;
  if (point && is_data_to(reading, text))
    return {financial_year(financial_year_of(reading.period.end)).start, reading.period.end};
  return reading.period;
}

// "2024/25: Month 9", "Period 7 (2023/24)": the financial year up to the end of the month that its number
// gives.
std::optional<Period> months_of_year(const std::string& text, const Period& year) {
  static const RE2 pattern(
      "(?i)\\b(?:month|period|mth|m|p)\\s?(1[0-2]|0?[1-9])\\b(?:\\s*(?:[-–—,:;(/]|$|(?:19|20)\\d\\d)"
      "|\\s+(?:report|update|budget|forecast|position|monitoring|performance|revenue|capital)\\b)");
  int number = 0;
  if (year != financial_year(financial_year_of(year.end)) || !RE2::PartialMatch(text, pattern, &number))
    return std::nullopt;
  const Date first = year.start;
  return Period{first, months_to(Date{first + std::chrono::months{number - 1}}, 1).end};
}

struct Found {
  int rank = 0;
  Period period;
};

// "Scorecard 2024/25, as at 31 January 2025": the year as far as it is told.
std::optional<Period> year_as_at(const Found& found, const PeriodReading& reading, std::string_view text) {
  static const RE2 point("(?i)^(?:data |position )?(?:as at|as of|to)\\b");
  const std::string_view label = text.substr(reading.begin, reading.end - reading.begin);
  const bool told =
      is_data_to(reading, text) || (reading.kind == PeriodKind::snapshot &&
                                    RE2::PartialMatch(re2::StringPiece(label.data(), label.size()), point));
  const Period& year = found.period;
  if (found.rank != 4 || !told || year != financial_year(financial_year_of(year.end))) return std::nullopt;
  if (reading.period.end >= year.end || reading.period.end <= year.start) return std::nullopt;
  return Period{year.start, reading.period.end};
}

// The surest reading of a text, the first of equals.
Found best_of(const std::string& text) {
  Found best;
  const std::vector<PeriodReading> readings = find_periods(text);
  // A chart's axis or a table's months in one line: the report is of the last.
  if (readings.size() >= kSettings.months_of_series &&
      std::all_of(readings.begin(), readings.end(),
                  [](const PeriodReading& r) { return r.kind == PeriodKind::month && r.year_given; }))
    return {2, readings.back().period};
  for (const PeriodReading& reading : readings) {
    if (const auto narrower = year_as_at(best, reading, text)) best.period = *narrower;
    const int value = rank(reading, text);
    if (value > best.rank) best = {value, covered(reading, text)};
  }
  if (best.rank == 4)
    if (const auto to_month = months_of_year(text, best.period)) best = {5, *to_month};
  return best;
}

// "2026-27 Estimate": a column of a plan, of a year that the report does not cover.
bool is_planned(const extract::Table& table, int column) {
  static const RE2 pattern(
      "(?i)\\b(?:estimates?|indicative|planned|plan|projections?|projected|year \\d)\\b");
  return std::any_of(table.cells.begin(), table.cells.end(), [&](const extract::Cell& cell) {
    return cell.row <= std::max(table.header_rows, 1) && cell.column <= column &&
           column < cell.column + cell.colspan && RE2::PartialMatch(cell.text, pattern);
  });
}

// What the headers of the tables say: the latest quarter or year of which they speak; where they print the
// quarters of a year one by one, that year.
std::optional<Period> of_headers(const extract::Document& document) {
  std::optional<Period> latest;
  std::vector<Period> quarters;
  std::size_t seen = 0;
  for (const extract::Table& table : document.tables) {
    if (++seen > kSettings.header_tables) break;
    for (const extract::Cell& cell : table.cells) {
      if (cell.row >= std::max(table.header_rows, 1) || cell.text.empty() || cell.text.size() > 60) continue;
      const auto reading = read_period(cell.text);
      if (!reading || !reading->year_given || is_planned(table, cell.column)) continue;
      if (reading->kind == PeriodKind::quarter) quarters.push_back(reading->period);
      if (!latest || reading->period.end > latest->end ||
          (reading->period.end == latest->end && reading->period.start < latest->start))
        latest = reading->period;
    }
  }
  if (!latest) return std::nullopt;
  const Period year = financial_year(financial_year_of(latest->end));
  std::sort(quarters.begin(), quarters.end(),
            [](const Period& a, const Period& b) { return a.start < b.start; });
  quarters.erase(std::unique(quarters.begin(), quarters.end()), quarters.end());
  const auto within = std::count_if(quarters.begin(), quarters.end(), [&](const Period& q) {
    return q.start >= year.start && q.end <= year.end;
  });
  if (within >= 2) return Period{year.start, latest->end};
  return latest;
}

// The lines of a first page or its head, printed one under the other ("Quarter 3", "2024/25"), as one text.
std::string first_lines(const extract::Document& document) {
  std::string text;
  for (const extract::FlowItem& item : document.flow) {
    const auto* block = std::get_if<extract::Block>(&item);
    if (block == nullptr || block->page > 1 || text.size() > kSettings.title_bytes) break;
    if (block->kind != extract::Block::Kind::heading && block->text.size() > kSettings.line_bytes) break;
    text += block->text + " ";
  }
  return text;
}

// The surest readings of running text, by what kind of text it is.
struct TextPeriods {
  Found heading, sentence, month;
};

void take(TextPeriods& periods, const extract::Block& block) {
  const Found found = best_of(block.text);
  if (found.rank == 0) return;
  if (found.rank < 2) {
    if (periods.month.rank == 0) periods.month = found;
  } else if (block.kind == extract::Block::Kind::heading) {
    if (found.rank > periods.heading.rank) periods.heading = found;
  } else if (found.rank > 2 && periods.sentence.rank < 3) {
    // A calendar year that a sentence names is seldom the report's: `since the last inspection in 2018`.
    periods.sentence = found;
  }
}

// A month of the title ("Dashboard - February 2024"), which may be that of a meeting, where a table has a
// column for it and none for a later one.
std::optional<Period> month_of_title(const extract::Document& document, const std::string& title) {
  const Found month = best_of(title);
  if (month.rank != 1) return std::nullopt;
  bool seen = false;
  std::size_t tables = 0;
  for (const extract::Table& table : document.tables) {
    if (++tables > kSettings.header_tables) break;
    for (const extract::Cell& cell : table.cells) {
      if (cell.row >= std::max(table.header_rows, 1) || cell.text.empty() || cell.text.size() > 60) continue;
      const auto reading = read_period(cell.text);
      if (!reading || !reading->year_given || reading->kind != PeriodKind::month) continue;
      if (reading->period.end > month.period.end) return std::nullopt;
      seen = seen || reading->period == month.period;
    }
  }
  return seen ? std::optional(month.period) : std::nullopt;
}

std::optional<Period> first_sure(std::initializer_list<Found> candidates) {
  for (const Found& found : candidates)
    if (found.rank >= 3) return found.period;
  return std::nullopt;
}

}  // namespace

std::optional<Period> report_period(const extract::Document& document, const std::string& title) {
  if (auto period = first_sure({best_of(title), best_of(first_lines(document))})) return period;
  TextPeriods front, rest;  // before the first table, and after it
  std::size_t read = 0;
  bool table_seen = false;
  for (const extract::FlowItem& item : document.flow) {
    const auto* block = std::get_if<extract::Block>(&item);
    if (block == nullptr) {
      table_seen = true;
      continue;
    }
    if (block->page > kSettings.first_pages || read > kSettings.sentence_bytes) break;
    read += block->text.size();
    take(table_seen ? rest : front, *block);
  }
  if (auto period = first_sure({front.heading, front.sentence})) return period;
  if (auto period = month_of_title(document, title)) return period;
  if (auto period = first_sure({rest.heading, rest.sentence})) return period;
  if (auto columns = of_headers(document)) return columns;
  for (const Found& found : {best_of(title), front.heading, front.month, rest.month})
    if (found.rank > 0) return found.period;
  return std::nullopt;
}

}  // namespace scrutineer::normalize
