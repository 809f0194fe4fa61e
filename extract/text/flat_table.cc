#include "extract/text/flat_table.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string>

#include "extract/text/flat_row.h"
#include "extract/text/period_line.h"
#include "extract/text/text_table.h"

namespace scrutineer::extract {

namespace {

// Tuned on tables of indicators that OCR took from slides.
struct Settings {
  std::size_t fewest_periods = 3, most_periods = 12;
  std::size_t shortest_stub = 4;  // bytes: less is what OCR made of a period
  std::size_t most_stub_words = 4, most_words_beside = 6;
  std::size_t fewest_rows = 2, fewest_rows_without_header = 3;
  std::size_t fewest_rows_beyond = 2;   // rows with more figures than columns prove a lost month
  int pages_away = 2;                   // from which a page may have its header
  std::size_t most_lines_between = 40;  // of two rows: lines that belong to none
  double by_count = 0.75;               // confidence of a cell whose column nothing but counting tells
};
constexpr Settings settings;

struct Header {
  std::size_t line = 0;
  int page = 0;
  std::string stub;
  std::vector<std::string> periods;
  bool target = false, benchmark = false;
  bool lost = false;  // its periods are those of another
};

bool is_year(std::string_view word) {
  return word.size() >= 4 && (word.starts_with("20") || word.starts_with("19"));
}

// Words of a header, a quarter or month joined with the year behind it.
std::vector<std::string> header_words(std::string_view line) {
  std::vector<std::string> words;
  for (const std::string_view word : words_between_bars(line)) {
    const bool whole = !words.empty() && is_period(words.back()) && !is_year(words.back()) &&
                       words.back().find_first_of("0123456789") + 2 > words.back().size();
    if (whole && is_year(word))
      words.back() += " " + std::string(word);
    else
      words.emplace_back(word);
  }
  return words;
}

bool is_period_text(const std::string& text) { return is_period(text.substr(0, text.find(' '))); }

std::string lowered(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 32);
  return text;
}

std::optional<Header> read_header(const TextLine& line, std::size_t i) {
  const auto words = header_words(line.text);
  Header header;
  header.line = i;
  header.page = line.page;
  std::size_t at = 0;
  for (; at < words.size() && !is_period_text(words[at]); ++at)
    header.stub += (at > 0 ? " " : "") + words[at];
  if (at == 0 || at > settings.most_stub_words ||
      header.stub.find_first_of("0123456789") != std::string::npos)
    return std::nullopt;
  for (; at < words.size() && is_period_text(words[at]); ++at) header.periods.push_back(words[at]);
  if (header.periods.size() < settings.fewest_periods || header.periods.size() > settings.most_periods ||
      words.size() - at > settings.most_words_beside)
    return std::nullopt;
  for (; at < words.size(); ++at) {
    const std::string word = lowered(words[at]);
    header.target |= word == "target";
    header.benchmark |= word == "benchmark" || word == "benchmarks" || word == "bench";
  }
  return header;
}

// OCT-20 to SEP-20; empty where it is no month with its year.
std::string month_before(const std::string& month) {
  static constexpr std::array<const char*, 12> names = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
  if (month.size() < 5 || month.size() > 6) return "";
  const auto found = std::find(names.begin(), names.end(), lowered(month.substr(0, 3)));
  const std::string year = month.substr(month.size() - 2);
  if (found == names.end() || year.find_first_not_of("0123456789") != std::string::npos) return "";
  const auto n = static_cast<std::size_t>(found - names.begin());
  std::string name = names[(n + 11) % 12];
  for (std::size_t i = 0; i < name.size(); ++i)
    if (month[i] >= 'A' && month[i] <= 'Z') name[i] = static_cast<char>(name[i] & ~32);
  const int before = std::atoi(year.c_str()) + (n == 0 ? 99 : 100);
  return name + month.substr(3, month.size() - 5) + std::to_string(before % 100 + 100).substr(1);
}

struct Line {
  std::size_t line = 0;  // where the row begins
  FlatRow row;
};

struct Body {
  std::vector<Line> rows;
  std::size_t end = 0;  // behind its last line
};

// The rows of the lines [begin, end).
Body read_body(const std::vector<TextLine>& lines, std::size_t begin, std::size_t end, std::size_t periods,
               const std::set<std::string>& marks) {
  Body body;
  std::size_t strange = 0;
  bool open = false;
  for (std::size_t i = begin; i < end; ++i) {
    const std::string& text = lines[i].text;
    if (text.empty()) {
      open = false;
      continue;
    }
    if (is_table_line(lines[i]) || read_period_line(text)) break;
    if (auto row = read_flat_row(text, periods, marks)) {
      body.rows.push_back({i, std::move(*row)});
      open = true;
    } else if (!open || !continue_flat_row(text, marks, body.rows.back().row)) {
      open = false;
      if (++strange > settings.most_lines_between) break;
      continue;
    }
    strange = 0;
    body.end = i + 1;
  }
  return body;
}

// The first month stands before a header's others where its rows have more figures than it has columns.
void complete(Header& header, const std::vector<TextLine>& lines, const std::set<std::string>& marks) {
  const std::size_t columns = header.periods.size() + header.target + header.benchmark;
  const Body body = read_body(lines, header.line + 1, lines.size(), header.periods.size(), marks);
  const auto beyond = std::count_if(body.rows.begin(), body.rows.end(),
                                    [&](const Line& line) { return line.row.run > columns; });
  if (static_cast<std::size_t>(beyond) < settings.fewest_rows_beyond) return;
  if (const std::string before = month_before(header.periods.front()); !before.empty())
    header.periods.insert(header.periods.begin(), before);
}

Table table_of(const Header& header, const Body& body, const std::vector<TextLine>& lines) {
  Table table;
  table.source = TableSource::text;
  table.first_page = header.page;
  table.last_page = lines[body.rows.back().line].page;
  table.header_rows = 1;
  std::vector<std::vector<std::string>> grid(1, {header.stub});
  for (const std::string& period : header.periods) grid[0].push_back(period);
  const auto add = [&](const char* name, std::string FlatRow::*text, bool wanted) {
    if (!wanted) return;
    grid[0].emplace_back(name);
    for (std::size_t r = 0; r < body.rows.size(); ++r) grid[r + 1].push_back(body.rows[r].row.*text);
  };
  for (const Line& line : body.rows) {
    grid.push_back({line.row.name});
    for (const std::string& figure : line.row.figures) grid.back().push_back(figure);
  }
  add("Target", &FlatRow::target, header.target);
  add("Benchmark", &FlatRow::benchmark, header.benchmark);
  add("Change", &FlatRow::change, true);
  table.rows = static_cast<int>(grid.size());
  table.columns = static_cast<int>(grid[0].size());
  for (std::size_t r = 0; r < grid.size(); ++r)
    for (std::size_t c = 0; c < grid[r].size(); ++c) {
      table.cells.push_back(text_cell(static_cast<int>(r), static_cast<int>(c), grid[r][c],
                                      r == 0 ? header.page : lines[body.rows[r - 1].line].page));
      if (r > 0 && c > 0) table.cells.back().confidence = settings.by_count;
    }
  return table;
}

// A line that begins like a header and lost its periods has those of the nearest one.
std::optional<Header> restored(const std::vector<Header>& headers, const std::vector<TextLine>& lines,
                               std::size_t i) {
  const std::string& text = lines[i].text;
  const auto away = [&](const Header& header) { return header.line > i ? header.line - i : i - header.line; };
  const Header* nearest = nullptr;
  for (const Header& header : headers) {
    if (std::abs(header.page - lines[i].page) > settings.pages_away) continue;
    if (!text.starts_with(header.stub)) continue;
    const std::string rest = text.substr(header.stub.size());
    if (!rest.empty() && (rest.front() != ' ' || !is_period(rest.substr(1)))) continue;
    if (!nearest || away(header) < away(*nearest)) nearest = &header;
  }
  if (!nearest) return std::nullopt;
  Header header = *nearest;
  header.line = i;
  header.page = lines[i].page;
  header.target = header.benchmark = true;
  header.lost = true;
  return header;
}

}  // namespace

std::vector<FlatTable> flat_tables(const std::vector<TextLine>& lines) {
  std::vector<Header> headers;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (!is_table_line(lines[i]))
      if (auto header = read_header(lines[i], i)) headers.push_back(std::move(*header));
  std::vector<FlatTable> tables;
  if (headers.empty()) return tables;
  std::set<std::string> marks;
  for (const TextLine& line : lines) marks.merge(marks_of(line.text));
  for (Header& header : headers) complete(header, lines, marks);
  std::vector<Header> all = headers;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (std::none_of(headers.begin(), headers.end(), [&](const Header& h) { return h.line == i; }))
      if (auto header = restored(headers, lines, i)) all.push_back(std::move(*header));
  std::sort(all.begin(), all.end(), [](const Header& a, const Header& b) { return a.line < b.line; });
  for (std::size_t h = 0; h < all.size(); ++h) {
    const std::size_t end = h + 1 < all.size() ? all[h + 1].line : lines.size();
    const Body body = read_body(lines, all[h].line + 1, end, all[h].periods.size(), marks);
    if (body.rows.size() < (all[h].lost ? settings.fewest_rows_without_header : settings.fewest_rows))
      continue;
    tables.push_back({all[h].line, body.end, table_of(all[h], body, lines)});
  }
  return tables;
}

}  // namespace scrutineer::extract
