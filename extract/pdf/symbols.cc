#include "extract/pdf/symbols.h"

#include <utf8proc.h>

#include <algorithm>
#include <span>
#include <string_view>

namespace scrutineer::extract {
namespace {

struct Symbol {
  char32_t code;
  std::string_view text;
};

constexpr Symbol wingdings[] = {
    {0x4A, "☺"}, {0x4C, "☹"}, {0x6C, "●"}, {0x6D, "❍"}, {0x6E, "■"}, {0x6F, "□"}, {0x71, "❑"}, {0x75, "◆"},
    {0x76, "❖"}, {0x77, "⬥"}, {0x9F, "•"}, {0xA1, "○"}, {0xA7, "▪"}, {0xA8, "□"}, {0xD8, "➢"}, {0xDF, "←"},
    {0xE0, "→"}, {0xE1, "↑"}, {0xE2, "↓"}, {0xE3, "↖"}, {0xE4, "↗"}, {0xE5, "↙"}, {0xE6, "↘"}, {0xE7, "←"},
    {0xE8, "→"}, {0xE9, "↑"}, {0xEA, "↓"}, {0xEB, "↖"}, {0xEC, "↗"}, {0xED, "↙"}, {0xEE, "↘"}, {0xEF, "⇦"},
    {0xF0, "⇨"}, {0xF1, "⇧"}, {0xF2, "⇩"}, {0xF3, "⇔"}, {0xFB, "✘"}, {0xFC, "✔"}, {0xFD, "☒"}, {0xFE, "☑"}};
constexpr Symbol wingdings2[] = {{0x4F, "✘"}, {0x50, "✔"}, {0x51, "☒"},
                                 {0x52, "☑"}, {0x97, "●"}, {0xA2, "■"}};
constexpr Symbol wingdings3[] = {{0x66, "←"}, {0x67, "→"}, {0x68, "↑"}, {0x69, "↓"}, {0x6A, "↖"},
                                 {0x6B, "↗"}, {0x6C, "↙"}, {0x6D, "↘"}, {0x6E, "↔"}, {0x6F, "↕"},
                                 {0x70, "▲"}, {0x71, "▼"}, {0x74, "◀"}, {0x75, "▶"}, {0x7D, "▶"}};
constexpr Symbol webdings[] = {{0x33, "◀"}, {0x34, "▶"}, {0x35, "▲"}, {0x36, "▼"}, {0x61, "✔"},
                               {0x63, "□"}, {0x67, "■"}, {0x6E, "●"}, {0x72, "✘"}};

// By the font's name without blanks and marks: Wingdings3, Wingdings-Regular, WingdingsThree.
std::span<const Symbol> table_of(const std::string& font) {
  std::string name;
  for (const char c : font)
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      name.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  if (name.starts_with("webdings")) return webdings;
  if (name.starts_with("wingdings3")) return wingdings3;
  if (name.starts_with("wingdings2")) return wingdings2;
  if (name.starts_with("wingdings")) return wingdings;
  return {};
}

}  // namespace

std::optional<std::string> symbol_text(const std::string& font, const std::string& text) {
  const std::span<const Symbol> table = table_of(font);
  if (table.empty()) return std::nullopt;
  std::string out;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (utf8proc_ssize_t at = 0; at < static_cast<utf8proc_ssize_t>(text.size());) {
    utf8proc_int32_t point = 0;
    const utf8proc_ssize_t length =
        utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size()) - at, &point);
    if (length <= 0) return std::nullopt;
    at += length;
    const char32_t code = static_cast<char32_t>(point >= 0xF000 && point < 0xF100 ? point - 0xF000 : point);
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const Symbol& s) { return s.code == code; });
    if (found == table.end()) return std::nullopt;
    out += found->text;
  }
  return out;
}

}  // namespace scrutineer::extract
