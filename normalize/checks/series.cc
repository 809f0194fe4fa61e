#include "normalize/checks/series.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "normalize/checks/derived.h"
#include "normalize/checks/words.h"
#include "normalize/printed_value.h"

namespace scrutineer::normalize {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// "Around" and "c." stand for values this share of the figure away from it (CHECKS.md).
const Rational approximate_share(1, 20);

constexpr std::array<std::string_view, 12> month_names = {"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};

std::string_view month_name(const Date& date) { return month_names[static_cast<unsigned>(date.month()) - 1]; }

bool starts_month(const Date& date) { return static_cast<unsigned>(date.day()) == 1; }
bool ends_month(const Date& date) { return starts_month(Date(sys_days(date) + days(1))); }
int month_count(const Date& date) {
  return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month()));
}

// To the letter what row_key compares.
bool stand_in_one_row(const Observation& a, const Observation& b) {
  return a.label == b.label && a.local_code == b.local_code && a.document_id == b.document_id &&
         (!a.local_code.empty() || (a.table == b.table && a.section == b.section));
}

// To the letter what tells the series of a row apart.
bool stand_in_one_series(const Observation& a, const Observation& b) {
  return a.measure == b.measure && a.unit == b.unit && a.breakdown == b.breakdown &&
         a.comparator == b.comparator && a.comparator_label == b.comparator_label;
}

std::string series_key(const Observation& figure) {
  return fmt::format("{}\x1f{}\x1f{}\x1f{}\x1f{}", folded(figure.breakdown), figure.measure,
                     figure.comparator, folded(figure.comparator_label), figure.unit);
}

// The series of a row, in the order in which they first occur. A row has few of them: each figure is compared
// with the first of each before its key is made.
std::vector<Figures> series_of(const Figures& row) {
  std::vector<Figures> parts;
  std::vector<std::string> keys;
  for (const Observation* figure : row) {
    auto part = std::find_if(parts.begin(), parts.end(), [&](const Figures& known) {
      return stand_in_one_series(*known.front(), *figure);
    });
    if (part == parts.end()) {
      std::string key = series_key(*figure);
      const auto known = std::find(keys.begin(), keys.end(), key);
      part = parts.begin() + (known - keys.begin());
      if (known == keys.end()) {
        keys.push_back(std::move(key));
        part = parts.insert(parts.end(), Figures());
      }
    }
    part->push_back(figure);
  }
  return parts;
}

// The digits with so many places; nullopt where they do not fit.
std::optional<std::int64_t> digits_with(const Decimal& value, int places) {
  std::int64_t digits = value.digits();
  for (int i = value.places(); i < places; ++i)
    if (__builtin_mul_overflow(digits, std::int64_t{10}, &digits)) return std::nullopt;
  return digits;
}

// value - half to value + half. Added as decimals where they fit: sums of fractions are most of what the
// checks of a large dataset would cost.
Interval around(const Decimal& value, const Decimal& half) {
  const int places = std::max(value.places(), half.places());
  const auto middle = digits_with(value, places), by = digits_with(half, places);
  std::int64_t low = 0, high = 0;
  if (middle && by && !__builtin_sub_overflow(*middle, *by, &low) &&
      !__builtin_add_overflow(*middle, *by, &high))
    return {Decimal(low, places).exact(), Decimal(high, places).exact()};
  return {value.exact() - half.exact(), value.exact() + half.exact()};
}

}  // namespace

std::string row_key(const Observation& figure) {
  std::string key = figure.document_id + '\x1f' + folded(figure.local_code) + '\x1f' + folded(figure.label);
  if (figure.local_code.empty())
    key += '\x1f' + folded(figure.section) + '\x1f' + std::to_string(figure.table);
  return key;
}

std::shared_ptr<Derived> nothing_derived() { return std::make_shared<Derived>(); }

const std::vector<Figures>& rows(const CheckInput& input) {
  auto& rows = input.derived->rows;
  if (rows) return *rows;
  rows.emplace();
  std::unordered_map<std::string, std::size_t> places;
  const Observation* last = nullptr;  // figures of a row mostly stand together, and need no key then
  std::size_t place = 0;
  for (const Observation& figure : input.dataset.observations) {
    if (!last || !stand_in_one_row(*last, figure)) {
      const auto [known, added] = places.try_emplace(row_key(figure), rows->size());
      if (added) rows->emplace_back();
      place = known->second;
    }
    (*rows)[place].push_back(&figure);
    last = &figure;
  }
  return *rows;
}

const std::vector<Figures>& series(const CheckInput& input) {
  auto& series = input.derived->series;
  if (series) return *series;
  series.emplace();
  // Within a row the rest of the key is short; the labels were compared once, for the rows.
  for (const Figures& row : rows(input)) {
    for (Figures& figures : series_of(row)) {
      std::stable_sort(figures.begin(), figures.end(), [](const Observation* a, const Observation* b) {
        return std::tie(a->period_end, a->period_start) < std::tie(b->period_end, b->period_start);
      });
      series->push_back(std::move(figures));
    }
  }
  return *series;
}

Figures valued(const Figures& figures, std::string_view measure) {
  Figures result;
  for (const Observation* figure : figures)
    if (figure->value && figure->measure == measure) result.push_back(figure);
  return result;
}

std::optional<Interval> interval_of(const Observation& figure) {
  if (!figure.value) return std::nullopt;
  Interval interval = around(*figure.value, figure.resolution.value_or(Decimal()));
  if (figure.qualifier == "approximate") {
    const Rational value = figure.value->exact(), share = abs(value) * approximate_share;
    if (value - share < *interval.low) interval = {value - share, value + share};
  }
  if (figure.qualifier == "above" || figure.qualifier == "at-least") interval.high.reset();
  if (figure.qualifier == "below" || figure.qualifier == "at-most") interval.low.reset();
  return interval;
}

Interval exactly(const Rational& value) { return {value, value}; }

std::optional<int> whole_months(const Observation& figure) {
  if (!figure.period_start || !figure.period_end) return std::nullopt;
  if (*figure.period_end <= *figure.period_start) return std::nullopt;
  if (!starts_month(*figure.period_start) || !ends_month(*figure.period_end)) return std::nullopt;
  return month_count(*figure.period_end) - month_count(*figure.period_start) + 1;
}

bool same_period(const Observation& a, const Observation& b) {
  return a.period_start == b.period_start && a.period_end == b.period_end;
}

Figures parts_in_time(const Observation& total, const Figures& candidates) {
  const std::optional<int> length = whole_months(total);
  if (!length) return {};
  for (const int part_length : {3, 6, 1}) {
    if (part_length >= *length || *length % part_length) continue;
    Figures parts;
    for (int done = 0; done < *length; done += part_length) {
      const int start = month_count(*total.period_start) + done;
      const auto next = std::find_if(candidates.begin(), candidates.end(), [&](const Observation* figure) {
        return figure->value && whole_months(*figure) == part_length &&
               month_count(*figure->period_start) == start;
      });
      if (next == candidates.end()) break;
      parts.push_back(*next);
    }
    if (static_cast<int>(parts.size()) * part_length == *length) return parts;
  }
  return {};
}

bool year_was_concluded(const CheckInput& input, const Observation& figure) {
  return rules_of(input, figure.document_id)->first("check-bare-period", figure.period_label).has_value();
}

std::string period_words(const Observation& figure) {
  if (!figure.period_end) return "";
  const Date end = *figure.period_end;
  const int end_year = static_cast<int>(end.year());
  if (!figure.period_start || *figure.period_start == end)
    return fmt::format("{} {} {}", static_cast<unsigned>(end.day()), month_name(end), end_year);
  const Date start = *figure.period_start;
  const std::optional<int> months = whole_months(figure);
  const int year = financial_year_of(start);
  const std::string year_name = fmt::format("{}/{:02}", year, (year + 1) % 100);
  if (months == 12 && financial_year(year) == Period{start, end}) return year_name;
  for (int number = 1; months == 3 && number <= 4; ++number)
    if (quarter(year, number) == Period{start, end}) return fmt::format("Q{} {}", number, year_name);
  if (months == 1) return fmt::format("{} {}", month_name(end), end_year);
  if (months == 12) return fmt::format("the 12 months to {} {}", month_name(end), end_year);
  if (!months) return iso(start) + " to " + iso(end);
  if (start.year() == end.year())
    return fmt::format("{} to {} {}", month_name(start), month_name(end), end_year);
  return fmt::format("{} {} to {} {}", month_name(start), static_cast<int>(start.year()), month_name(end),
                     end_year);
}

std::string printed(const Observation& figure) {
  const bool is_short = !figure.text.empty() && cut_text(figure.text) == figure.text;
  if (figure.value && !is_value_printed(figure))
    return is_short ? fmt::format("{} (read from \"{}\")", figure.value->str(), figure.text)
                    : figure.value->str();
  if (is_short) return figure.text;
  return figure.value ? figure.value->str() : cut_text(figure.text);
}

std::string printed_sum(const Figures& figures) {
  std::string sum;
  for (const Observation* figure : figures) sum += (sum.empty() ? "" : " + ") + printed(*figure);
  return sum;
}

std::string interval_text(const Interval& interval, int places) {
  const std::string low = interval.low ? to_decimal_text(*interval.low, places) : "";
  const std::string high = interval.high ? to_decimal_text(*interval.high, places) : "";
  if (low == high) return low;
  if (low.empty()) return "at most " + high;
  if (high.empty()) return "at least " + low;
  return low + " to " + high;
}

std::shared_ptr<const rules::RuleSet> rules_of(const CheckInput& input, const std::string& document_id) {
  Derived& derived = *input.derived;
  if (derived.last_rules && derived.last_document == document_id) return derived.last_rules;
  auto& known = derived.rules;
  if (known.empty()) {
    const std::vector<std::string> packs = input.library.packs();
    for (const DocumentRow& document : input.dataset.documents)
      if (std::find(packs.begin(), packs.end(), document.pack) != packs.end())
        known.try_emplace(document.document_id, input.library.pack(document.pack));
  }
  auto& rules = known[document_id];
  if (!rules) rules = input.library.pack("uk");
  derived.last_document = document_id;
  return derived.last_rules = rules;
}

Issue issue_at(const Observation& figure, std::string_view check, std::string_view severity,
               std::string message, std::string expected, std::string found) {
  Issue issue;
  issue.document_id = figure.document_id;
  issue.check = check;
  issue.severity = severity;
  issue.observation_ids = {figure.observation_id};
  issue.local_code = figure.local_code;
  issue.label = figure.label;
  issue.period_start = figure.period_start;
  issue.period_end = figure.period_end;
  issue.message = std::move(message);
  issue.expected = std::move(expected);
  issue.found = std::move(found);
  issue.place = figure.place;
  return issue;
}

}  // namespace scrutineer::normalize
