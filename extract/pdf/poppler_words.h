// The only place where Poppler is met: words with the boxes of their characters, and pictures of pages.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/ocr/image.h"
#include "extract/page.h"
#include "extract/pdf/settings.h"

namespace scrutineer::extract {

// Where a page lies in its own coordinates, and how it is turned when shown.
struct PageFrame {
  Box crop;          // user space, y upwards: the visible part
  int rotation = 0;  // /Rotate: 0, 90, 180 or 270 degrees clockwise

  double width() const { return rotation % 180 == 0 ? crop.width() : crop.height(); }
  double height() const { return rotation % 180 == 0 ? crop.height() : crop.width(); }
};

// A document opened by Poppler. Not safe from several threads at once (lazy statics in Poppler).
class PopplerDocument {
 public:
  // `bytes` must outlive the document. `password` is tried as owner and as user password.
  PopplerDocument(std::string_view bytes, const std::string& password);
  ~PopplerDocument();
  PopplerDocument(const PopplerDocument&) = delete;
  PopplerDocument& operator=(const PopplerDocument&) = delete;

  bool open() const;    // false where Poppler makes nothing of the bytes
  bool locked() const;  // open, but the password is missing or wrong
  int page_count() const;
  std::string title() const;

  // Pages count from 1. Null where Poppler cannot make the page.
  std::optional<PageFrame> frame(int page);

  // The words of a page in Poppler's reading order, as shown: text, box, glyphs, rotation and space_after are
  // filled. Text that no reader sees is there too. At most settings.max_words + 1 of them.
  std::vector<Word> words(int page, const PdfSettings& settings);

  // The page as shown, in colour; coarser than asked where it would have more than max_pixels. Without
  // samples where Poppler cannot draw it.
  Image picture(int page, double dpi, double max_pixels);
  // The same of a part of it.
  Image picture(int page, const Box& area, double dpi, double max_pixels);

 private:
  struct Opened;
  std::unique_ptr<Opened> opened_;
};

}  // namespace scrutineer::extract
