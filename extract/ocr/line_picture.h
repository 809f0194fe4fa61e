// A phrase as the engine reads it: dark on white, in one size whatever the size of its print.
#pragma once

#include "extract/ocr/background.h"
#include "extract/ocr/image.h"
#include "extract/ocr/phrases.h"
#include "extract/ocr/pix.h"

namespace scrutineer::extract {

// Nothing but the phrase's own marks, at the page's resolution, stretched to the full range. Without samples
// where there is no ink. `box` is what it shows of the page; `margin` white pixels are about that.
struct CutOut {
  Image picture;
  PixelBox box;
  int margin = 0;
  double letter = 0;      // height of a capital or digit
  std::size_t marks = 0;  // of the phrase
};
CutOut cut_out(const Phrase& phrase, const Background& background, const OcrSettings& settings);

// With each pixel the mean of itself and its neighbours, weighted.
CutOut smoothed(CutOut cut);

// A strip of the height that the engine's network takes, so that the engine need not scale it again. The time
// that reading takes goes by the strip's width.
struct LinePicture {
  Image strip;
  double scale = 1;          // pixels of the strip for one of the page
  double left = 0, top = 0;  // of the strip, in pixels of the page
};

// `letter` is the height of capitals in the strip; smaller where the phrase would not fit.
LinePicture line_picture(const CutOut& cut, double letter, const OcrSettings& settings);

// From pixels of the strip to pixels of the page.
PixelBox on_page(const PixelBox& box, const LinePicture& line);

}  // namespace scrutineer::extract
