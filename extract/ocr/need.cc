#include "extract/ocr/need.h"

#include <algorithm>
#include <cctype>
#include <cmath>
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

// Share of vowels among the letters of plain words; 1 where there are too few to tell. Letters that a wrong
// mapping puts in the place of others are no longer every third a vowel.
double vowel_share(const Page& page, const NeedSettings& settings) {
  std::size_t letters = 0, vowels = 0;
  for (const Word& word : page.words) {
    const auto plain = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; };
    if (word.text.size() < 4 || !std::all_of(word.text.begin(), word.text.end(), plain)) continue;
    letters += word.text.size();
    for (char c : word.text) vowels += std::string_view("aeiouAEIOU").find(c) != std::string_view::npos;
  }
  return letters < settings.vowel_letters ? 1 : static_cast<double>(vowels) / static_cast<double>(letters);
}

// Whether what stands in the page's words cannot be what is printed.
bool text_is_rubbish(const Page& page, const NeedSettings& settings) {
  const double words = static_cast<double>(page.words.size());
  const auto bad =
      std::count_if(page.words.begin(), page.words.end(), [](const Word& w) { return unmapped(w.text); });
  if (static_cast<double>(bad) > settings.unmapped_share * words) return true;
  const auto odd =
      std::count_if(page.words.begin(), page.words.end(), [](const Word& w) { return unlikely(w.text); });
  if (odd >= settings.few_unlikely && static_cast<double>(odd) > settings.unlikely_share * words) return true;
  return vowel_share(page, settings) < settings.least_vowels;
}

double area_of(const Box& box) { return box.empty() ? 0 : box.width() * box.height(); }

bool touch(const Box& a, const Box& b, double gap) {
  return a.x0 <= b.x1 + gap && b.x0 <= a.x1 + gap && a.y0 <= b.y1 + gap && b.y0 <= a.y1 + gap;
}

// Joins pieces until none touch; the number of pieces is bounded by the caller.
void join_pieces(std::vector<PictureArea>& areas, double gap) {
  for (std::size_t i = 0; i < areas.size();) {
    std::size_t j = i + 1;
    while (j < areas.size() && !touch(areas[i].box, areas[j].box, gap)) ++j;
    if (j == areas.size()) {
      ++i;
      continue;
    }
    areas[i].box = united(areas[i].box, areas[j].box);
    areas[i].dpi = std::max(areas[i].dpi, areas[j].dpi);
    areas[i].objects.insert(areas[i].objects.end(), areas[j].objects.begin(), areas[j].objects.end());
    areas.erase(areas.begin() + static_cast<std::ptrdiff_t>(j));
    i = 0;
  }
}

}  // namespace

std::vector<PictureArea> picture_areas(const Page& page, const NeedSettings& settings) {
  std::vector<PictureArea> areas;
  for (const Picture& picture : page.pictures) {
    const Box seen = intersection(picture.box, {0, 0, page.width, page.height});
    if (seen.empty()) continue;
    // Icons lie thick on some pages; strips and tiles of a scan are fewer than these.
    if (areas.size() < settings.max_pieces) areas.push_back({seen, picture.dpi, {picture.object}});
  }
  join_pieces(areas, settings.touching);
  std::erase_if(areas, [&](const PictureArea& a) {
    return a.box.width() < settings.least_width || a.box.height() < settings.least_height ||
           (a.dpi > 0 && a.dpi < settings.least_resolution);
  });
  return areas;
}

OcrNeed ocr_need(const Page& page, OcrMode mode, const NeedSettings& settings) {
  if (mode == OcrMode::never) return OcrNeed::none;
  double pictures = 0;
  for (const Picture& p : page.pictures)
    pictures += area_of(intersection(p.box, {0, 0, page.width, page.height}));
  const bool scan = pictures >= settings.image_share * page.width * page.height;
  if (scan && (page.words.size() <= settings.few_words || page.ocr_layer)) return OcrNeed::page;
  if (mode == OcrMode::always || text_is_rubbish(page, settings)) return OcrNeed::text;
  return page.pictures.empty() ? OcrNeed::none : OcrNeed::pictures;
}

}  // namespace scrutineer::extract
