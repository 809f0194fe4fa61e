// The graphics state of a content stream (ISO 32000-1, 8.4), as far as we follow it.
#pragma once

#include <memory>

#include "extract/pdf/colours.h"
#include "extract/pdf/fonts.h"
#include "extract/pdf/matrix.h"

namespace scrutineer::extract {

struct TextState {
  const Font* font = nullptr;
  int font_index = -1;  // into PageContent::fonts
  double size = 0;
  double character_space = 0, word_space = 0, horizontal_scale = 1, leading = 0, rise = 0;
  int render_mode = 0;
};

struct GraphicsState {
  Matrix ctm;  // user space to the page as shown
  Box clip;    // the box around the clipping path, on the page as shown
  std::shared_ptr<const ColourSpace> fill_space = device_space(ColourSpace::Kind::gray);
  std::shared_ptr<const ColourSpace> stroke_space = fill_space;
  Paint fill, stroke;
  double fill_alpha = 1, stroke_alpha = 1;
  bool covers = true;  // no soft mask, normal blend mode
  double line_width = 1;
  TextState text;
};

// The colour as it arrives on a white page.
inline Paint with_alpha(Paint paint, double alpha, bool covers) {
  const auto blend = [&](std::uint8_t c) { return static_cast<std::uint8_t>(255 - (255 - c) * alpha + 0.5); };
  if (alpha < 1)
    paint.colour = {blend(paint.colour.red), blend(paint.colour.green), blend(paint.colour.blue)};
  paint.opaque = covers && alpha > 0.95;
  return paint;
}

}  // namespace scrutineer::extract
