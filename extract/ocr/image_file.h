// Pictures as files: PNG, JPEG and TIFF of several pages.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "extract/ocr/image.h"

namespace scrutineer::extract {

enum class ImageFormat { png, jpeg, tiff };

struct ImageFileSettings {
  int max_side = 60'000;              // pixels
  double max_pixels = 120e6;          // of a page: A2 at 600 dots an inch has 139 million, A3 has 70
  std::size_t max_page_count = 2000;  // of a TIFF
  double least_dpi = 50;              // a stored resolution beyond these is a default or nonsense
  double most_dpi = 1300;
  double longest_side = 20;   // inches: a stored resolution that gives more is a screen's
  double usual_side = 11.69;  // inches: the longer side of the page where no resolution is stored
  double guess_least = 72, guess_most = 600;
};

// By the first bytes; nothing where they are none of these.
std::optional<ImageFormat> image_format(std::string_view bytes);

// Throws std::runtime_error where the file is damaged or has more pages than settings allow.
int image_page_count(std::string_view bytes, ImageFormat format, const ImageFileSettings& settings = {});

// A page (from 1), grey or in colours over white, as large as it is shown: `dpi` is the resolution that the
// file tells, or that makes the page as long as a sheet of A4 where it tells none. At that resolution, or
// scaled to `scaled_dpi` where that is not 0. Throws std::runtime_error with the reason where it is damaged
// or too large; its size is looked at before it is decoded.
Image read_image_page(std::string_view bytes, ImageFormat format, int page, double scaled_dpi,
                      const ImageFileSettings& settings = {});

}  // namespace scrutineer::extract
