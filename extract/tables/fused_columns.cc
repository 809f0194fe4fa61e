#include "extract/tables/fused_columns.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "extract/tables/lines.h"

namespace scrutineer::extract {
namespace {

using Words = std::vector<std::size_t>;  // of the page, in reading order of a line

bool is_figure(const std::string& text) {
  static constexpr std::string_view signs = "0123456789.,%-+£*:()";
  return text.size() <= 12 &&
         std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return signs.find(c) != std::string_view::npos || static_cast<unsigned char>(c) >= 0x80U;
         });
}

bool is_marker(const std::string& text) { return text == "*" || text == ":" || text == "-" || text == "–"; }

Words words_in(const Page& page, const Box& box) {
  Words words;
  for (std::size_t w = 0; w < page.words.size(); ++w)
    if (box.contains(page.words[w].box.centre_x(), page.words[w].box.centre_y())) words.push_back(w);
  return words;
}

// The figures of a cell from left to right; empty where it holds anything else, or several lines.
Words figures_in(const Cell& cell, const Page& page) {
  Words words = words_in(page, cell.box);
  const bool figures = cell.lines.size() == 1 && std::all_of(words.begin(), words.end(), [&](std::size_t w) {
                         return is_figure(page.words[w].text) || is_marker(page.words[w].text);
                       });
  if (!figures) return {};
  std::sort(words.begin(), words.end(),
            [&](std::size_t a, std::size_t b) { return page.words[a].box.x0 < page.words[b].box.x0; });
  return words;
}

// Where the last of the columns that a column stands for begins; nullopt where its rows do not show several.
std::optional<double> gutter_of(const Table& table, const Page& page, int column,
                                const TableSettings& settings) {
  std::vector<Words> rows;
  std::map<std::size_t, int> counts;
  for (const Cell& cell : table.cells) {
    if (cell.row < table.header_rows || cell.column != column || cell.colspan != 1 || cell.text.empty())
      continue;
    rows.push_back(figures_in(cell, page));
    ++counts[rows.back().size()];
  }
  if (counts.empty()) return std::nullopt;
  const auto [figures, times] = *std::max_element(
      counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (figures < 2 || times < settings.fewest_pairs ||
      times < settings.share_of_pairs * static_cast<double>(rows.size()))
    return std::nullopt;
  double left = 0, right = page.width, size = 0;
  for (const Words& row : rows) {
    if (row.size() != figures) continue;
    left = std::max(left, page.words[row[figures - 2]].box.x1);
    right = std::min(right, page.words[row[figures - 1]].box.x0);
    size = std::max(size, page.words[row[0]].size);
  }
  if (right - left < settings.fused_gap * size) return std::nullopt;
  return (left + right) / 2;
}

struct Parts {
  Words left, right;
};

// Whether a line stands over both columns: a word reaches over the gutter, or, above the last line, there is
// no more than a blank at the gutter.
bool is_over_both(const Page& page, const Words& line, double gutter, bool last,
                  const TableSettings& settings) {
  double left = 0, right = page.width, size = 0;
  for (const std::size_t w : line) {
    const Box& box = page.words[w].box;
    if (box.x0 < gutter - settings.fused_reach && box.x1 > gutter + settings.fused_reach) return true;
    (box.centre_x() < gutter ? left : right) =
        box.centre_x() < gutter ? std::max(left, box.x1) : std::min(right, box.x0);
    size = std::max(size, page.words[w].size);
  }
  return !last && right - left < settings.phrase_gap * size;
}

// The words on either side; lines that stand over both on both.
Parts parted(const Page& page, const Words& words, double gutter, const TableSettings& settings) {
  Parts parts;
  const std::vector<TextLine> lines = text_lines(page, words, settings);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool both = is_over_both(page, lines[i].words, gutter, i + 1 == lines.size(), settings);
    for (const std::size_t w : lines[i].words) {
      const bool is_left = page.words[w].box.centre_x() < gutter;
      if (both || is_left) parts.left.push_back(w);
      if (both || !is_left) parts.right.push_back(w);
    }
  }
  return parts;
}

void write(Cell& cell, const Page& page, const Words& words, const TableSettings& settings) {
  cell.text.clear();
  cell.lines.clear();
  cell.note.clear();
  if (!words.empty()) cell.confidence = 1;
  for (const std::size_t w : words) cell.confidence = std::min(cell.confidence, page.words[w].confidence);
  for (const TextLine& line : text_lines(page, words, settings)) {
    cell.lines.push_back(line_text(page, line.words, settings));
    cell.text += (cell.text.empty() ? "" : " ") + cell.lines.back();
  }
}

// Whether the header has words of its own over either part.
bool heads_both(const Table& table, const Page& page, int column, double gutter,
                const TableSettings& settings) {
  for (const Cell& cell : table.cells) {
    if (cell.row >= table.header_rows || cell.column != column || cell.colspan != 1 || cell.text.empty())
      continue;
    const Parts parts = parted(page, words_in(page, cell.box), gutter, settings);
    if (!parts.left.empty() && !parts.right.empty() && parts.left != parts.right) return true;
  }
  return false;
}

void part(Table& table, const Page& page, int column, double gutter, const TableSettings& settings) {
  std::vector<Cell> cells;
  for (Cell& cell : table.cells) {
    if (cell.column > column) {
      ++cell.column;
    } else if (cell.column + cell.colspan - 1 >= column && cell.colspan > 1) {
      ++cell.colspan;
    } else if (cell.column == column) {
      const Parts parts = parted(page, words_in(page, cell.box), gutter, settings);
      Cell right = cell;
      right.column = column + 1;
      right.box.x0 = cell.box.x1 = gutter;
      right.sign.reset();
      if (!cell.text.empty())
        write(cell, page, parts.left, settings), write(right, page, parts.right, settings);
      cells.push_back(std::move(cell));
      cells.push_back(std::move(right));
      continue;
    }
    cells.push_back(std::move(cell));
  }
  table.cells = std::move(cells);
  ++table.columns;
}

}  // namespace

std::vector<double> part_fused_columns(Table& table, const Page& page, const TableSettings& settings) {
  std::vector<double> gutters;
  for (int c = 0; c < table.columns && table.header_rows > 0; ++c)
    while (const auto gutter = gutter_of(table, page, c, settings)) {
      if (!heads_both(table, page, c, *gutter, settings)) break;
      part(table, page, c, *gutter, settings);
      gutters.push_back(*gutter);
    }
  return gutters;
}

}  // namespace scrutineer::extract
