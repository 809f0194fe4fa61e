// Pages made by hand for the tests of tables: words of fixed width, rulings, fills; and looks at what is
// found.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "extract/page.h"
#include "extract/tables/find.h"

namespace scrutineer::extract {

inline Page blank_page(int number = 1) {
  Page page;
  page.number = number;
  page.width = 595;
  page.height = 842;
  return page;
}

// Writes words divided by blanks: 5 points a letter, 10 points high, the line's top at y.
inline void write(Page& page, double x, double y, const std::string& text, bool bold = false) {
  std::size_t start = 0;
  while (start < text.size()) {
    std::size_t end = text.find(' ', start);
    if (end == std::string::npos) end = text.size();
    if (end > start) {
      Word word;
      word.text = text.substr(start, end - start);
      word.size = 10;
      word.bold = bold;
      for (std::size_t i = start; i < end; ++i) {
        const double left = x + 5.0 * static_cast<double>(i);
        word.glyphs.push_back({left, y, left + 5, y + 10});
      }
      word.box = {word.glyphs.front().x0, y, word.glyphs.back().x1, y + 10};
      page.words.push_back(word);
    }
    start = end + 1;
  }
}

inline void across(Page& page, double y, double from, double to) {
  page.rulings.push_back({true, y, from, to, 0.5, {}});
}
inline void down(Page& page, double x, double from, double to) {
  page.rulings.push_back({false, x, from, to, 0.5, {}});
}
inline void fill(Page& page, Box box, Rgb colour) { page.fills.push_back({box, colour}); }

inline Document document_of(std::vector<Page> pages) {
  Document document;
  document.pages = std::move(pages);
  document.page_count = static_cast<int>(document.pages.size());
  find_tables(document);
  return document;
}

inline std::string text_at(const Table& table, int row, int column) {
  const Cell* cell = table.at(row, column);
  return cell ? cell->text : "(none)";
}

// A drawn grid with columns at 50, 150, 250, 350 and rows of 20 points from `top`.
inline void draw_grid(Page& page, double top, int rows) {
  const double foot = top + 20.0 * rows;
  for (int r = 0; r <= rows; ++r) across(page, top + 20.0 * r, 50, 350);
  for (double x : {50.0, 150.0, 250.0, 350.0}) down(page, x, top, foot);
}

inline void covers_exactly(const Table& table) {
  int places = 0;
  for (const Cell& c : table.cells) places += c.rowspan * c.colspan;
  CHECK(places == table.rows * table.columns);
  for (int r = 0; r < table.rows; ++r)
    for (int c = 0; c < table.columns; ++c) CHECK(table.at(r, c) != nullptr);
}

inline void write_row(Page& page, double y, const std::string& a, const std::string& b, const std::string& c,
                      bool bold = false) {
  write(page, 55, y, a, bold);
  write(page, 155, y, b, bold);
  write(page, 255, y, c, bold);
}

inline std::string plain_text(const Document& document) {
  std::string all;
  for (const FlowItem& item : document.flow)
    all += std::holds_alternative<Block>(item) ? std::get<Block>(item).text + "|" : std::string("TABLE|");
  return all;
}

}  // namespace scrutineer::extract
