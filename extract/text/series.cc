#include "extract/text/series.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace scrutineer::extract {

namespace {

// Tuned on monthly series that OCR took from slides.
constexpr std::size_t fewest_periods = 4, most_periods = 24;
constexpr std::size_t longest_figure = 9;
constexpr double share_of_good =
    0.6;  // of a header's words that are periods, of a row's columns that are figures
constexpr std::size_t most_lines_between = 2;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t begin = line.find_first_not_of(" |", i);
    if (begin == std::string_view::npos) break;
    i = std::min(line.find_first_of(" |", begin), line.size());
    words.push_back(line.substr(begin, i - begin));
  }
  return words;
}

// Mar-20, Mar20, Q1, 2018/19
bool is_period(std::string_view word) {
  static constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                              "jul", "aug", "sep", "oct", "nov", "dec"};
  if (word.size() < 2 || word.size() > 8 || !is_digit(word.back())) return false;
  if (word.size() == 2) return (word[0] | 32) == 'q';
  if (word.size() == 7)
    return (word.starts_with("20") || word.starts_with("19")) && (word[4] == '/' || word[4] == '-');
  std::string name(word.substr(0, 3));
  for (char& c : name) c = static_cast<char>(c | 32);
  return std::find(months.begin(), months.end(), name) != months.end();
}

// What OCR makes of one: Qct-20, MNov-20, Now2D
bool may_be_period(std::string_view word) {
  return is_period(word) || (word.size() >= 4 && word.size() <= 8 && !is_digit(word[0]));
}

bool is_figure(std::string_view word) {
  if (word.size() > longest_figure || !is_digit(word[0])) return false;
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return is_digit(c) || c == '.' || c == ',' || c == '%'; });
}

// Two series side by side share a line of periods twice over.
bool is_doubled(const std::vector<std::string_view>& words) {
  const std::size_t half = words.size() / 2;
  return words.size() % 2 == 0 && half >= fewest_periods &&
         std::equal(words.begin(), words.begin() + 2, words.begin() + static_cast<std::ptrdiff_t>(half));
}

struct Series {
  std::string name;
  std::vector<std::string> figures;  // one for each period, empty where none is printed
};

// The last figures of the line, as many as there are periods; a stray sign between two figures keeps its
// place.
std::optional<Series> read_row(const std::vector<std::string_view>& words, std::size_t periods) {
  std::size_t first = words.size(), good = 0;
  while (first > 0 && words.size() - first < periods) {
    const bool figure = is_figure(words[first - 1]);
    const bool stray = !figure && words[first - 1].size() <= 2 && first >= 2 && first < words.size() &&
                       is_figure(words[first - 2]);
    if (!figure && !stray) break;
    good += figure ? 1 : 0;
    --first;
  }
  if (good < fewest_periods || static_cast<double>(good) < share_of_good * static_cast<double>(periods))
    return std::nullopt;
  // What is left of a first figure that OCR could not read.
  const bool lost = words.size() - first + 1 == periods && first >= 2 && words[first - 1].size() <= 3;
  if (first == 0 && words.size() < periods) return std::nullopt;
  Series row;
  for (std::size_t i = 0; i < first - (lost ? 1 : 0); ++i) {
    if (i > 0) row.name += ' ';
    row.name += words[i];
  }
  row.figures.assign(periods - (words.size() - first), "");
  for (std::size_t i = first; i < words.size(); ++i) row.figures.emplace_back(words[i]);
  return row;
}

void add_cell(Table& table, int row, int column, std::string text, int page) {
  Cell cell;
  cell.row = row;
  cell.column = column;
  cell.header = row == 0;
  cell.page = page;
  cell.text = std::move(text);
  if (!cell.text.empty()) cell.lines = {cell.text};
  table.cells.push_back(std::move(cell));
}

}  // namespace

bool is_period_line(const TextLine& line) {
  const auto words = words_of(line.text);
  if (words.size() < fewest_periods || words.size() > 2 * most_periods) return false;
  if (!std::all_of(words.begin(), words.end(), may_be_period)) return false;
  const auto good = std::count_if(words.begin(), words.end(), is_period);
  return static_cast<double>(good) >= share_of_good * static_cast<double>(words.size());
}

std::optional<Table> read_series(const std::vector<TextLine>& lines, std::size_t& i) {
  const std::size_t header = i;
  const auto periods = words_of(lines[header].text);
  ++i;
  if (periods.size() > most_periods || is_doubled(periods)) return std::nullopt;
  std::vector<Series> rows;
  std::size_t n = i, blank = 0;
  for (; n < lines.size() && blank < most_lines_between; ++n) {
    if (lines[n].text.empty()) {
      ++blank;
      continue;
    }
    if (is_period_line(lines[n])) break;
    auto row = read_row(words_of(lines[n].text), periods.size());
    if (!row) break;
    rows.push_back(std::move(*row));
    i = n + 1;
    blank = 0;
  }
  if (rows.empty()) return std::nullopt;
  Table table;
  table.source = TableSource::text;
  table.first_page = table.last_page = lines[header].page;
  table.rows = static_cast<int>(rows.size()) + 1;
  table.columns = static_cast<int>(periods.size()) + 1;
  table.header_rows = 1;
  add_cell(table, 0, 0, "", table.first_page);
  for (std::size_t c = 0; c < periods.size(); ++c)
    add_cell(table, 0, static_cast<int>(c) + 1, std::string(periods[c]), table.first_page);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    add_cell(table, static_cast<int>(r) + 1, 0, rows[r].name, table.first_page);
    for (std::size_t c = 0; c < periods.size(); ++c)
      add_cell(table, static_cast<int>(r) + 1, static_cast<int>(c) + 1, rows[r].figures[c], table.first_page);
  }
  return table;
}

}  // namespace scrutineer::extract
