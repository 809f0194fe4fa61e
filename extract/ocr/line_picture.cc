#include "extract/ocr/line_picture.h"

#include <algorithm>
#include <cmath>
#include <new>

namespace scrutineer::extract {
namespace {

constexpr int strip_height =
    36;  // the input of the network in the English data, both of the fast and the best

PixPointer pix_of(const Image& grey) {
  PixPointer pix(pixCreate(grey.width, grey.height, 8));
  if (!pix) throw std::bad_alloc();
  for (int y = 0; y < grey.height; ++y) {
    l_uint32* line = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    for (int x = 0; x < grey.width; ++x) SET_DATA_BYTE(line, x, grey.row(y)[x]);
  }
  return pix;
}

}  // namespace

CutOut cut_out(const Phrase& phrase, const Background& background, const OcrSettings& settings) {
  const Image& contrast = background.contrast;
  const int m = settings.margin;
  const PixelBox box{std::max(0, phrase.box.x0 - 1), std::max(0, phrase.box.y0 - 1),
                     std::min(contrast.width, phrase.box.x1 + 1),
                     std::min(contrast.height, phrase.box.y1 + 1)};
  CutOut cut{{}, box, m, settings.letter_share * phrase.size, phrase.marks.size()};
  std::vector<std::uint8_t> inks;
  for (int y = box.y0; y < box.y1; ++y)
    for (int x = box.x0; x < box.x1; ++x)
      if (contrast.row(y)[x] > background.threshold) inks.push_back(contrast.row(y)[x]);
  if (inks.empty()) return cut;
  const auto top = inks.begin() + static_cast<std::ptrdiff_t>(inks.size() * 9 / 10);
  std::nth_element(inks.begin(), top, inks.end());
  const int floor = std::min(static_cast<int>(2 * background.noise), *top / 3);
  cut.picture = blank_image(box.width() + 2 * m, box.height() + 2 * m, 1, contrast.dpi, 255);
  // Nothing but the phrase's own marks: what else reaches into its box is a neighbour's.
  for (const PixelBox& mark : phrase.marks) {
    for (int y = std::max(box.y0, mark.y0 - 2); y < std::min(box.y1, mark.y1 + 2); ++y) {
      const std::uint8_t* from = contrast.row(y);
      std::uint8_t* to = cut.picture.row(y - box.y0 + m) + m - box.x0;
      for (int x = std::max(box.x0, mark.x0 - 2); x < std::min(box.x1, mark.x1 + 2); ++x)
        to[x] = static_cast<std::uint8_t>(255 - std::clamp((from[x] - floor) * 255 / (*top - floor), 0, 255));
    }
  }
  return cut;
}

CutOut smoothed(CutOut cut) {
  const Image in = cut.picture;
  for (int y = 1; y + 1 < in.height; ++y) {
    const std::uint8_t *a = in.row(y - 1), *b = in.row(y), *c = in.row(y + 1);
    std::uint8_t* to = cut.picture.row(y);
    for (int x = 1; x + 1 < in.width; ++x)
      to[x] =
          static_cast<std::uint8_t>((a[x - 1] + 2 * a[x] + a[x + 1] + 2 * (b[x - 1] + 2 * b[x] + b[x + 1]) +
                                     c[x - 1] + 2 * c[x] + c[x + 1] + 8) /
                                    16);
  }
  return cut;
}

LinePicture line_picture(const CutOut& cut, double letter, const OcrSettings& settings) {
  const Image& from = cut.picture;
  const double high = std::max(1, from.height - 2 * cut.margin);
  const double scale = std::min(letter / cut.letter, (strip_height - 2 * settings.strip_edge) / high);
  const PixPointer scaled(
      pixScale(pix_of(from).get(), static_cast<l_float32>(scale), static_cast<l_float32>(scale)));
  if (!scaled) throw std::bad_alloc();
  const int width = pixGetWidth(scaled.get()), height = pixGetHeight(scaled.get());
  // The network takes wide white ends for marks of punctuation.
  const int cut_off = std::max(0, static_cast<int>(std::lround(cut.margin * scale)) - settings.strip_ends);
  const int down = (strip_height - height) / 2;
  LinePicture line{blank_image(std::max(1, width - 2 * cut_off), strip_height, 1, from.dpi * scale, 255),
                   scale, 0, 0};
  for (int y = std::max(0, -down); y < std::min(height, strip_height - down); ++y) {
    const l_uint32* row = pixGetData(scaled.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(scaled.get());
    std::uint8_t* to = line.strip.row(y + down);
    for (int x = 0; x < line.strip.width; ++x)
      to[x] = static_cast<std::uint8_t>(GET_DATA_BYTE(row, x + cut_off));
  }
  line.left = cut.box.x0 - cut.margin + cut_off / scale;
  line.top = cut.box.y0 - cut.margin - down / scale;
  return line;
}

PixelBox on_page(const PixelBox& box, const LinePicture& line) {
  const auto x = [&](int v) { return static_cast<int>(std::lround(line.left + v / line.scale)); };
  const auto y = [&](int v) { return static_cast<int>(std::lround(line.top + v / line.scale)); };
  return {x(box.x0), y(box.y0), x(box.x1), y(box.y1)};
}

}  // namespace scrutineer::extract
