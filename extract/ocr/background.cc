#include "extract/ocr/background.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace scrutineer::extract {
namespace {

constexpr int bins = 32;  // of 8 levels each

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
Image local_mode(const Image& in, int reach_x, int reach_y) {
  Image out = blank_image(in.width, in.height, 1, in.dpi, 255);
  std::vector<Histogram> columns(static_cast<std::size_t>(in.width), Histogram{});
  const auto add_row = [&](int y, int sign) {
    const std::uint8_t* row = in.row(y);
    for (int x = 0; x < in.width; ++x)
      columns[static_cast<std::size_t>(x)][row[x] >> 3] =
          static_cast<std::uint16_t>(columns[static_cast<std::size_t>(x)][row[x] >> 3] + sign);
  };
  for (int y = 0; y < std::min(reach_y, in.height); ++y) add_row(y, 1);
  for (int y = 0; y < in.height; ++y) {
    if (y + reach_y < in.height) add_row(y + reach_y, 1);
    if (y - reach_y - 1 >= 0) add_row(y - reach_y - 1, -1);
    Histogram window{};
    const auto add = [&](int x) {
      const Histogram& column = columns[static_cast<std::size_t>(x)];
      for (int b = 0; b < bins; ++b) window[b] = static_cast<std::uint16_t>(window[b] + column[b]);
    };
    for (int x = 0; x < std::min(reach_x, in.width); ++x) add(x);
    std::uint8_t* to = out.row(y);
    for (int x = 0; x < in.width; ++x) {
      if (x + reach_x < in.width) add(x + reach_x);
      if (x - reach_x - 1 >= 0) {
        const Histogram& column = columns[static_cast<std::size_t>(x - reach_x - 1)];
        for (int b = 0; b < bins; ++b) window[b] = static_cast<std::uint16_t>(window[b] - column[b]);
      }
      to[x] = fullest(window);
    }
  }
  return out;
}

// The least (or greatest) value of each run of 2 * reach + 1 values, placed at the run's middle; beyond the
// ends nothing counts.  Runs are joined of shorter ones.
void spread(std::vector<std::uint8_t>& line, int reach, bool greatest) {
  const std::size_t window = static_cast<std::size_t>(2 * reach + 1), size = line.size();
  std::vector<std::uint8_t> padded(size + window, greatest ? 0 : 255);
  std::copy(line.begin(), line.end(), padded.begin() + reach);
  for (std::size_t have = 1; have < window;) {
    const std::size_t step = std::min(have, window - have);
    for (std::size_t i = 0; i + step < padded.size(); ++i)
      padded[i] = greatest ? std::max(padded[i], padded[i + step]) : std::min(padded[i], padded[i + step]);
    have += step;
  }
  std::copy_n(padded.begin(), size, line.begin());
}

// The least (or greatest) value within reach to each side.
Image extreme(const Image& in, int reach, bool greatest) {
  Image out = in;
  std::vector<std::uint8_t> line;
  for (int y = 0; y < in.height; ++y) {
    line.assign(out.row(y), out.row(y) + in.width);
    spread(line, reach, greatest);
    std::copy(line.begin(), line.end(), out.row(y));
  }
  line.resize(static_cast<std::size_t>(in.height));
  for (int x = 0; x < in.width; ++x) {
    for (int y = 0; y < in.height; ++y) line[static_cast<std::size_t>(y)] = out.row(y)[x];
    spread(line, reach, greatest);
    for (int y = 0; y < in.height; ++y) out.row(y)[x] = line[static_cast<std::size_t>(y)];
  }
  return out;
}

// At the border of a fill the usual level may be that of the wrong side: a pixel that resembles the other
// side belongs to it where its neighbour does. A letter of the other side's colour has no such neighbour.
// Paper is looked for further off than other colours, which may be those of a drawn line.
class BorderPixels {
 public:
  BorderPixels(const Image& grey, const Image& level, int paper, const OcrSettings& settings)
      : grey_(grey),
        level_(level),
        paper_(paper),
        low_(extreme(level, reach_of(level, settings.border_reach), false)),
        high_(extreme(level, reach_of(level, settings.border_reach), true)),
        far_(extreme(level, reach_of(level, settings.paper_reach), true)),
        settings_(settings) {}

  void correct(Image& contrast) const {
    for (int y = 0; y < grey_.height; ++y)
      for (int x = 0; x < grey_.width; ++x) correct(contrast, x, y, -1);
    for (int y = grey_.height; y-- > 0;)
      for (int x = grey_.width; x-- > 0;) correct(contrast, x, y, 1);
  }

 private:
  static int reach_of(const Image& level, double points) {
    return std::max(2, static_cast<int>(points * level.dpi / 72));
  }
  void correct(Image& contrast, int x, int y, int step) const {
    std::uint8_t& mine = contrast.row(y)[x];
    if (mine <= settings_.near_edge) return;
    const int half_x = std::min(x / 2, level_.width - 1), half_y = std::min(y / 2, level_.height - 1);
    const int least = low_.row(half_y)[half_x], most = high_.row(half_y)[half_x],
              far = far_.row(half_y)[half_x];
    const int value = grey_.row(y)[x];
    int other = std::min({static_cast<int>(mine), std::abs(value - least), std::abs(value - most)});
    if (far >= paper_ - settings_.near_edge && std::abs(value - far) <= settings_.near_edge)
      other = std::min(other, std::abs(value - far));
    if (other >= mine) return;
    const bool joins = belongs(contrast, x + step, y, value) || belongs(contrast, x, y + step, value);
    if (joins) mine = static_cast<std::uint8_t>(other);
  }
  bool belongs(const Image& contrast, int x, int y, int value) const {
    return x >= 0 && y >= 0 && x < grey_.width && y < grey_.height &&
           contrast.row(y)[x] <= settings_.near_edge &&
           std::abs(grey_.row(y)[x] - value) <= settings_.near_edge;
  }

  const Image& grey_;
  const Image& level_;
  const int paper_;
  const Image low_, high_, far_;
  const OcrSettings& settings_;
};

Image contrast_to(const Image& level, const Image& grey, int paper, const OcrSettings& settings) {
  Image contrast = blank_image(grey.width, grey.height, 1, grey.dpi, 0);
  for (int y = 0; y < grey.height; ++y) {
    const std::uint8_t *from = grey.row(y), *usual = level.row(std::min(y / 2, level.height - 1));
    std::uint8_t* to = contrast.row(y);
    for (int x = 0; x < grey.width; ++x)
      to[x] = static_cast<std::uint8_t>(std::abs(from[x] - usual[std::min(x / 2, level.width - 1)]));
  }
  BorderPixels(grey, level, paper, settings).correct(contrast);
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

Background find_background(const Image& grey, const OcrSettings& settings) {
  Background found;
  found.half = halved(grey);
  const auto reach = [&](double points) {
    return std::max(2, static_cast<int>(points * found.half.dpi / 72));
  };
  found.level = local_mode(found.half, reach(settings.window_width), reach(settings.window_height));
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
  found.contrast = contrast_to(found.level, grey, found.paper, settings);
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
