#include "extract/ocr/need.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace scrutineer::extract {
namespace {

// Whether a text holds what nobody can read: control characters, letters of private use, the replacement
// sign.
bool unmapped(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = [&](std::size_t k) -> unsigned {
      return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0u;
    };
    if (byte(0) < 0x20 || byte(0) == 0x7F) return true;
    if (byte(0) == 0xEF && byte(1) == 0xBF && byte(2) == 0xBD) return true;   // U+FFFD
    if (byte(0) == 0xEE || (byte(0) == 0xEF && byte(1) < 0xA4)) return true;  // U+E000 to U+F8FF
    if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) < 0xA0) return true;    // C1 controls
  }
  return false;
}

// Whether a text is nothing but several different signs: what a subset font without a mapping gives for its
// first letters.
bool unlikely(std::string_view text) {
  if (text.size() < 2) return false;
  const bool signs = std::all_of(text.begin(), text.end(), [](char c) {
    return c > ' ' && c < 0x7F && !std::isalnum(static_cast<unsigned char>(c));
  });
  // "...", "**", ").", "):" and their like end sentences.
  return signs && text.find_first_not_of(text[0]) != std::string_view::npos &&
         text.find_first_not_of("()[].,:;-'\"*/") != std::string_view::npos;
}

}  // namespace

OcrNeed ocr_need(const Page& page, OcrMode mode, const OcrSettings& settings) {
  if (mode == OcrMode::never) return OcrNeed::none;
  if (mode == OcrMode::always) return OcrNeed::page;
  double pictures = 0;
  for (const Picture& p : page.pictures) {
    const Box seen = intersection(p.box, {0, 0, page.width, page.height});
    if (!seen.empty()) pictures += seen.width() * seen.height();
  }
  const bool scan = pictures >= settings.image_share * page.width * page.height;
  if (scan && (page.words.size() <= settings.few_words || page.ocr_layer)) return OcrNeed::page;
  const auto bad =
      std::count_if(page.words.begin(), page.words.end(), [](const Word& w) { return unmapped(w.text); });
  if (static_cast<double>(bad) > settings.unmapped_share * static_cast<double>(page.words.size()))
    return OcrNeed::text;
  const auto odd =
      std::count_if(page.words.begin(), page.words.end(), [](const Word& w) { return unlikely(w.text); });
  if (odd >= settings.few_unlikely &&
      static_cast<double>(odd) > settings.unlikely_share * static_cast<double>(page.words.size()))
    return OcrNeed::text;
  return OcrNeed::none;
}

}  // namespace scrutineer::extract
