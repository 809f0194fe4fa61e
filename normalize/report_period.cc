#include "normalize/report_period.h"

#include <re2/re2.h>

#include <algorithm>

#include "normalize/period.h"

namespace scrutineer::normalize {
namespace {

// How far the search for the report's own period goes.
struct ReportPeriodSettings {
  int first_pages = 2;                // whose headings and sentences speak of the whole report
  std::size_t sentence_bytes = 6000;  // of running text that is read
  std::size_t header_tables = 12;     // whose headers are read
};
constexpr ReportPeriodSettings kSettings;

// Words before a date that make it the end of what is reported, not the day of a meeting or of printing.
bool is_data_to(std::string_view before) {
  static const RE2 pattern(
      "(?i)(?:data|figures|performance|information|position|results?|reported|up|period)\\s+(?:up\\s+)?to(?:"
      "\\s+the)?(?:\\s+end(?:\\s+of)?)?\\s*$|(?i)(?:as at|to the end of)\\s*$");
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
      return 4;
    case PeriodKind::range: {
      const auto days =
          std::chrono::sys_days(reading.period.end) - std::chrono::sys_days(reading.period.start);
      return days >= std::chrono::days(27) && days <= std::chrono::days(366) ? 4 : 0;
    }
    case PeriodKind::rolling_year:
      return 3;
    case PeriodKind::month:
    case PeriodKind::snapshot:
      return is_data_to(before) ? 4 : reading.kind == PeriodKind::month ? 1 : 0;
  }
  return 0;
}

Period covered(const PeriodReading& reading, std::string_view text) {
  const bool point = reading.kind == PeriodKind::month || reading.kind == PeriodKind::snapshot;
  if (point && is_data_to(text.substr(0, reading.begin)))
    return {financial_year(financial_year_of(reading.period.end)).start, reading.period.end};
  return reading.period;
}

struct Found {
  int rank = 0;
  Period period;
};

// The surest reading of a text, the first of equals.
Found best_of(const std::string& text) {
  Found best;
  for (const PeriodReading& reading : find_periods(text)) {
    const int value = rank(reading, text);
    if (value > best.rank) best = {value, covered(reading, text)};
  }
  return best;
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
      if (!reading || !reading->year_given) continue;
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

}  // namespace

std::optional<Period> report_period(const extract::Document& document, const std::string& title) {
  if (const Found found = best_of(title); found.rank >= 3) return found.period;
  Found heading, sentence, month;
  std::size_t read = 0;
  for (const extract::FlowItem& item : document.flow) {
    const auto* block = std::get_if<extract::Block>(&item);
    if (block == nullptr) continue;
    if (block->page > kSettings.first_pages || read > kSettings.sentence_bytes) break;
    read += block->text.size();
    const Found found = best_of(block->text);
    Found& kind = found.rank < 3 ? month : block->kind == extract::Block::Kind::heading ? heading : sentence;
    // Among headings the surest; among sentences the first that is sure at all.
    if (found.rank > kind.rank && (&kind != &sentence || sentence.rank == 0)) kind = found;
  }
  if (heading.rank > 0) return heading.period;
  if (sentence.rank > 0) return sentence.period;
  if (auto columns = of_headers(document)) return columns;
  if (month.rank > 0) return month.period;
  return std::nullopt;
}

}  // namespace scrutineer::normalize
