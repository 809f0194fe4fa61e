// A picture as plain samples: what a renderer gives and what OCR works on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace scrutineer::extract {

struct Image {
  int width = 0, height = 0;
  int channels = 1;  // 1 grey, 3 red green blue
  double dpi = 200;
  std::vector<std::uint8_t> samples;  // row by row from the top

  const std::uint8_t* row(int y) const {
    return samples.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width * channels);
  }
  std::uint8_t* row(int y) {
    return samples.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width * channels);
  }
};

inline Image blank_image(int width, int height, int channels, double dpi, std::uint8_t value) {
  Image image{width, height, channels, dpi, {}};
  image.samples.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height * channels), value);
  return image;
}

}  // namespace scrutineer::extract
