#include "extract/ocr/read_image.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numeric>

#include "extract/ocr/background.h"
#include "extract/ocr/borders.h"
#include "extract/ocr/fills.h"
#include "extract/ocr/phrases.h"
#include "extract/ocr/plots.h"
#include "extract/ocr/reading.h"
#include "extract/ocr/rulings.h"

namespace scrutineer::extract {
namespace {

bool is_grey(const Image& picture) {
  if (picture.channels == 1) return true;
  std::size_t coloured = 0, looked = 0;
  for (std::size_t i = 0; i + 2 < picture.samples.size(); i += 3 * 37) {
    const auto [low, high] =
        std::minmax({picture.samples[i], picture.samples[i + 1], picture.samples[i + 2]});
    coloured += high - low > 24;
    ++looked;
  }
  return coloured * 2000 < looked;
}

// What there is of a straightened picture.
struct Sheet {
  Image picture;
  Background background;
  PixPointer ink;
  std::vector<DrawnLine> lines;
  std::vector<Phrase> phrases;
};

Sheet sheet_of(Image picture, const OcrSettings& settings) {
  Sheet sheet;
  sheet.picture = std::move(picture);
  sheet.background = find_background(grey_of(sheet.picture), settings);
  sheet.ink = mask_above(sheet.background.contrast, sheet.background.threshold);
  sheet.lines = take_lines(sheet.ink, sheet.background.contrast, sheet.background.noise, settings);
  sheet.phrases = find_phrases(sheet.ink.get(), sheet.background, sheet.lines, settings);
  return sheet;
}

bool has_letter_or_digit(const std::string& text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; });
}

// Mean confidence of the page's longest lines, as it stands; -1 where there are none.
double legibility(const Sheet& sheet, ReadBefore& before, const OcrSettings& settings) {
  std::vector<std::size_t> order(sheet.phrases.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return sheet.phrases[a].marks.size() > sheet.phrases[b].marks.size();
  });
  double sum = 0;
  std::size_t letters = 0, lines = 0;
  for (std::size_t i : order) {
    const Phrase& phrase = sheet.phrases[i];
    if (phrase.marks.size() < 3 || lines == settings.turn_lines) break;
    if (phrase.marks.size() > 60) continue;
    ++lines;
    for (const ReadWord& word : read_phrase(phrase, sheet.background, before, settings)) {
      sum += word.confidence * static_cast<double>(word.text.size());
      letters += word.text.size();
    }
  }
  return letters == 0 ? -1 : sum / static_cast<double>(letters);
}

int usual_level(const Image& grey) {
  std::vector<std::size_t> count(32, 0);
  for (std::size_t i = 0; i < grey.samples.size(); i += 7) ++count[grey.samples[i] >> 3];
  return static_cast<int>(std::max_element(count.begin(), count.end()) - count.begin()) * 8 + 4;
}

// The sheet, straight and the right way up.
Sheet upright(const Image& picture, Turning& turning, ReadBefore& before, const OcrSettings& settings) {
  const Image grey = grey_of(picture);
  const int paper = usual_level(grey);
  turning.quarters = lines_stand(grey, paper, settings) ? 1 : 0;
  Turning quarter = turning;
  turning.skew = skew_of(turned(grey, quarter), paper, settings);
  Sheet sheet = sheet_of(turned(picture, turning), settings);
  const double first = legibility(sheet, before, settings);
  if (first < 0 || first >= settings.turn_confidence) return sheet;
  Turning other = turning;
  other.quarters += 2;
  Sheet second = sheet_of(turned(picture, other), settings);
  if (legibility(second, before, settings) <= first) return sheet;
  turning = other;
  return second;
}

Box points(const PixelBox& box, double scale) {
  return {box.x0 / scale, box.y0 / scale, box.x1 / scale, box.y1 / scale};
}

// Code points of a text, each as UTF-8.
std::vector<std::string> code_points(const std::string& text) {
  std::vector<std::string> out;
  for (char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 || out.empty()) out.emplace_back();
    out.back() += c;
  }
  return out;
}

Word word_of(const ReadWord& read, const Phrase& phrase, double scale, const OcrSettings& settings) {
  Word word;
  word.text = read.text;
  word.by_ocr = true;
  word.confidence = std::clamp(read.confidence, 0.0, 1.0);
  word.size = phrase.size / scale;
  const Box ends = points(read.box, scale);
  const double base = phrase.baseline / scale;
  word.box = {ends.x0, base - settings.ascent * word.size, ends.x1, base + settings.descent * word.size};
  const std::vector<std::string> letters = code_points(read.text);
  const bool placed = letters.size() == read.symbols.size();
  for (std::size_t i = 0; i < letters.size(); ++i) {
    Box glyph = word.box;
    const double n = static_cast<double>(letters.size());
    glyph.x0 =
        placed ? read.symbols[i].box.x0 / scale : word.box.x0 + word.box.width() * static_cast<double>(i) / n;
    glyph.x1 = placed ? read.symbols[i].box.x1 / scale
                      : word.box.x0 + word.box.width() * static_cast<double>(i + 1) / n;
    glyph.x0 = std::clamp(glyph.x0, word.box.x0, word.box.x1);
    glyph.x1 = std::clamp(glyph.x1, glyph.x0, word.box.x1);
    word.glyphs.push_back(glyph);
  }
  return word;
}

void add_words(Page& page, const Sheet& sheet, ReadBefore& before, const OcrSettings& settings) {
  const double scale = sheet.picture.dpi / 72;
  for (const Phrase& phrase : sheet.phrases) {
    for (const ReadWord& read : read_phrase(phrase, sheet.background, before, settings)) {
      if (read.confidence < settings.least_confidence && !has_letter_or_digit(read.text)) continue;
      Word word = word_of(read, phrase, scale, settings);
      if (word.box.width() > 0) page.words.push_back(std::move(word));
    }
  }
}

void add_drawings(Page& page, const Sheet& sheet, const OcrSettings& settings) {
  const double scale = sheet.picture.dpi / 72;
  for (const DrawnLine& line : without_borders(sheet.lines, sheet.background, settings))
    page.rulings.push_back({line.horizontal, line.at / scale, line.from / scale, line.to / scale,
                            line.thickness / scale, Rgb{}});
  for (const FilledArea& area : find_fills(sheet.picture, sheet.background, sheet.lines, settings))
    page.fills.push_back({points(area.box, scale), area.colour});
}

}  // namespace

PageReading read_image(const Image& picture, const OcrSettings& settings) {
  const double scale = picture.dpi / 72;
  PageReading reading;
  reading.turning.width = picture.width / scale;
  reading.turning.height = picture.height / scale;
  if (picture.width < 8 || picture.height < 8) return reading;
  ReadBefore before;
  const Image one = is_grey(picture) ? grey_of(picture) : Image{};
  const Sheet sheet = upright(one.samples.empty() ? picture : one, reading.turning, before, settings);
  Page& page = reading.page;
  page.width = reading.turning.upright_width();
  page.height = reading.turning.upright_height();
  add_drawings(page, sheet, settings);
  add_words(page, sheet, before, settings);
  remove_plots(page, settings);
  return reading;
}

}  // namespace scrutineer::extract
