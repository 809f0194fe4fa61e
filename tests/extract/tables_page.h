// Pages made by hand for the tests of tables: words of fixed width, rulings, fills.
#pragma once

#include <string>

#include "extract/page.h"

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

}  // namespace scrutineer::extract
