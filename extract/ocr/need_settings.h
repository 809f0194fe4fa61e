// Every number by which it is decided what is read by OCR. Tuned on council reports with value tables drawn
// as pictures, on charts drawn by a browser, on logos and photographs of published reports, and on scans of
// 100 to 240 dots an inch. Lengths are PDF points unless said.
#pragma once

#include <cstddef>

namespace scrutineer::extract {

struct NeedSettings {
  // Pages
  double image_share = 0.4;        // of the page that pictures cover on a scan
  double scan_share = 0.7;         // and where native words (a stamp, a page number) stand beside or on it
  std::size_t scan_letters = 150;  // that its picture holds, at least, then
  std::size_t few_words = 3;       // a page with this many words or fewer has no text
  int few_unlikely = 6;            // words of nothing but mixed signs that show the same, at least
  double unlikely_share = 0.05;    // and as a share of the page's words
  double unmapped_share = 0.3;     // of its words that show that a page's text cannot be trusted
  // Vowels among letters: .33 to .42 on the pages of published reports, .08 to .30 where an alphabet is
  // shifted.
  double least_vowels = 0.27;
  std::size_t vowel_letters = 300;  // in words of four letters and more, at least

  // Pictures on a page
  double touching = 1;       // between pieces (strips, tiles) of one picture
  double least_width = 150;  // a smaller one is a logo or an icon
  double least_height = 20;
  double least_resolution = 60;  // pixels an inch: a coarser one holds no legible writing
  std::size_t max_pieces = 400;  // of a page: more are icons or a drawing
  double look_dpi = 120;         // at which pictures are looked at
  double look_pixels = 4e6;      // at most
  double read_pixels = 24e6;     // of a picture that is read, at most
  double margin = 9;             // white that is added about a picture before it is read

  // What was read of a picture on a page: words beside curves and bars that were taken for letters
  double stroke_size = 1.9;         // times the usual size of the picture's words
  double stroke_confidence = 0.92;  // below which such a large word is a stroke
  double least_confidence = 0.52;   // below which any is
  double legible_share = 0.5;  // of the text's bytes that stand in words of two letters or digits, at least

  // What looks like writing, by the picture's statistics
  int flat_contrast = 10;          // levels within which a pixel is like its background
  double flat_share = 0.62;        // of pixels that are, at least: fewer are a photograph's
  std::size_t few_letters = 12;    // of a page without words: fewer are dirt, a logo or a title
  std::size_t max_phrases = 3000;  // more are a texture
  double row_offset = 0.4;         // times the font's size: baselines of one row
  double row_pitch = 3.2;          // times the font's size: rows that follow each other, at most
  double least_pitch = 0.9;        // and at least: what lies closer is the hatching of a bar
  double cell_offset = 0.25;       // times the font size: heights of what stands in the cells of one row
  double in_line = 0.6;            // of a row's phrases that stand below phrases of the row before
  std::size_t row_phrases = 3;     // of a table's row
  std::size_t aligned_rows = 4;    // of a table without lines
  double line_length = 11;         // times the font's size: a line of running text, at least
  std::size_t text_lines = 4;      // of running text
  std::size_t full_cells = 12;     // of a table with lines: a chart may show ten
  double full_share = 0.5;         // of the cells in a row with writing that have some
};

}  // namespace scrutineer::extract
