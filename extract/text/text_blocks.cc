#include "extract/text/text_blocks.h"

#include <algorithm>
#include <optional>

#include "extract/join_line.h"

namespace scrutineer::extract {

namespace {

// Tuned on five converted reports: longer lines are sentences whatever their end.
constexpr std::size_t longest_heading = 110;
constexpr std::size_t most_heading_lines = 2, most_heading_words = 16;
constexpr std::size_t shortest_broken_paragraph = 40;
constexpr double short_line = 0.6;  // of the next line's length: a line that was not wrapped

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// "10." or "24," alone on its line: a paragraph's number that hung in the margin.
bool is_hanging_number(std::string_view s) {
  if (s.size() < 2 || s.size() > 5 || !(s.ends_with('.') || s.ends_with(',') || s.ends_with(')')))
    return false;
  return std::all_of(s.begin(), s.end() - 1, is_digit);
}

// A figure alone on its line: a chart's axis, a page number.
bool is_lone_figure(std::string_view s) {
  return s.size() <= 6 &&
         std::all_of(s.begin(), s.end(), [](char c) { return is_digit(c) || c == '%' || c == ','; });
}

bool is_page_number(std::string_view s) {
  if (!(s.starts_with("Page ") || s.starts_with("page ")) || s.size() > 16) return false;
  return s.size() > 5 && is_digit(s[5]);
}

// Figures in a row: what is left of a table whose columns were lost. Nothing says which is which, so it is no
// sentence.
bool is_table_residue(std::string_view s) {
  constexpr std::size_t fewest_figures = 3;
  std::size_t run = 0;
  for (std::size_t i = 0; i < s.size();) {
    const std::size_t end = std::min(s.find_first_of(" |", i), s.size());
    const std::string_view word = s.substr(i, end - i);
    i = end + 1;
    if (word.empty()) continue;
    const bool figure = is_digit(word.front()) &&
                        word.find_first_not_of("0123456789.,%") == std::string_view::npos &&
                        word.back() != ',' && word.back() != '.';
    run = figure ? run + 1 : 0;
    if (run == fewest_figures) return true;
  }
  return false;
}

// Bullets at the head of a line; the text after them, or nothing where there is none.
std::optional<std::string_view> after_bullet(std::string_view s) {
  for (const std::string_view bullet :
       {"•", "►", "▪", "●", "○", "◦", "■", "«", "»", "➢", "✓", "–", "*", "-", "o"}) {
    if (!s.starts_with(bullet) || s.size() <= bullet.size() || s[bullet.size()] != ' ') continue;
    s.remove_prefix(bullet.size());
    while (s.starts_with(' ') || s.starts_with(". ")) s.remove_prefix(1);
    return s;
  }
  return std::nullopt;
}

// "1. To commission": an item of a numbered list
bool is_numbered_item(std::string_view s) {
  std::size_t i = 0;
  while (i < s.size() && is_digit(s[i])) ++i;
  return i > 0 && i <= 2 && i + 1 < s.size() && (s[i] == '.' || s[i] == ')') && s[i + 1] == ' ';
}

std::size_t words_of(std::string_view s) {
  return 1 + static_cast<std::size_t>(std::count(s.begin(), s.end(), ' '));
}

bool all_capitals(std::string_view s) {
  return std::any_of(s.begin(), s.end(), is_upper) && std::none_of(s.begin(), s.end(), is_lower);
}

bool is_heading(std::string_view s, std::size_t lines) {
  if (s.size() > longest_heading || lines > most_heading_lines || words_of(s) > most_heading_words)
    return false;
  const auto letters = std::count_if(s.begin(), s.end(), [](char c) { return is_lower(c) || is_upper(c); });
  if (letters < 3 || is_lower(s.front())) return false;
  // A number may open a heading as its own (1., 01.4, 3), but not as a figure.
  const std::size_t number = s.find_first_not_of("0123456789");
  if (number > 2 || (number > 0 && s[number] != '.' && s[number] != ')' && s[number] != ' ')) return false;
  const bool plain = number > 0 && s[number] == ' ';
  if (plain && (number > 1 || number + 1 == s.size() || !is_upper(s[number + 1]))) return false;
  const char last = s.back();
  return last != '.' && last != ',' && last != ';' && last != '-' && last != ':' && last != '!';
}

int level_of(std::string_view s, bool first) {
  if (first || all_capitals(s)) return 1;
  std::size_t i = 0;
  while (i < s.size() && is_digit(s[i])) ++i;
  const bool part = i > 0 && i + 1 < s.size() && s[i] == '.' && is_digit(s[i + 1]);
  return part ? 3 : 2;
}

struct Group {
  std::string text;
  std::size_t lines = 0;
  int page = 0;
  bool item = false, number = false;
  bool page_number = false;  // or another figure that belongs to no sentence
  bool residue = false;      // of a table
  bool list = false;         // an item whose sign is not that of a heading (►)
  int hashes = 0;            // of a Markdown heading
};

// A title over another: a line that would have had room for much of what follows was not wrapped there.
bool ends_short(std::string_view line, std::string_view next) {
  const std::size_t word = std::min(next.find(' '), next.size());
  return is_heading(line, 1) && is_upper(next.front()) &&
         static_cast<double>(line.size() + 1 + word) < short_line * static_cast<double>(next.size());
}

// Runs of lines up to a blank one; list items and hanging numbers begin groups of their own.
std::vector<Group> grouped(const std::vector<TextLine>& lines, std::size_t begin, std::size_t end) {
  std::vector<Group> groups;
  bool open = false;
  for (std::size_t i = begin; i < end; ++i) {
    std::string line = joined_by_blanks(plain_paragraphs(lines[i].text));
    if (line.empty()) {
      open = false;
      continue;
    }
    Group g{"", 1, lines[i].page};
    g.number = is_hanging_number(line) && !(open && groups.back().text.ends_with('-'));
    g.page_number =
        is_page_number(line) || (is_lone_figure(line) && !(open && groups.back().text.ends_with('-')));
    while (static_cast<std::size_t>(g.hashes) < line.size() &&
           line[static_cast<std::size_t>(g.hashes)] == '#')
      ++g.hashes;
    if (g.hashes > 0) line.erase(0, std::min(line.find_first_not_of("# "), line.size()));
    g.residue = is_table_residue(line);
    const auto item = after_bullet(line);
    g.item = item.has_value() || (!open && is_numbered_item(line)) ||
             (open && is_numbered_item(line) && groups.back().item);
    g.list = g.item && !line.starts_with("►") && !is_numbered_item(line);
    g.text = item ? std::string(*item) : line;
    if (g.text.empty()) continue;
    const bool alone = g.number || g.page_number || g.item || g.hashes > 0 || g.residue;
    if (open && !alone && !(groups.back().lines == 1 && ends_short(groups.back().text, line))) {
      join_line(groups.back().text, line);
      ++groups.back().lines;
    } else {
      groups.push_back(std::move(g));
    }
    open = !groups.back().number && !groups.back().page_number && groups.back().hashes == 0;
  }
  return groups;
}

bool ends_open(std::string_view s) {
  const char last = s.back();
  return last != '.' && last != '?' && last != '!' && last != ':';
}

}  // namespace

std::vector<Block> read_text_blocks(const std::vector<TextLine>& lines, std::size_t begin, std::size_t end) {
  std::vector<Block> blocks;
  std::optional<std::size_t>
      broken;  // the last paragraph (it may look like a heading), where its sentence has not ended
  for (const Group& g : grouped(lines, begin, end)) {
    if (g.number) continue;
    if (broken && !g.item && !g.page_number && is_lower(g.text.front())) {
      join_line(blocks[*broken].text, g.text);
      blocks[*broken].kind = Block::Kind::paragraph;
      blocks[*broken].level = 0;
      if (!ends_open(g.text)) broken.reset();
      continue;
    }
    Block block;
    block.page = g.page;
    block.text = g.text;
    const bool heading = g.hashes > 0 || (!g.list && is_heading(g.text, g.lines) &&
                                          !(g.item && is_numbered_item(g.text) && g.lines > 1));
    if (g.page_number || g.residue) {
      block.kind = Block::Kind::note;
    } else if (heading) {
      block.kind = Block::Kind::heading;
      block.level = g.hashes > 0 ? g.hashes : level_of(g.text, blocks.empty() && begin == 0);
    }
    broken.reset();
    const bool sentence = g.hashes == 0 && !g.page_number && !g.residue;
    if (sentence && ends_open(g.text) && g.text.size() >= shortest_broken_paragraph) broken = blocks.size();
    blocks.push_back(std::move(block));
  }
  return blocks;
}

}  // namespace scrutineer::extract
