#include "extract/text/period_line.h"

#include <algorithm>
#include <array>

namespace scrutineer::extract {

namespace {

// Tuned on monthly series that OCR took from slides.
constexpr std::size_t fewest_periods = 4, most_periods = 24, most_panels = 3;
constexpr std::size_t fewest_plain = 3;       // where every word is a period for certain
constexpr double share_of_good = 0.6;         // of a header's words that are periods, of a panel's that agree
constexpr std::size_t most_words_beside = 3;  // of another column's text that OCR joined to the line's end
constexpr std::size_t fewest_bars = 4;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

std::string lowered(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 32);
  return result;
}

bool is_month(std::string_view name) {
  static constexpr std::array<std::string_view, 12> months = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  const std::string low = lowered(name);
  return std::any_of(months.begin(), months.end(), [&](std::string_view month) {
    return low == month || low == month.substr(0, 3) || (low == "sept" && month == "september");
  });
}

}  // namespace

bool is_period(std::string_view word) {
  if (is_month(word)) return true;
  if (word.size() < 2 || word.size() > 8 || !is_digit(word.back())) return false;
  if (word.size() == 2) return (word[0] | 32) == 'q';
  if (word.size() == 7 && (word.starts_with("20") || word.starts_with("19")))
    return word[4] == '/' || word[4] == '-';
  return is_month(word.substr(0, 3));
}

namespace {

// What OCR makes of one: Qct-20, MNov-20, Now2D, &pr-20, 5ep-20
bool may_be_period(std::string_view word) {
  if (is_period(word)) return true;
  return word.size() >= 4 && word.size() <= 8 &&
         (!is_digit(word[0]) || std::count_if(word.begin(), word.end(), is_letter) >= 2);
}

// Columns that stand beside periods.
bool is_companion(std::string_view word) {
  static constexpr std::array<std::string_view, 9> known = {"trend", "target",  "change", "rag", "total",
                                                            "ytd",   "average", "status", "dot"};
  return std::find(known.begin(), known.end(), lowered(word)) != known.end();
}

using Columns = std::vector<PeriodLine::Column>;

// How many times over the columns name the same periods: 1 where they do not.
std::size_t panels_of(const Columns& columns) {
  for (std::size_t n = 2; n <= most_panels; ++n) {
    const std::size_t part = columns.size() / n;
    if (columns.size() % n != 0 || part < fewest_periods) continue;
    std::size_t same = 0;
    for (std::size_t i = part; i < columns.size(); ++i) same += columns[i].text == columns[i - part].text;
    if (static_cast<double>(same) >= share_of_good * static_cast<double>(columns.size() - part)) return n;
  }
  return 1;
}

std::optional<PeriodLine> settled(PeriodLine line, std::size_t good) {
  const std::size_t periods = line.periods();
  const bool certain = good == periods && good >= fewest_plain;
  if (!certain &&
      (periods < fewest_periods || static_cast<double>(good) < share_of_good * static_cast<double>(periods)))
    return std::nullopt;
  line.panels = panels_of(line.columns);
  line.columns.resize(line.columns.size() / line.panels);
  if (line.periods() > most_periods) return std::nullopt;
  return line;
}

// "Team | Jan '20 | Feb '20 | Trend": OCR makes bars and brackets of a table's rules.
std::optional<PeriodLine> read_barred(std::string_view text) {
  static constexpr std::string_view bars = "|[]";
  PeriodLine line;
  std::size_t good = 0;
  for (std::size_t i = 0; i <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(bars, i), text.size());
    std::string_view cell = text.substr(i, end - i);
    const bool first = i == 0;
    i = end + 1;
    const std::size_t begin = cell.find_first_not_of(" (");
    if (begin == std::string_view::npos) continue;
    cell = cell.substr(begin, cell.find_last_not_of(' ') + 1 - begin);
    std::string tight;
    for (const char c : cell)
      if (c != ' ' && c != '"' && c != '\'') tight += c;
    if (first && !is_period(tight)) {
      line.stub = cell;
    } else if (is_companion(cell)) {
      line.columns.push_back({std::string(cell), false});
    } else if (may_be_period(tight)) {
      good += is_period(tight);
      line.columns.push_back({std::string(cell), true});
    } else {
      return std::nullopt;
    }
  }
  return settled(std::move(line), good);
}

}  // namespace

std::size_t PeriodLine::periods() const {
  return static_cast<std::size_t>(
      std::count_if(columns.begin(), columns.end(), [](const Column& c) { return c.period; }));
}

std::vector<std::string_view> words_between_bars(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t begin = line.find_first_not_of(" |", i);
    if (begin == std::string_view::npos) break;
    i = std::min(line.find_first_of(" |", begin), line.size());
    words.push_back(line.substr(begin, i - begin));
  }
  return words;
}

std::optional<PeriodLine> read_period_line(std::string_view text) {
  if (static_cast<std::size_t>(std::count(text.begin(), text.end(), '|')) >= fewest_bars)
    return read_barred(text);
  auto words = words_between_bars(text);
  if (words.size() < fewest_plain || words.size() > most_panels * most_periods) return std::nullopt;
  // Another column's words at the end stay out where certain periods stand before them.
  std::size_t beside = 0;
  while (beside < most_words_beside && words.size() > fewest_periods && !is_period(words.back()) &&
         !is_companion(words.back())) {
    words.pop_back();
    ++beside;
  }
  if (beside > 0 && !is_period(words.back())) return std::nullopt;
  PeriodLine line;
  std::size_t good = 0;
  for (const std::string_view word : words) {
    if (is_companion(word) && !line.columns.empty()) {
      line.columns.push_back({std::string(word), false});
      continue;
    }
    if (!may_be_period(word)) return std::nullopt;
    good += is_period(word);
    line.columns.push_back({std::string(word), true});
  }
  if (beside > 0 && good < fewest_periods * 2) return std::nullopt;
  return settled(std::move(line), good);
}

}  // namespace scrutineer::extract
