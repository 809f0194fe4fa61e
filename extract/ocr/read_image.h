// A picture of a page becomes a Page.
#pragma once

#include "extract/ocr/image.h"
#include "extract/ocr/settings.h"
#include "extract/ocr/straighten.h"
#include "extract/page.h"

namespace scrutineer::extract {

struct PageReading {
  Page page;        // upright: its coordinates are those of the straightened picture, in points
  Turning turning;  // in points: how to get from there to the page as shown
};

// Reads the words, rulings and fills of a picture of a whole page. Throws std::runtime_error where the engine
// is missing.
PageReading read_image(const Image& picture, const OcrSettings& settings = {});

}  // namespace scrutineer::extract
