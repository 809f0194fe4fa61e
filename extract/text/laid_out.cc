#include "extract/text/laid_out.h"

#include <algorithm>
#include <string>
#include <vector>

#include "extract/tables/find.h"
#include "extract/text/typed_rows.h"

namespace scrutineer::extract {

namespace {

// Tuned on reports of four councils as pdftotext -layout and Tesseract write them.
struct Settings {
  std::size_t wide_gap = 3;                            // blanks
  std::size_t fewest_lines = 6;                        // with a wide gap
  std::size_t fewest_rows = 3;                         // with figures_of_row of them: a small table
  std::size_t figures_of_row = 3;                      // behind wide gaps each
  double share_of_lines = 0.1;                         // of those that are not blank
  double advance = 5, line_step = 12, font_size = 10;  // points: what a typewriter would print
  double half_line = 4.5;    // points: from a name's lines to its figures between them
  double line_share = 0.85;  // of a column's widest text in letters, where print broke lines by their width
  std::size_t longest_line = 2000;  // characters; what stands beyond is no page
  std::size_t most_lines = 2000;    // of a page
};
constexpr Settings settings;

bool continues_letter(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

bool has_wide_gap(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(' ');
  if (begin == std::string_view::npos) return false;
  const std::size_t gap = line.find(std::string(settings.wide_gap, ' '), begin);
  return gap != std::string_view::npos && line.find_first_not_of(" \r", gap) != std::string_view::npos;
}

// Figures behind wide gaps.
std::size_t parted_figures(std::string_view line) {
  std::size_t figures = 0, blanks = 0;
  for (std::size_t i = line.find_first_not_of(' '); i < line.size(); ++i) {
    figures += blanks >= settings.wide_gap && line[i] >= '0' && line[i] <= '9';
    blanks = line[i] == ' ' ? blanks + 1 : 0;
  }
  return figures;
}

template <typename Each>
void for_each_line(std::string_view text, Each each) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\f", begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    each(line, end < text.size() && text[end] == '\f');
    begin = end + 1;
  }
}

// The words of a line where a typewriter would have set them.
void type_line(std::string_view line, std::size_t number, Page& page) {
  const double y = settings.line_step * static_cast<double>(number + 1);
  std::size_t column = 0;
  Word word;
  const auto end_word = [&] {
    if (word.text.empty()) return;
    word.box = {word.glyphs.front().x0, y, word.glyphs.back().x1, y + settings.font_size};
    word.font = "text";
    word.size = settings.font_size;
    page.width = std::max(page.width, word.box.x1 + settings.line_step);
    page.words.push_back(std::move(word));
    word = {};
  };
  for (const char c : line) {
    if (!continues_letter(c) && ++column > settings.longest_line) break;
    if (c == ' ') {
      end_word();
      continue;
    }
    word.text += c;
    const double x = settings.advance * static_cast<double>(column);
    if (!continues_letter(c)) word.glyphs.push_back({x, y, x + settings.advance, y + settings.font_size});
  }
  end_word();
}

std::vector<Page> typed_pages(std::string_view text) {
  std::vector<Page> pages(1);
  std::size_t number = 0;
  bool page_ended = false;
  for_each_line(text, [&](std::string_view line, bool ends_page) {
    if (page_ended) {
      pages.emplace_back();
      number = 0;
    }
    if (number < settings.most_lines) type_line(line, number++, pages.back());
    page_ended = ends_page;
  });
  for (std::size_t p = 0; p < pages.size(); ++p) {
    pages[p].number = static_cast<int>(p) + 1;
    close_up_rows(pages[p], {settings.advance * static_cast<double>(settings.wide_gap), settings.line_step,
                             settings.half_line});
    for (const Word& word : pages[p].words)
      pages[p].height = std::max(pages[p].height, word.box.y1 + settings.line_step);
  }
  return pages;
}

}  // namespace

bool is_laid_out(std::string_view text) {
  if (text.find('\t') != std::string_view::npos) return false;
  std::size_t lines = 0, gaps = 0, rows = 0;
  for_each_line(text, [&](std::string_view line, bool) {
    lines += line.find_first_not_of(' ') != std::string_view::npos;
    gaps += has_wide_gap(line);
    rows += parted_figures(line) >= settings.figures_of_row;
  });
  return (gaps >= settings.fewest_lines || rows >= settings.fewest_rows) &&
         static_cast<double>(gaps) >= settings.share_of_lines * static_cast<double>(lines);
}

void read_laid_out(std::string_view text, Document& document) {
  document.pages = typed_pages(text);
  document.page_count = static_cast<int>(document.pages.size());
  TableSettings tables;
  tables.line_share = settings.line_share;
  find_tables(document, tables);
  for (Table& table : document.tables) {
    table.source = TableSource::text;
    table.box = {};
    for (Cell& cell : table.cells) cell.box = {};
  }
  for (FlowItem& item : document.flow)
    if (auto* block = std::get_if<Block>(&item)) block->box = {};
  for (Page& page : document.pages) page.words.clear();
}

}  // namespace scrutineer::extract
