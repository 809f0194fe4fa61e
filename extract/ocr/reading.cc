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

Image enlarged(const Image& in, double by) {
  Image out =
      blank_image(static_cast<int>(in.width * by), static_cast<int>(in.height * by), 1, in.dpi * by, 255);
  if (in.width < 2 || in.height < 2) return in;
  for (int y = 0; y < out.height; ++y) {
    const double sy = std::clamp((y + 0.5) / by - 0.5, 0.0, in.height - 1.0);
    const int iy = std::min(static_cast<int>(sy), in.height - 2);
    const std::uint8_t *a = in.row(iy), *b = in.row(iy + 1);
    std::uint8_t* to = out.row(y);
    for (int x = 0; x < out.width; ++x) {
      const double sx = std::clamp((x + 0.5) / by - 0.5, 0.0, in.width - 1.0);
      const int ix = std::min(static_cast<int>(sx), in.width - 2);
      const double u = sx - ix, v = sy - iy;
      to[x] = static_cast<std::uint8_t>((1 - v) * ((1 - u) * a[ix] + u * a[ix + 1]) +
                                        v * ((1 - u) * b[ix] + u * b[ix + 1]) + 0.5);
    }
  }
  return out;
}

std::vector<ReadWord> read_enlarged(const Image& picture, const OcrSettings& settings) {
  std::vector<ReadWord> words = read_writing(enlarged(picture, settings.enlargement), Layout::line);
  const auto back = [&](PixelBox& box) {
    const auto scaled = [&](int v) { return static_cast<int>(v / settings.enlargement); };
    box = {scaled(box.x0), scaled(box.y0), scaled(box.x1), scaled(box.y1)};
  };
  for (ReadWord& word : words) {
    back(word.box);
    for (ReadSymbol& symbol : word.symbols) back(symbol.box);
  }
  return words;
}

// Marks as high as letters. Each is one letter or more, but for a broken one.
std::size_t letters_of(const Phrase& phrase) {
  int highest = 0;
  for (const PixelBox& mark : phrase.marks) highest = std::max(highest, mark.height());
  return static_cast<std::size_t>(
      std::count_if(phrase.marks.begin(), phrase.marks.end(),
                    [highest](const PixelBox& mark) { return 3 * mark.height() > 2 * highest; }));
}

std::size_t symbols_of(const std::vector<ReadWord>& words) {
  std::size_t symbols = 0;
  for (const ReadWord& word : words) symbols += word.symbols.size();
  return symbols;
}

void at_most(std::vector<ReadWord>& words, double confidence) {
  for (ReadWord& word : words) word.confidence = std::min(word.confidence, confidence);
}

// The engine is sure of a reading that lacks the last letters as well: then another size shows them.
std::vector<ReadWord> read_whole(const Image& picture, std::size_t letters, const OcrSettings& settings) {
  std::vector<ReadWord> words = read_writing(picture, Layout::line);
  if (words.empty()) {
    words = read_writing(picture, Layout::character);
    at_most(words, settings.second_choice);
  }
  if (symbols_of(words) >= letters) return words;
  std::vector<ReadWord> other = read_enlarged(picture, settings);
  if (symbols_of(other) >= letters) return other;
  at_most(words, settings.second_choice);
  return words;
}

std::vector<ReadWord> read_twice(const Image& picture, std::size_t letters, const OcrSettings& settings) {
  std::vector<ReadWord> words = read_whole(picture, letters, settings);
  if (!figure_like(words)) return words;
  std::vector<ReadWord> again = read_writing(smoothed(picture), Layout::line);
  const bool surer = confidence_of(again) > confidence_of(words);
  if (joined(again) == joined(words)) return surer ? again : words;
  // A third reading decides between two.
  const std::vector<ReadWord> third = read_enlarged(picture, settings);
  const bool for_again =
      joined(third) == joined(again) && symbols_of(again) >= std::min(letters, symbols_of(words));
  if (for_again || joined(third) == joined(words)) {
    if (for_again) words = std::move(again);
    at_most(words, settings.second_choice);
    return words;
  }
  if (surer && symbols_of(again) >= std::min(letters, symbols_of(words))) words = std::move(again);
  at_most(words, settings.disagreement);
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
  std::vector<ReadWord> words =
      known != before.end() ? known->second : read_twice(picture, letters_of(phrase), settings);
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
