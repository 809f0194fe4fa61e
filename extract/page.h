// What stands on a page, before any table is looked for. Plain values; all boxes as geometry.h says.
#pragma once

#include <string>
#include <vector>

#include "extract/geometry.h"

namespace scrutineer::extract {

struct Word {
  std::string text;         // UTF-8, no white space within
  Box box;                  // of the whole word
  std::vector<Box> glyphs;  // one for each code point of text, in its order
  std::string font;         // PostScript name without subset prefix
  double size = 0;          // font size in points
  bool bold = false, italic = false;
  bool superscript = false;  // smaller than its neighbour and raised: a note marker
  int rotation = 0;  // 0, 90, 180 or 270: degrees clockwise by which the word's reading direction is turned
  Rgb colour;        // of the glyphs' fill
  bool space_after = true;  // a blank stands between this word and the next of its line
  int marked_content = -1;  // the page's marked-content id (ISO 32000-1, 14.7.4), -1 where none
  double confidence = 1;    // 0 to 1; 1 for native text
  bool by_ocr = false;
};

// A drawn straight line, or the long thin rectangle that stands for one.
struct Ruling {
  bool horizontal = true;
  double at = 0;            // y of a horizontal, x of a vertical ruling: its centre line
  double from = 0, to = 0;  // extent along the other axis, from < to
  double thickness = 0;     // points
  Rgb colour;
};

// A filled box that is not thin enough for a ruling. In painting order: a later one covers an earlier one.
struct Fill {
  Box box;
  Rgb colour;
};

// A raster image's place.
struct Picture {
  Box box;
  int object = 0;  // the image's object number in the file, 0 where it has none
  double dpi = 0;  // its pixels an inch as placed, 0 where that is unknown
};

// A small sign, drawn or an image (icons, arrows): at most about 30 points wide and high.
enum class SignShape { tick, cross, triangle, disc, arrow_up, arrow_down, arrow_side, other };

struct Sign {
  Box box;
  SignShape shape = SignShape::other;
  Rgb colour;  // the colour that fills most of it, white and near-white left out
};

struct Page {
  int number = 0;  // from 1, in the file
  double width = 0, height = 0;
  std::vector<Word> words;  // visible ones, in reading order: clipped, hidden and covered ones are left out
  std::vector<Ruling> rulings;
  std::vector<Fill> fills;
  std::vector<Picture> pictures;
  std::vector<Sign> signs;
  bool ocr_layer =
      false;  // the words are the invisible text that some OCR laid under or over a picture of the page
};

}  // namespace scrutineer::extract
