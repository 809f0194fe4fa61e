#include "extract/text/text_rows.h"

#include <algorithm>
#include <array>

namespace scrutineer::extract {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool has_digit(std::string_view s) { return std::any_of(s.begin(), s.end(), is_digit); }

std::string lower(std::string_view text) {
  std::string s(text);
  for (char& c : s)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 32);
  return s;
}

// 1, 12. or 3): the number of a measure
bool is_row_number(std::string_view s) {
  if (s.ends_with('.') || s.ends_with(')')) s.remove_suffix(1);
  return !s.empty() && s.size() <= 3 && std::all_of(s.begin(), s.end(), is_digit);
}

constexpr std::size_t longest_value = 24, longest_header = 120;

// How well the kinds of a row's cells fit the header's, in cells.
int agreement(const TextRow& row, const TextRow& header) {
  int cells = 0;
  for (std::size_t c = 0; c < header.cells.size(); ++c) {
    if (row.blank(c) || header.blank(c)) continue;
    cells += is_value_header(header.text(c)) == is_value(row.text(c)) ? 1 : -1;
  }
  return cells;
}

TextRow with_number_joined(TextRow row) {
  std::vector<std::string> label = row.cells[0];
  label.insert(label.end(), row.cells[1].begin(), row.cells[1].end());
  row.cells[1] = {joined_by_blanks(label)};
  row.cells.erase(row.cells.begin());
  return row;
}

TextRow with_last_parted(TextRow row) {
  std::vector<std::string>& last = row.cells.back();
  std::vector<std::string> rest(last.begin() + 1, last.end());
  last.resize(1);
  row.cells.push_back(std::move(rest));
  return row;
}

}  // namespace

TextRow split_row(const TextLine& line) {
  TextRow row;
  row.page = line.page;
  for (std::size_t begin = 0;;) {
    const std::size_t tab = line.text.find('\t', begin);
    row.cells.push_back(plain_paragraphs(std::string_view(line.text).substr(begin, tab - begin)));
    if (tab == std::string::npos) return row;
    begin = tab + 1;
  }
}

bool is_dashes(const TextRow& row) {
  bool dashes = false;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const std::string text = row.text(c);
    if (text.find_first_not_of("-:=_ ") != std::string::npos) return false;
    dashes = dashes || text.size() >= 3;
  }
  return dashes;
}

bool is_value(const std::string& text) {
  if (text.empty() || text.size() > longest_value) return false;
  static constexpr std::array<std::string_view, 12> markers = {
      "n/a", "na", "new", "new definition", "tbc", "tbd", "-", "..", ":", "*", "c", "x"};
  const std::string s = lower(text);
  if (std::find(markers.begin(), markers.end(), s) != markers.end()) return true;
  if (!has_digit(s)) return false;
  const std::size_t letters = static_cast<std::size_t>(
      std::count_if(s.begin(), s.end(), [](char c) { return (c >= 'a' && c <= 'z'); }));
  const bool begins = is_digit(s[0]) || s[0] == '<' || s[0] == '>' || s[0] == '-' || s[0] == '(' ||
                      s.starts_with("£") || s.starts_with("\xE2\x89");  // ≤ ≥
  return begins && letters <= 16 && !is_value_header(text);
}

bool is_value_header(const std::string& text) {
  if (text.size() > longest_header) return false;
  const std::string s = lower(text);
  if (s.find('%') != std::string::npos || s.find("commentary") != std::string::npos) return false;
  for (const std::string_view word : {"target", "value", "actual", "outturn", "ytd"})
    if (s.find(word) != std::string::npos) return true;
  // 2018/19, Q1, Mar 2017, Dec-20: short, and digits in the places of years and quarters
  if (s.size() > 20 || !has_digit(s)) return false;
  if ((s[0] == 'q' || s[0] == 'h') && s.size() > 1 && is_digit(s[1])) return true;
  const std::size_t digits = static_cast<std::size_t>(std::count_if(s.begin(), s.end(), is_digit));
  const bool year = (s.starts_with("20") || s.starts_with("19")) && digits >= 4 &&
                    s.find_first_of(",.") == std::string::npos &&
                    (digits == 4 || s.find_first_of("/-") != std::string::npos);
  static constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                              "jul", "aug", "sep", "oct", "nov", "dec"};
  const bool month =
      std::any_of(months.begin(), months.end(), [&](std::string_view m) { return s.starts_with(m); });
  return year || month;
}

bool is_header_row(const TextRow& row) {
  std::size_t filled = 0;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    if (row.blank(c)) continue;
    const std::string text = row.text(c);
    if (is_value(text) || text.size() > longest_header) return false;
    ++filled;
  }
  return filled >= 2 && filled * 2 >= row.cells.size();
}

bool is_second_header(const TextRow& first, const TextRow& second) {
  if (!second.blank(0) || second.cells.size() > first.cells.size() + 1) return false;
  std::size_t filled = 0, under_empty = 0;
  for (std::size_t c = 0; c < second.cells.size(); ++c) {
    if (second.blank(c)) continue;
    const std::string text = second.text(c);
    if (is_value(text) || text.size() > 40 || (has_digit(text) && !is_value_header(text))) return false;
    ++filled;
    if (first.blank(c)) ++under_empty;
  }
  return filled >= 2 && (under_empty > 0 || filled * 2 >= second.cells.size());
}

void fit_to_header(TextRow& row, const TextRow& header) {
  if (header.cells.size() < 3 || row.cells.size() < 3 || !is_row_number(row.text(0)) || row.blank(1)) return;
  if (is_value(row.text(1))) return;
  TextRow joined = with_number_joined(row);
  if (joined.cells.size() + 1 == header.cells.size() && joined.cells.back().size() > 1)
    joined = with_last_parted(joined);
  if (agreement(joined, header) > agreement(row, header)) row = std::move(joined);
}

void lower_row_numbers(std::vector<TextRow>& rows) {
  static constexpr std::array<std::string_view, 10> raised = {"⁰", "¹", "²", "³", "⁴",
                                                              "⁵", "⁶", "⁷", "⁸", "⁹"};
  const auto numbered = [](const TextRow& row) {
    const std::string text = row.text(0);
    const std::size_t blank = text.find(' ');
    return blank != std::string::npos && is_row_number(text.substr(0, blank));
  };
  if (std::none_of(rows.begin(), rows.end(), numbered)) return;
  for (TextRow& row : rows) {
    if (row.blank(0)) continue;
    std::string& text = row.cells[0].front();
    std::string digits;
    std::size_t at = 0;
    for (bool more = true; more;) {
      more = false;
      for (std::size_t d = 0; d < raised.size(); ++d)
        if (std::string_view(text).substr(at).starts_with(raised[d])) {
          digits += static_cast<char>('0' + d);
          at += raised[d].size();
          more = true;
          break;
        }
    }
    if (!digits.empty() && at < text.size() && text[at] == ' ') text.replace(0, at, digits);
  }
}

void restore_slipped_header(TextRow& first, TextRow& second) {
  const std::size_t last = second.cells.size() - 1;
  if (first.cells.size() != second.cells.size() || last < 3 || second.blank(last) || !first.blank(last))
    return;
  std::size_t gap = last;
  while (gap > 0 && second.blank(gap - 1)) --gap;
  if (gap == last || gap == 0 || first.blank(gap)) return;
  second.cells[gap] = std::move(second.cells[last]);
  second.cells[last].clear();
  first.cells.insert(first.cells.begin() + static_cast<std::ptrdiff_t>(gap), std::vector<std::string>{});
  first.cells.pop_back();
}

}  // namespace scrutineer::extract
