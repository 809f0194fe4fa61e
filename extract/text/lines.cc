#include "extract/text/lines.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace scrutineer::extract {

namespace {

// Windows-1252 from 0x80 to 0x9F; 0 where it has no character.
// https://encoding.spec.whatwg.org/index-windows-1252.txt
constexpr std::array<char32_t, 32> windows_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

// The length of a well-formed UTF-8 sequence (Unicode, table 3-7) at the head of the bytes, 0 where there is
// none.
std::size_t utf8_length(std::string_view s) {
  const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U; };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned a = byte(0), b = byte(1);
  if (a < 0x80) return 1;
  if (a >= 0xC2 && a <= 0xDF) return tail(1) ? 2 : 0;
  if (a >= 0xE0 && a <= 0xEF) {
    if ((a == 0xE0 && b < 0xA0) || (a == 0xED && b > 0x9F)) return 0;
    return tail(1) && tail(2) ? 3 : 0;
  }
  if (a >= 0xF0 && a <= 0xF4) {
    if ((a == 0xF0 && b < 0x90) || (a == 0xF4 && b > 0x8F)) return 0;
    return tail(1) && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

char32_t entity(std::string_view name) {
  struct Named {
    std::string_view name;
    char32_t code;
  };
  static constexpr std::array<Named, 15> known = {{{"amp", '&'},
                                                   {"lt", '<'},
                                                   {"gt", '>'},
                                                   {"quot", '"'},
                                                   {"apos", '\''},
                                                   {"nbsp", ' '},
                                                   {"pound", 0xA3},
                                                   {"ndash", 0x2013},
                                                   {"mdash", 0x2014},
                                                   {"lsquo", 0x2018},
                                                   {"rsquo", 0x2019},
                                                   {"ldquo", 0x201C},
                                                   {"rdquo", 0x201D},
                                                   {"hellip", 0x2026},
                                                   {"bull", 0x2022}}};
  for (const Named& n : known)
    if (n.name == name) return n.code;
  if (!name.starts_with('#')) return 0;
  name.remove_prefix(1);
  const bool hex = name.starts_with('x') || name.starts_with('X');
  if (hex) name.remove_prefix(1);
  unsigned code = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), code, hex ? 16 : 10);
  if (error != std::errc{} || end != name.data() + name.size() || code < 32 || code > 0x10FFFF) return 0;
  if (code >= 0xD800 && code <= 0xDFFF) return 0;
  return code == 0xA0 ? ' ' : static_cast<char32_t>(code);
}

// The length of a tag at the head of the text, 0 where there is none. `parts` is set where it ends a
// paragraph.
std::size_t tag_length(std::string_view s, bool& parts) {
  constexpr std::size_t longest_tag = 300;
  static constexpr std::array<std::string_view, 27> names = {
      "p",  "br", "div", "ul",    "ol",    "li",     "tr", "h1", "h2", "h3",   "h4",  "h5",  "h6",  "table",
      "td", "th", "b",   "thead", "tbody", "strong", "i",  "em", "u",  "span", "sup", "sub", "font"};
  constexpr std::size_t first_inline = 16;  // of names: those from here on part nothing, but for table parts
  std::size_t i = 1;
  if (i < s.size() && s[i] == '/') ++i;
  const std::size_t begin = i;
  while (i < s.size() && i - begin < 8 &&
         ((s[i] | 32) >= 'a' && (s[i] | 32) <= 'z' ? true : s[i] >= '1' && s[i] <= '6'))
    ++i;
  std::string name(s.substr(begin, i - begin));
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 32);
  const auto known = std::find(names.begin(), names.end(), name);
  if (known == names.end() || i >= s.size() || !(s[i] == '>' || s[i] == '/' || s[i] == ' ')) return 0;
  const std::size_t close = s.substr(0, longest_tag).find('>', i);
  if (close == std::string_view::npos) return 0;
  const std::string_view attributes = s.substr(i, close - i);
  if (attributes.find('<') != std::string_view::npos) return 0;
  if (attributes.find_first_not_of(" /") != std::string_view::npos &&
      attributes.find('=') == std::string_view::npos)
    return 0;
  parts = static_cast<std::size_t>(known - names.begin()) < first_inline;
  return close + 1;
}

void fold_into(std::string& out, char c) {
  const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
  if (!blank)
    out += c;
  else if (!out.empty() && out.back() != ' ')
    out += ' ';
}

void end_paragraph(std::vector<std::string>& paragraphs, std::string& current) {
  while (!current.empty() && current.back() == ' ') current.pop_back();
  if (!current.empty()) paragraphs.push_back(std::move(current));
  current.clear();
}

}  // namespace

std::string repaired_utf8(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string out;
  out.reserve(bytes.size());
  while (!bytes.empty()) {
    const unsigned char c = static_cast<unsigned char>(bytes[0]);
    const std::size_t length = utf8_length(bytes);
    if (length > 1 ||
        (length == 1 && (c >= 32 || c == '\t' || c == '\n' || c == '\r' || c == '\f') && c != 127)) {
      out += bytes.substr(0, length);
    } else if (length == 0) {
      const char32_t code = c < 0xA0 ? windows_1252[c - 0x80U] : c;
      if (code != 0) append(out, code);
    }
    bytes.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

std::vector<TextLine> split_lines(std::string_view text) {
  std::vector<TextLine> lines;
  int page = 1;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    std::string_view line = text.substr(begin, end - begin);
    while (line.starts_with(' ')) line.remove_prefix(1);
    while (line.ends_with(' ') || line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back({std::string(line), page});
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\n' && text[i] != '\f') continue;
    add(i);
    begin = i + 1;
    if (text[i] == '\f' && text.find_first_not_of(" \t\r\n\f", i) != std::string_view::npos) ++page;
  }
  if (begin < text.size()) add(text.size());
  return lines;
}

std::vector<std::string> plain_paragraphs(std::string_view text) {
  std::vector<std::string> paragraphs;
  std::string current;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '<') {
      bool parts = false;
      if (const std::size_t length = tag_length(text.substr(i), parts); length > 0) {
        if (parts) end_paragraph(paragraphs, current);
        i += length;
        continue;
      }
    } else if (text[i] == '&') {
      const std::size_t end = text.substr(i, 12).find(';');
      if (const char32_t c = end == std::string_view::npos ? 0 : entity(text.substr(i + 1, end - 1));
          c != 0) {
        if (c < 0x80)
          fold_into(current, static_cast<char>(c));
        else
          append(current, c);
        i += end + 1;
        continue;
      }
    }
    fold_into(current, text[i++]);
  }
  end_paragraph(paragraphs, current);
  return paragraphs;
}

std::string joined_by_blanks(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) {
    if (!all.empty()) all += ' ';
    all += part;
  }
  return all;
}

}  // namespace scrutineer::extract
