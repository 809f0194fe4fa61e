// Fonts as far as the place of glyphs and the look of a word need them: widths, name, weight.
#pragma once

#include <qpdf/QPDFObjectHandle.hh>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/pdf/page_content.h"

namespace scrutineer::extract {

struct Font {
  FontFace face;
  bool composite = false;  // Type0: codes of code_bytes bytes
  int code_bytes = 1;
  bool vertical = false;
  double unit = 0.001;         // glyph space to text space
  double default_width = 500;  // glyph space
  std::vector<double> widths;  // by code (simple) or CID (composite); below 0: the default
  double width(unsigned code) const {
    return code < widths.size() && widths[code] >= 0 ? widths[code] : default_width;
  }
};

// Never fails: what is missing or damaged in the dictionary is taken from defaults.
Font load_font(QPDFObjectHandle dictionary);

}  // namespace scrutineer::extract
