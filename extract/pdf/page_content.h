// What a page's content stream paints, before any of it is judged. Boxes and points as geometry.h says.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "extract/page.h"
#include "extract/pdf/matrix.h"

namespace scrutineer::extract {

struct FontFace {
  std::string name;  // PostScript name without subset prefix
  bool bold = false, italic = false;
};

// A fill or stroke colour as it arrives on the page: blended with white where it is translucent.
struct Paint {
  Rgb colour;
  bool known = true;   // false for patterns and shadings
  bool opaque = true;  // covers what lies beneath
};

// What one text-showing operator has in common.
struct TextStyle {
  int font = -1;                    // index into PageContent::fonts
  double size = 0;                  // points, as shown
  double angle_x = 1, angle_y = 0;  // unit vector of the reading direction
  Paint paint;
  int render_mode = 0;  // ISO 32000-1, table 106
  Box clip;
  int marked_content = -1;
  bool hidden = false;  // optional content that is off, or fully transparent
  int order = 0;        // in painting
};

struct GlyphMark {
  double x = 0, y = 0;  // its origin on the baseline
  int style = 0;        // index into PageContent::styles
};

struct PaintedRuling {
  Ruling ruling;
  bool filled = false;  // a thin filled box, not a stroke
  bool opaque = true;
  int order = 0;
};

struct PaintedBox {
  Box box;
  Paint paint;
  int order = 0;
};

struct PaintedPicture {
  Box box;
  int image = -1;  // index into PageContent::small_images, -1 for one that cannot be a sign
  bool opaque = true;
  int order = 0;
  int object = 0;  // the image's number in the file, 0 for an inline image
  double dpi = 0;  // pixels an inch as placed
};

// A small painted path, at most PdfSettings::sign_size in width and height: perhaps part of a sign.
struct PaintedShape {
  Box bounds;
  std::vector<std::vector<Point>> outlines;  // curves flattened
  Paint paint;
  bool stroked = false;
  bool box = false;  // nothing but boxes: part of a sign only within another shape
  double line_width = 0;
  int order = 0;

  // The bounds of the outlines, widened by half of a stroke.
  Box box_of_ink() const {
    const double half = stroked ? line_width / 2 : 0;
    return {bounds.x0 - half, bounds.y0 - half, bounds.x1 + half, bounds.y1 + half};
  }
};

// The pixels of an image, row by row from its top.
struct Raster {
  int width = 0, height = 0;
  std::vector<Rgb> pixels;          // empty for a stencil mask, which is painted in the fill colour
  std::vector<std::uint8_t> alpha;  // 0 unpainted, 255 painted; empty where all is painted
};

// An image that is small enough on the page to be a sign.
struct SmallImage {
  std::shared_ptr<const Raster> raster;
  Matrix placed;  // from the unit square (y upwards) to the page
  Rgb stencil;    // the fill colour
};

struct PageContent {
  std::vector<FontFace> fonts;
  std::vector<TextStyle> styles;
  std::vector<GlyphMark> glyphs;
  std::vector<PaintedRuling> rulings;  // as painted: pieces not yet joined
  std::vector<PaintedBox> boxes;       // in painting order
  std::vector<PaintedBox> uneven;  // bounds of filled paths that are no boxes: what they cover is uncertain
  std::vector<PaintedPicture> pictures;
  std::vector<Box> unread;  // annotations with an appearance that is no part of the page's content
  std::vector<PaintedShape> shapes;
  std::vector<SmallImage> small_images;
  bool doubtful = false;   // full of unknown operators: what covers what cannot be told
  bool truncated = false;  // a bound of PdfSettings was met, or the stream is damaged: the rest is missing
};

}  // namespace scrutineer::extract
