#include "extract/text/series_row.h"

#include <algorithm>
#include <charconv>

namespace scrutineer::extract {

namespace {

// Tuned on monthly series that OCR took from slides.
constexpr std::size_t fewest_figures = 4;
constexpr std::size_t longest_figure = 9;
constexpr std::size_t longest_stray = 2;  // a sign that stands for a figure
constexpr std::size_t longest_lost = 3;   // what is left of a first figure that OCR could not read
constexpr double share_of_good = 0.6;     // of a row's columns that hold figures
constexpr long fused_factor = 4;          // a pair run together is so many times larger than any of its like

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_figure(std::string_view word) {
  if (word.size() > longest_figure || word.empty() || !is_digit(word[0])) return false;
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return is_digit(c) || c == '.' || c == ',' || c == '%'; });
}

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; });
}

struct Word {
  std::string_view text;
  std::string_view printed;  // of which it is a half; else empty
};
using Words = std::vector<Word>;

std::optional<long> whole_number(std::string_view word) {
  long value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return value;
}

// Two figures without the bar between them: 1210 among 5, 8, 12 and 16. Only where both halves lie among the
// others and the whole is far beyond them.
std::optional<Words> parted(const Words& words) {
  for (std::size_t i = words.size(); i-- > 0;) {
    const std::string_view text = words[i].text;
    const auto whole = whole_number(text);
    if (!whole || text.size() < 2 || text.size() % 2 != 0) continue;
    long least = *whole, most = 0;
    std::size_t others = 0;
    for (const Word& word : words) {
      const auto value = word.text == text ? std::nullopt : whole_number(word.text);
      if (!value) continue;
      least = std::min(least, *value);
      most = std::max(most, *value);
      ++others;
    }
    const std::string_view left = text.substr(0, text.size() / 2), right = text.substr(text.size() / 2);
    const auto fits = [&](std::string_view half) {
      const long value = whole_number(half).value_or(-1);
      return value >= least && value <= most && !half.starts_with('0');
    };
    if (others < fewest_figures || *whole < fused_factor * most || !fits(left) || !fits(right)) continue;
    Words result(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i));
    result.push_back({left, text});
    result.push_back({right, text});
    result.insert(result.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
    return result;
  }
  return std::nullopt;
}

std::string joined(const Words& words, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    if (!text.empty()) text += ' ';
    text += words[i].text;
  }
  return text;
}

struct Reading {
  SeriesRow row;
  std::size_t taken = 0;          // words that fill columns
  std::size_t named = 0;          // words before them
  std::size_t figures_named = 0;  // figures among those
};

// The last figures of the words, as many as there are columns; a stray sign between two figures keeps its
// place, and at the end where every column is filled so.
std::optional<Reading> aligned(const Words& words, std::size_t columns) {
  std::size_t first = words.size(), good = 0;
  bool stray_ends = false;
  Reading reading;
  while (first > 0 && words.size() - first < columns) {
    const bool figure = is_figure(words[first - 1].text);
    const bool stray = !figure && words[first - 1].text.size() <= longest_stray && first >= 2 &&
                       is_figure(words[first - 2].text);
    if (!figure && !stray) break;
    stray_ends = stray_ends || (stray && first == words.size());
    reading.row.noisy = reading.row.noisy || stray || !words[first - 1].printed.empty();
    good += figure ? 1 : 0;
    --first;
  }
  reading.taken = words.size() - first;
  if (good < std::min(fewest_figures, columns) ||
      static_cast<double>(good) < share_of_good * static_cast<double>(columns))
    return std::nullopt;
  if (reading.taken < columns && (first == 0 || stray_ends)) return std::nullopt;
  const bool lost =
      reading.taken + 1 == columns && first >= 2 && words[first - 1].text.size() <= longest_lost;
  reading.named = first;
  reading.row.name = joined(words, 0, first - (lost ? 1 : 0));
  if (!has_letter(reading.row.name)) reading.row.name.clear();  // what OCR left of a code
  for (std::size_t i = 0; i < first; ++i) reading.figures_named += is_figure(words[i].text);
  reading.row.figures.resize(columns - reading.taken);
  std::size_t percent = 0;
  for (std::size_t i = first; i < words.size(); ++i) {
    reading.row.figures.push_back({std::string(words[i].text), std::string(words[i].printed)});
    percent += words[i].text.ends_with('%');
  }
  // One sign of percent among plain figures is a misread digit.
  if (percent == 1 && reading.taken > 2) reading.row.noisy = true;
  return reading;
}

// The same, a pair that ran together parted where only then every column has its figure and the row a name.
std::optional<Reading> aligned_parted(const Words& words, std::size_t columns) {
  auto reading = aligned(words, columns);
  if (reading && reading->taken == columns && reading->named > 0) return reading;
  if (const auto more = parted(words))
    if (auto fuller = aligned(*more, columns); fuller && fuller->taken == columns && fuller->named > 0)
      return fuller;
  return reading;
}

// Figures under the periods, words under the columns between them: as many figures as periods, or none can be
// placed.
std::optional<SeriesRow> interleaved(const Words& words, const PeriodLine& header) {
  std::size_t at = 0;
  while (at < words.size() && !is_figure(words[at].text)) ++at;
  const auto figures = std::count_if(words.begin() + static_cast<std::ptrdiff_t>(at), words.end(),
                                     [](const Word& w) { return is_figure(w.text); });
  if (at == 0 || static_cast<std::size_t>(figures) != header.periods()) return std::nullopt;
  SeriesRow row;
  row.name = joined(words, 0, at);
  for (const PeriodLine::Column& column : header.columns) {
    row.figures.emplace_back();
    std::string& text = row.figures.back().text;
    if (column.period) {
      while (!is_figure(words[at].text)) ++at;  // one is left: they were counted
      text = words[at++].text;
      continue;
    }
    const std::size_t from = at;
    while (at < words.size() && !is_figure(words[at].text)) ++at;
    text = joined(words, from, at);
  }
  return row;
}

// Where one panel's figures end and the next one's name begins, nothing says but the counts.
std::optional<std::vector<SeriesRow>> side_by_side(const Words& words, std::size_t columns,
                                                   std::size_t panels) {
  if (panels == 1) {
    auto reading = aligned_parted(words, columns);
    if (!reading || reading->named == 0) return std::nullopt;
    return std::vector{std::move(reading->row)};
  }
  std::optional<std::vector<SeriesRow>> best;
  double most = 0;
  for (std::size_t cut = 1; cut < words.size(); ++cut) {
    const auto middle = words.begin() + static_cast<std::ptrdiff_t>(cut);
    auto right = aligned_parted(Words(middle, words.end()), columns);
    if (!right || right->named == 0) continue;
    auto left = aligned_parted(Words(words.begin(), middle), columns);
    if (!left || left->named == 0) continue;
    constexpr double figure_in_name = 0.5;  // of the loss of a column's figure
    const double score = static_cast<double>(left->taken + right->taken) -
                         figure_in_name * static_cast<double>(left->figures_named + right->figures_named);
    if (score <= most) continue;
    most = score;
    best = {std::move(left->row), std::move(right->row)};
  }
  return best;
}

}  // namespace

std::optional<std::vector<SeriesRow>> read_series_rows(std::string_view line, const PeriodLine& header) {
  Words words;
  for (const std::string_view word : words_between_bars(line)) words.push_back({word, {}});
  if (header.periods() < header.columns.size()) {
    auto row = header.panels == 1 ? interleaved(words, header) : std::nullopt;
    if (!row) return std::nullopt;
    return std::vector{std::move(*row)};
  }
  if (header.panels == 1) {
    auto reading = aligned_parted(words, header.columns.size());
    if (!reading) return std::nullopt;
    return std::vector{std::move(reading->row)};
  }
  return side_by_side(words, header.columns.size(), header.panels);
}

}  // namespace scrutineer::extract
