#include "extract/text/flat_row.h"

#include <algorithm>
#include <array>

#include "extract/text/period_line.h"

namespace scrutineer::extract {

namespace {

// Tuned on tables of indicators that OCR took from slides.
constexpr std::size_t longest_figure = 11, fewest_letters = 4, longest_name = 240;  // bytes
constexpr std::size_t shortest_mark = 5;    // letters of a word that marks figures
constexpr std::size_t longest_body = 4;     // letters of a short name of who is compared with: SN, ENG, Nat
constexpr std::size_t most_tail_words = 4;  // of a benchmark in the line below

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

using Words = std::vector<std::string_view>;

bool is_number(std::string_view word) {
  if (word.size() > longest_figure) return false;
  if (word.starts_with("£") || word.starts_with("-")) word.remove_prefix(word[0] == '-' ? 1 : 2);
  if (word.empty() || !is_digit(word[0])) return false;
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return is_digit(c) || c == '.' || c == ',' || c == '%'; }) &&
         word.back() != ',' && word.back() != '.';
}

// A figure that a target may be: >80%, <0.3
bool is_bound(std::string_view word) {
  if (word.starts_with('>') || word.starts_with('<')) word.remove_prefix(1);
  return is_number(word);
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> known) {
  std::string low(word);
  for (char& c : low)
    if (is_upper(c)) c = static_cast<char>(c | 32);
  return std::find(known.begin(), known.end(), low) != known.end();
}

bool is_unit(std::string_view word) {
  return one_of(word, {"%", "days", "weeks", "months", "years", "hours", "minutes", "miles", "tonnes"});
}

// A figure behind such a word belongs to the name: "aged under 1".
bool takes_figure(std::string_view word) {
  return one_of(word, {"under", "over", "aged", "age", "than", "least", "most", "first", "last", "per"});
}

bool is_change(std::string_view word) {
  return one_of(word,
                {"increase", "increased", "increasing", "decrease", "decreased", "decreasing", "reduction",
                 "reduced",  "reducing",  "no",         "change",   "static",    "stable",     "same",
                 "up",       "down",      "improving",  "improved", "worsening", "worsened",   "-"});
}

bool all_letters(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is_letter);
}

std::string_view without_stops(std::string_view word) {
  while (!word.empty() && (word.back() == ',' || word.back() == ';' || word.back() == ':'))
    word.remove_suffix(1);
  return word;
}

bool is_mark(std::string_view word) {
  return word.size() >= shortest_mark && is_upper(word[0]) && all_letters(word) && !is_change(word);
}

// SN, ENG, Nat, Reg
bool is_body(std::string_view word) {
  word = without_stops(word);
  return word.size() <= longest_body && word.size() > 1 && is_upper(word[0]) && all_letters(word) &&
         !is_change(word);
}

bool is_capitals(std::string_view word) {
  return is_body(word) && std::all_of(word.begin(), word.end() - 1, is_upper);
}

std::string joined(const Words& words, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    if (!text.empty()) text += ' ';
    text += words[i];
  }
  return text;
}

// "within 45 days": a figure of the name.
bool is_length(const Words& words, std::size_t at) {
  return at > 0 && at + 1 < words.size() && one_of(words[at - 1], {"within", "than", "over", "every"}) &&
         words[at + 1] != "%" && is_unit(words[at + 1]);
}

// The figures of the periods from words[at] on, units and marks between them passed over; where they end.
std::optional<std::size_t> take_figures(const Words& words, std::size_t at, std::size_t periods,
                                        const std::set<std::string>& marks, FlatRow& row) {
  std::string_view mark;
  for (std::size_t n = 0; n < periods; ++n) {
    if (at >= words.size() || !is_number(words[at])) return std::nullopt;
    row.figures.emplace_back(words[at++]);
    if (at < words.size() && is_unit(words[at])) {
      row.figures.back() += words[at] == "%" ? "%" : " " + std::string(words[at]);
      ++at;
    }
    if (n + 1 == periods || at >= words.size() || !is_mark(words[at])) continue;
    if (!marks.contains(std::string(words[at]))) return std::nullopt;
    ++at;
  }
  return at;
}

// What stands behind the periods' figures: target, benchmark, change.
void take_rest(const Words& words, std::size_t at, FlatRow& row) {
  std::size_t end = words.size();
  while (end > at && is_change(words[end - 1])) --end;
  row.change = joined(words, end, words.size());
  const auto word = [&](std::size_t i) { return i < end ? words[i] : std::string_view(); };
  const bool name_first = at < end && !is_bound(words[at]) && all_letters(words[at]);
  // "90% Local 90%": the last figure may be the target; that of two such words is not.
  if (name_first && !is_capitals(words[at]) && !all_letters(word(at + 1))) row.figures.back().clear();
  while (at < end && all_letters(words[at]) && !is_body(words[at])) ++at;
  const bool value_of_body = all_letters(without_stops(word(at + 1))) && !is_unit(word(at + 1)) &&
                             !is_number(without_stops(word(at + 2)));
  if (!name_first && at < end && is_bound(words[at]) && !value_of_body) {
    row.target = words[at++];
    if (is_unit(word(at))) ++at;
  }
  while (at < end && all_letters(words[at]) && !is_body(words[at])) ++at;
  row.benchmark = joined(words, at, end);
}

}  // namespace

std::optional<FlatRow> read_flat_row(std::string_view line, std::size_t periods,
                                     const std::set<std::string>& marks) {
  const Words words = words_between_bars(line);
  for (std::size_t first = 1; first + periods <= words.size(); ++first) {
    const bool behind_figure =
        is_number(words[first - 1]) || (first > 1 && is_unit(words[first - 1]) &&
                                        is_number(words[first - 2]) && !is_length(words, first - 2));
    if (!is_number(words[first]) || behind_figure || is_length(words, first)) continue;
    std::size_t last = first;
    while (last < words.size() && is_number(words[last])) ++last;
    const bool named = takes_figure(words[first - 1]) && last - first == periods + 1;
    const std::size_t begin = first + (named ? 1 : 0);
    FlatRow row;
    const auto end = take_figures(words, begin, periods, marks, row);
    if (!end) continue;
    row.name = joined(words, 0, begin);
    const auto letters = std::count_if(row.name.begin(), row.name.end(), is_letter);
    if (static_cast<std::size_t>(letters) < fewest_letters || row.name.size() > longest_name)
      return std::nullopt;
    row.run = periods;
    for (std::size_t i = *end; i < words.size() && (is_bound(words[i]) || is_unit(words[i])); ++i)
      row.run += is_bound(words[i]);
    take_rest(words, *end, row);
    // One figure too few for both target and benchmark: where the last two agree they may be these.
    if (row.run == periods + 1 && row.benchmark.empty() && periods > 1 && row.figures.back() == row.target &&
        row.figures[periods - 2] != row.target)
      row.figures.back().clear(), row.target.clear();
    return row;
  }
  return std::nullopt;
}

std::set<std::string> marks_of(std::string_view line) {
  std::set<std::string> marks;
  const Words words = words_between_bars(line);
  for (std::size_t i = 1; i < words.size(); ++i)
    if (words[i] == words[i - 1] && is_mark(words[i])) marks.emplace(words[i]);
  return marks;
}

bool continue_flat_row(std::string_view line, const std::set<std::string>& marks, FlatRow& row) {
  Words words = words_between_bars(line);
  const std::size_t all = words.size();
  std::erase_if(words, [&](std::string_view w) { return marks.contains(std::string(w)); });
  std::size_t tail = words.size(), bodies = 0;
  while (tail > 0 && words.size() - tail < most_tail_words &&
         (is_body(words[tail - 1]) || is_number(without_stops(words[tail - 1]))))
    bodies += is_body(words[--tail]);
  if (bodies == 0 || row.benchmark.empty()) tail = words.size();
  const bool small = !words.empty() && !is_upper(words[0][0]) && words[0][0] != '%';
  if (!small && words.size() == all && tail > 0) return false;
  if (tail > 0) row.name += (row.name.empty() ? "" : " ") + joined(words, 0, tail);
  if (tail < words.size()) row.benchmark += " " + joined(words, tail, words.size());
  return row.name.size() <= longest_name;
}

}  // namespace scrutineer::extract
