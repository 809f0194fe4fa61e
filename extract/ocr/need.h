// Which pages, and which pictures on them, are read by OCR.
#pragma once

#include <vector>

#include "extract/ocr/need_settings.h"
#include "extract/page.h"
#include "extract/read.h"

namespace scrutineer::extract {

enum class OcrNeed {
  none,
  pictures,  // the text is good; its pictures may hold writing: they have to be looked at
  text,      // the drawing is good, the text is not: words alone are read
  page,      // the page is a picture
};

OcrNeed ocr_need(const Page& page, OcrMode mode, const NeedSettings& settings = {});

// A picture as a reader sees it: one image, or strips and tiles that touch.
struct PictureArea {
  Box box;                   // clipped by the page
  double dpi = 0;            // of its finest piece, 0 where that is unknown
  std::vector<int> objects;  // Picture::object of its pieces
};

// Those large and fine enough to hold a table or running text.
std::vector<PictureArea> picture_areas(const Page& page, const NeedSettings& settings = {});

}  // namespace scrutineer::extract
