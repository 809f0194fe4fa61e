// Words of a page to lines, and lines to phrases: runs of words with no gap wider than a blank's.
#pragma once

#include <string>
#include <vector>

#include "extract/page.h"
#include "extract/tables/settings.h"

namespace scrutineer::extract {

// Indices of Page::words on one line, in reading direction.
struct TextLine {
  Box box;
  double size = 0;  // the largest font size in it, points
  std::vector<std::size_t> words;
};

struct Phrase {
  Box box;
  double size = 0;
  std::vector<std::size_t> words;
  bool figure = false;  // all its words are figures, or marks that stand for one
  bool year = false;    // all its words are years: a header's figures
  bool broken = false;  // "2021-", "2019/20 -": its year or range goes on below
};

// Lines from top to bottom. The reading direction is that of most of the words (rotated header cells); words
// turned otherwise are left out. Superscripts join the line of the word that they touch.
std::vector<TextLine> text_lines(const Page& page, const std::vector<std::size_t>& words,
                                 const TableSettings& settings);

// The line's phrases from left to right.
std::vector<Phrase> phrases(const Page& page, const TextLine& line, const TableSettings& settings);

// The words of a line with blanks where the page has them.
std::string line_text(const Page& page, const std::vector<std::size_t>& words, const TableSettings& settings);

// Begins as the caption of a table or figure does: Table 3.1, Exhibit 9, Figure A-2
bool is_caption(const std::string& text);

// Begins as the line below a table that says where its figures come from.
bool is_source(const std::string& text);

// 1996, 2019/20, 2010/ 11
bool is_year(const std::string& text);

// A printed number with its signs (£1.2m, (3), 93.6%, 12/34) or a mark in its place (-, N/A, *, ..).
bool is_figure(const std::string& text);

}  // namespace scrutineer::extract
