// What a picture shows, told by its statistics alone: the engine is not asked, so that a report whose
// pictures are charts, logos and photographs never starts it.
#pragma once

#include <vector>

#include "extract/ocr/image.h"
#include "extract/ocr/need_settings.h"
#include "extract/ocr/pix.h"

namespace scrutineer::extract {

struct WritingSigns {
  double flat = 0;          // share of pixels that are like their background
  std::size_t letters = 0;  // marks in rows that may be letters
  std::size_t cells = 0;    // of a grid of lines that hold writing, in rows that are mostly full
  std::size_t rows = 0;     // the longest run of rows of several phrases each, in line with one another
  std::size_t lines = 0;    // the longest run of lines of running text
};

// `known`: boxes of words that the page has already, in pixels of the picture; writing there does not count.
WritingSigns writing_signs(const Image& picture, const std::vector<PixelBox>& known,
                           const NeedSettings& settings = {});

// A table or running text. Titles, labels and legends of charts are neither.
bool looks_like_writing(const WritingSigns& signs, const NeedSettings& settings = {});

// Anything that may be letters at all: enough for a page that has no words but those of its picture.
bool may_hold_letters(const WritingSigns& signs, const NeedSettings& settings = {});

}  // namespace scrutineer::extract
