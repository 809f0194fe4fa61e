#include "extract/ocr/reading.h"

#include <algorithm>
#include <cctype>

namespace scrutineer::extract {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether it is meant as a figure: digits, or little else.
bool figure_like(const std::vector<ReadWord>& words) {
  std::size_t digits = 0, all = 0;
  for (const ReadWord& word : words) {
    for (char c : word.text) {
      ++all;
      digits += is_digit(c) || c == '%' || c == '.' || c == ',';
    }
  }
  return all > 0 && (2 * digits >= all || all <= 2);
}

std::string joined(const std::vector<ReadWord>& words) {
  std::string text;
  for (const ReadWord& word : words) text += word.text;
  return text;
}

double confidence_of(const std::vector<ReadWord>& words) {
  double least = 1;
  for (const ReadWord& word : words) least = std::min(least, word.confidence);
  return words.empty() ? 0 : least;
}

// Dark on white, stretched to the full range, with a white margin.
Image cut_out(const Phrase& phrase, const Background& background, const OcrSettings& settings) {
  const Image& contrast = background.contrast;
  const int m = settings.margin;
  const PixelBox box{std::max(0, phrase.box.x0 - 1), std::max(0, phrase.box.y0 - 1),
                     std::min(contrast.width, phrase.box.x1 + 1),
                     std::min(contrast.height, phrase.box.y1 + 1)};
  std::vector<std::uint8_t> inks;
  for (int y = box.y0; y < box.y1; ++y)
    for (int x = box.x0; x < box.x1; ++x)
      if (contrast.row(y)[x] > background.threshold) inks.push_back(contrast.row(y)[x]);
  if (inks.empty()) return {};
  const auto top = inks.begin() + static_cast<std::ptrdiff_t>(inks.size() * 9 / 10);
  std::nth_element(inks.begin(), top, inks.end());
  const int floor = std::min(static_cast<int>(2 * background.noise), *top / 3);
  Image out = blank_image(box.width() + 2 * m, box.height() + 2 * m, 1, contrast.dpi, 255);
  // Nothing but the phrase's own marks: what else reaches into its box is a neighbour's.
  for (const PixelBox& mark : phrase.marks) {
    for (int y = std::max(box.y0, mark.y0 - 2); y < std::min(box.y1, mark.y1 + 2); ++y) {
      const std::uint8_t* from = contrast.row(y);
      std::uint8_t* to = out.row(y - box.y0 + m) + m - box.x0;
      for (int x = std::max(box.x0, mark.x0 - 2); x < std::min(box.x1, mark.x1 + 2); ++x)
        to[x] = static_cast<std::uint8_t>(255 - std::clamp((from[x] - floor) * 255 / (*top - floor), 0, 255));
    }
  }
  return out;
}

Image smoothed(const Image& in) {
  Image out = in;
  for (int y = 1; y + 1 < in.height; ++y) {
    const std::uint8_t *a = in.row(y - 1), *b = in.row(y), *c = in.row(y + 1);
    std::uint8_t* to = out.row(y);
    for (int x = 1; x + 1 < in.width; ++x)
      to[x] =
          static_cast<std::uint8_t>((a[x - 1] + 2 * a[x] + a[x + 1] + 2 * (b[x - 1] + 2 * b[x] + b[x + 1]) +
                                     c[x - 1] + 2 * c[x] + c[x + 1] + 8) /
                                    16);
  }
  return out;
}

std::vector<ReadWord> read_twice(const Image& picture, const OcrSettings& settings) {
  std::vector<ReadWord> words = read_writing(picture, Layout::line);
  if (words.empty()) {
    words = read_writing(picture, Layout::character);
    for (ReadWord& word : words) word.confidence = std::min(word.confidence, 0.85);
  }
  if (!figure_like(words)) return words;
  std::vector<ReadWord> again = read_writing(smoothed(picture), Layout::line);
  if (joined(again) == joined(words)) {
    if (confidence_of(again) > confidence_of(words)) words = std::move(again);
    return words;
  }
  if (confidence_of(again) > confidence_of(words)) words = std::move(again);
  for (ReadWord& word : words) word.confidence = std::min(word.confidence, settings.disagreement);
  return words;
}

}  // namespace

std::vector<ReadWord> read_phrase(const Phrase& phrase, const Background& background, ReadBefore& before,
                                  const OcrSettings& settings) {
  const Image picture = cut_out(phrase, background, settings);
  if (picture.samples.empty()) return {};
  std::string key(reinterpret_cast<const char*>(picture.samples.data()), picture.samples.size());
  key += std::to_string(picture.width);
  const auto known = before.find(key);
  std::vector<ReadWord> words = known != before.end() ? known->second : read_twice(picture, settings);
  if (known == before.end()) before.emplace(std::move(key), words);
  const int dx = std::max(0, phrase.box.x0 - 1) - settings.margin,
            dy = std::max(0, phrase.box.y0 - 1) - settings.margin;
  const auto shift = [&](PixelBox& box) { box = {box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy}; };
  for (ReadWord& word : words) {
    shift(word.box);
    for (ReadSymbol& symbol : word.symbols) shift(symbol.box);
  }
  return words;
}

}  // namespace scrutineer::extract
