#include "extract/pdf/fonts.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace scrutineer::extract {
namespace {

constexpr std::size_t max_cid = 65536;

// Widths of Helvetica from the space to the tilde (Adobe's font metrics), for the standard fonts that a file
// need not describe. The others differ by a tenth, which the matching of words to glyphs forgives.
constexpr std::array<short, 95> helvetica = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};

std::string name_of(QPDFObjectHandle object) {
  if (!object.isName()) return "";
  std::string name = object.getName().substr(1);
  const bool subset =
      name.size() > 7 && name[6] == '+' &&
      std::all_of(name.begin(), name.begin() + 6, [](unsigned char c) { return std::isupper(c); });
  return subset ? name.substr(7) : name;
}

bool mentions(const std::string& name, std::initializer_list<std::string_view> words) {
  std::string lower = name;
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return lower.find(w) != std::string::npos; });
}

FontFace face_of(QPDFObjectHandle font, QPDFObjectHandle descriptor) {
  FontFace face;
  face.name = name_of(font.getKey("/BaseFont"));
  if (face.name.empty() && descriptor.isDictionary()) face.name = name_of(descriptor.getKey("/FontName"));
  face.bold = mentions(face.name, {"bold", "black", "heavy", "demi"});
  face.italic = mentions(face.name, {"italic", "oblique"});
  if (descriptor.isDictionary()) {
    constexpr long long italic_flag = 1 << 6, force_bold_flag = 1 << 18;  // ISO 32000-1, table 123
    long long flags = 0;
    descriptor.getKey("/Flags").getValueAsInt(flags);
    face.italic |= (flags & italic_flag) != 0;
    face.bold |= (flags & force_bold_flag) != 0;
    QPDFObjectHandle weight = descriptor.getKey("/FontWeight");
    face.bold |= weight.isNumber() && weight.getNumericValue() >= 600;
  }
  return face;
}

void load_simple(QPDFObjectHandle dictionary, QPDFObjectHandle descriptor, Font& font) {
  font.widths.assign(256, -1);
  QPDFObjectHandle widths = dictionary.getKey("/Widths");
  long long first = 0;
  dictionary.getKey("/FirstChar").getValueAsInt(first);
  if (descriptor.isDictionary() && descriptor.getKey("/MissingWidth").isNumber())
    font.default_width = descriptor.getKey("/MissingWidth").getNumericValue();
  if (widths.isArray()) {
    const int count = std::min(widths.getArrayNItems(), 256);
    for (int i = 0; i < count; ++i) {
      QPDFObjectHandle width = widths.getArrayItem(i);
      const long long code = first + i;
      if (code >= 0 && code < 256 && width.isNumber())
        font.widths[static_cast<std::size_t>(code)] = width.getNumericValue();
    }
  } else {
    const bool fixed = mentions(font.face.name, {"courier"});
    for (std::size_t i = 0; i < helvetica.size(); ++i) font.widths[32 + i] = fixed ? 600 : helvetica[i];
  }
  if (dictionary.getKey("/Subtype").isNameAndEquals("/Type3")) {
    QPDFObjectHandle matrix = dictionary.getKey("/FontMatrix");
    if (matrix.isArray() && matrix.getArrayNItems() == 6 && matrix.getArrayItem(0).isNumber())
      font.unit = matrix.getArrayItem(0).getNumericValue();
  }
}

// ISO 32000-1, 9.7.4.3: `c [w1 w2 ...]` and `first last w`.
void load_cid_widths(QPDFObjectHandle list, Font& font) {
  if (!list.isArray()) return;
  const auto set = [&](long long cid, double width) {
    if (cid < 0 || cid >= static_cast<long long>(max_cid)) return;
    if (font.widths.size() <= static_cast<std::size_t>(cid))
      font.widths.resize(static_cast<std::size_t>(cid) + 1, -1);
    font.widths[static_cast<std::size_t>(cid)] = width;
  };
  std::vector<QPDFObjectHandle> items = list.getArrayAsVector();
  for (std::size_t i = 0; i + 1 < items.size();) {
    if (!items[i].isInteger()) {
      ++i;
      continue;
    }
    const long long first = items[i].getIntValue();
    QPDFObjectHandle second = items[i + 1];
    if (second.isArray()) {
      long long cid = first;
      for (QPDFObjectHandle& width : second.getArrayAsVector()) {
        if (width.isNumber()) set(cid, width.getNumericValue());
        ++cid;
      }
      i += 2;
    } else if (i + 2 < items.size() && second.isInteger() && items[i + 2].isNumber()) {
      QPDFObjectHandle third = items[i + 2];
      const double width = third.getNumericValue();
      const long long last = std::min<long long>(second.getIntValue(), max_cid - 1);
      for (long long cid = std::max(0LL, first); cid <= last; ++cid) set(cid, width);
      i += 3;
    } else {
      ++i;
    }
  }
}

void load_composite(QPDFObjectHandle dictionary, QPDFObjectHandle descendant, Font& font) {
  font.composite = true;
  font.code_bytes = 2;
  font.default_width = 1000;
  QPDFObjectHandle encoding = dictionary.getKey("/Encoding");
  if (encoding.isName()) {
    const std::string name = encoding.getName();
    font.vertical = name.size() > 2 && name.compare(name.size() - 2, 2, "-V") == 0;
  }
  if (!descendant.isDictionary()) return;
  if (descendant.getKey("/DW").isNumber()) font.default_width = descendant.getKey("/DW").getNumericValue();
  load_cid_widths(descendant.getKey("/W"), font);
}

}  // namespace

Font load_font(QPDFObjectHandle dictionary) {
  Font font;
  if (!dictionary.isDictionary()) return font;
  QPDFObjectHandle descriptor = dictionary.getKey("/FontDescriptor");
  if (dictionary.getKey("/Subtype").isNameAndEquals("/Type0")) {
    QPDFObjectHandle descendants = dictionary.getKey("/DescendantFonts");
    QPDFObjectHandle descendant = QPDFObjectHandle::newNull();
    if (descendants.isArray() && descendants.getArrayNItems() > 0) descendant = descendants.getArrayItem(0);
    if (descendant.isDictionary()) descriptor = descendant.getKey("/FontDescriptor");
    font.face = face_of(dictionary, descriptor);
    load_composite(dictionary, descendant, font);
  } else {
    font.face = face_of(dictionary, descriptor);
    load_simple(dictionary, descriptor, font);
  }
  return font;
}

}  // namespace scrutineer::extract
