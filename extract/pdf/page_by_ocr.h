// What of a PDF's page is read by OCR instead of, or beside, its text.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "extract/ocr/need.h"
#include "extract/ocr/provenance.h"
#include "extract/ocr/read_image.h"
#include "extract/pdf/poppler_words.h"

namespace scrutineer::extract {

// What was found out about pictures before: backgrounds and logos stand on every page of a report.
struct PicturesSeen {
  struct Seen {
    bool writing = false;
    std::optional<PageReading> reading;  // kept where nothing else stands in the picture
  };
  std::map<std::vector<int>, Seen> by_objects;  // the image objects, then width and height in points
};

// Looks at the page as `mode` asks. A page that is a picture is read whole, and stays straightened until
// mark_ocr; where the text alone is bad, its words are replaced; else the words, lines and fills of pictures
// that look like writing are added in their place. Words that the page has by itself are kept where they are
// good. Says in `read` what was done. Throws std::runtime_error where the engine is needed and missing.
void read_by_ocr(Page& page, PopplerDocument& poppler, OcrMode mode, PicturesSeen& seen, ReadByOcr& read);

}  // namespace scrutineer::extract
