// What lies under the writing: the local background of a picture, and how far each pixel differs from it. Ink
// on coloured cells and white letters in dark ones come out alike.
#pragma once

#include "extract/ocr/image.h"
#include "extract/ocr/settings.h"

namespace scrutineer::extract {

struct Background {
  Image half;          // the picture's grey at half its size
  Image level;         // the background there
  Image contrast;      // at full size: how far each pixel differs from its background
  int paper = 255;     // the page's usual background
  int threshold = 30;  // a contrast beyond this is ink
  double noise = 0;    // mean contrast of pixels that are no ink
};

// One channel in which coloured fills are light and coloured letters dark: the mean of luminance and
// brightest channel.
Image grey_of(const Image& picture);

// A picture of one channel at half its size and resolution.
Image halved(const Image& grey);

Background find_background(const Image& grey, const OcrSettings& settings);

}  // namespace scrutineer::extract
