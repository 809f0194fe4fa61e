#include "extract/ocr/background.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace scrutineer::extract {
namespace {

constexpr int bins = 32;  // of 8 levels each

Image halved(const Image& grey) {
  Image half = blank_image(std::max(1, grey.width / 2), std::max(1, grey.height / 2), 1, grey.dpi / 2, 255);
  for (int y = 0; y < half.height; ++y) {
    const int below = std::min(2 * y + 1, grey.height - 1);
    const std::uint8_t *a = grey.row(2 * y), *b = grey.row(below);
    std::uint8_t* to = half.row(y);
    for (int x = 0; x < half.width; ++x) {
      const int right = std::min(2 * x + 1, grey.width - 1);
      to[x] = static_cast<std::uint8_t>((a[2 * x] + a[right] + b[2 * x] + b[right] + 2) / 4);
    }
  }
  return half;
}

using Histogram = std::array<std::uint16_t, bins>;

// The centre of the fullest three neighbouring bins.
std::uint8_t fullest(const Histogram& window) {
  int best = 1, most = -1;
  for (int b = 1; b + 1 < bins; ++b) {
    const int sum = window[b - 1] + window[b] + window[b + 1];
    if (sum > most) {
      most = sum;
      best = b;
    }
  }
  const int low = window[best - 1], mid = window[best], high = window[best + 1], sum = low + mid + high;
  return static_cast<std::uint8_t>((low * (8 * best - 4) + mid * (8 * best + 4) + high * (8 * best + 12)) /
                                   std::max(sum, 1));
}

// A histogram for each column of the window moves down with it, and their sum moves along the row (Perreault
// and Hebert, Median filtering in constant time, 2007, with the mode in place of the median).
Image local_mode(const Image& in, int reach) {
  Image out = blank_image(in.width, in.height, 1, in.dpi, 255);
  std::vector<Histogram> columns(static_cast<std::size_t>(in.width), Histogram{});
  const auto add_row = [&](int y, int sign) {
    const std::uint8_t* row = in.row(y);
    for (int x = 0; x < in.width; ++x)
      columns[static_cast<std::size_t>(x)][row[x] >> 3] =
          static_cast<std::uint16_t>(columns[static_cast<std::size_t>(x)][row[x] >> 3] + sign);
  };
  for (int y = 0; y < std::min(reach, in.height); ++y) add_row(y, 1);
  for (int y = 0; y < in.height; ++y) {
    if (y + reach < in.height) add_row(y + reach, 1);
    if (y - reach - 1 >= 0) add_row(y - reach - 1, -1);
    Histogram window{};
    const auto add = [&](int x) {
      const Histogram& column = columns[static_cast<std::size_t>(x)];
      for (int b = 0; b < bins; ++b) window[b] = static_cast<std::uint16_t>(window[b] + column[b]);
    };
    for (int x = 0; x < std::min(reach, in.width); ++x) add(x);
    std::uint8_t* to = out.row(y);
    for (int x = 0; x < in.width; ++x) {
      if (x + reach < in.width) add(x + reach);
      if (x - reach - 1 >= 0) {
        const Histogram& column = columns[static_cast<std::size_t>(x - reach - 1)];
        for (int b = 0; b < bins; ++b) window[b] = static_cast<std::uint16_t>(window[b] - column[b]);
      }
      to[x] = fullest(window);
    }
  }
  return out;
}

// The least (or greatest) value within reach to each side.
Image extreme(const Image& in, int reach, bool greatest) {
  const auto better = [greatest](std::uint8_t a, std::uint8_t b) {
    return greatest ? std::max(a, b) : std::min(a, b);
  };
  Image across = in;
  for (int y = 0; y < in.height; ++y) {
    const std::uint8_t* from = in.row(y);
    std::uint8_t* to = across.row(y);
    for (int x = 0; x < in.width; ++x)
      for (int k = std::max(0, x - reach); k <= std::min(in.width - 1, x + reach); ++k)
        to[x] = better(to[x], from[k]);
  }
  Image out = across;
  for (int y = 0; y < in.height; ++y) {
    std::uint8_t* to = out.row(y);
    for (int k = std::max(0, y - reach); k <= std::min(in.height - 1, y + reach); ++k) {
      const std::uint8_t* from = across.row(k);
      for (int x = 0; x < in.width; ++x) to[x] = better(to[x], from[x]);
    }
  }
  return out;
}

// A pixel at the border of a fill belongs to whichever side it resembles.
Image contrast_to(const Image& level, const Image& grey, const OcrSettings& settings) {
  const Image low = extreme(level, 2, false), high = extreme(level, 2, true);
  Image contrast = blank_image(grey.width, grey.height, 1, grey.dpi, 0);
  for (int y = 0; y < grey.height; ++y) {
    const int half_y = std::min(y / 2, level.height - 1);
    const std::uint8_t *from = grey.row(y), *usual = level.row(half_y), *least = low.row(half_y),
                       *most = high.row(half_y);
    std::uint8_t* to = contrast.row(y);
    for (int x = 0; x < grey.width; ++x) {
      const int k = std::min(x / 2, level.width - 1);
      int difference = std::abs(from[x] - usual[k]);
      if (most[k] - least[k] > settings.near_edge)
        difference = std::min({difference, std::abs(from[x] - least[k]), std::abs(from[x] - most[k])});
      to[x] = static_cast<std::uint8_t>(difference);
    }
  }
  return contrast;
}

}  // namespace

Image grey_of(const Image& picture) {
  if (picture.channels == 1) return picture;
  Image grey = blank_image(picture.width, picture.height, 1, picture.dpi, 255);
  for (int y = 0; y < picture.height; ++y) {
    const std::uint8_t* from = picture.row(y);
    std::uint8_t* to = grey.row(y);
    for (int x = 0; x < picture.width; ++x, from += 3) {
      const int luminance = (from[0] * 5 + from[1] * 9 + from[2] * 2) / 16;
      to[x] = static_cast<std::uint8_t>((luminance + std::max({from[0], from[1], from[2]})) / 2);
    }
  }
  return grey;
}

Background find_background(const Image& grey, const OcrSettings& settings) {
  Background found;
  found.half = halved(grey);
  found.level = local_mode(found.half, std::max(2, static_cast<int>(settings.window * grey.dpi / 144)));
  std::array<std::size_t, 256> count{};
  for (std::uint8_t v : found.level.samples) ++count[v];
  std::size_t most = 0;
  for (int v = 4; v < 252; ++v) {
    std::size_t sum = 0;
    for (int k = v - 4; k <= v + 4; ++k) sum += count[static_cast<std::size_t>(k)];
    if (sum > most) {
      most = sum;
      found.paper = v;
    }
  }
  found.contrast = contrast_to(found.level, grey, settings);
  double sum = 0, number = 1;
  for (std::uint8_t v : found.contrast.samples) {
    if (v > settings.least_contrast) continue;
    sum += v;
    number += 1;
  }
  found.noise = sum / number;
  found.threshold = std::clamp(static_cast<int>(std::lround(settings.noise_factor * found.noise)),
                               settings.least_contrast, settings.most_contrast);
  return found;
}

}  // namespace scrutineer::extract
