// Which pages are read by OCR.
#pragma once

#include "extract/ocr/settings.h"
#include "extract/page.h"
#include "extract/read.h"

namespace scrutineer::extract {

enum class OcrNeed {
  none,
  text,  // the drawing is good, the text is not: words alone are read
  page,  // the page is a picture
};

OcrNeed ocr_need(const Page& page, OcrMode mode, const OcrSettings& settings);

}  // namespace scrutineer::extract
