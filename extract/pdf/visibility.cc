#include "extract/pdf/visibility.h"

#include <algorithm>
#include <cstdlib>

namespace scrutineer::extract {
namespace {

double share_within(const Box& word, const Box& area) {
  const Box common = intersection(word, area);
  if (common.x1 < common.x0 || common.y1 < common.y0) return 0;
  // A glyph box may have no width or height: then the other side alone counts.
  const double wide = word.width() > 0 ? common.width() / word.width() : 1;
  const double high = word.height() > 0 ? common.height() / word.height() : 1;
  return wide * high;
}

int contrast(Rgb a, Rgb b) {
  return std::max({std::abs(a.red - b.red), std::abs(a.green - b.green), std::abs(a.blue - b.blue)});
}

// The part of the box that ink stands in: capitals and digits, without the room for accents and descenders.
Box ink_of(const Word& word) {
  Box box = word.box;
  if (word.rotation % 180 == 0) {
    const double h = box.height();
    box.y0 += 0.2 * h;
    box.y1 -= 0.2 * h;
  } else {
    const double w = box.width();
    box.x0 += 0.2 * w;
    box.x1 -= 0.2 * w;
  }
  return box;
}

bool same_as_beneath(const Word& word, const TextStyle& style, const PageContent& content,
                     const PdfSettings& settings) {
  if (!style.paint.known || style.render_mode == 2 || style.render_mode >= 4) return false;
  const double x = word.box.centre_x(), y = word.box.centre_y();
  Rgb beneath{255, 255, 255};
  int order = -1;
  bool certain = true;
  for (auto box = content.boxes.rbegin(); box != content.boxes.rend(); ++box) {
    if (box->order > style.order || !box->box.contains(x, y)) continue;
    beneath = box->paint.colour;
    order = box->order;
    certain = box->paint.known && box->paint.opaque;
    break;
  }
  if (!certain || contrast(beneath, style.paint.colour) > settings.invisible_contrast) return false;
  const auto lies_between = [&](const auto& mark) {
    return mark.order > order && mark.order < style.order && share_within(word.box, mark.box) > 0;
  };
  return std::none_of(content.pictures.begin(), content.pictures.end(), lies_between) &&
         std::none_of(content.uneven.begin(), content.uneven.end(), lies_between);
}

}  // namespace

bool paints(const TextStyle& style) { return style.render_mode != 3 && !style.hidden && !style.clip.empty(); }

Visibility visibility(const Word& word, const TextStyle& style, const PageContent& content,
                      const PdfSettings& settings) {
  if (style.render_mode == 3 || style.hidden) return Visibility::unpainted;
  const Box ink = ink_of(word);
  if (share_within(ink, style.clip) < settings.clipped_share) return Visibility::clipped;
  for (const PaintedPicture& picture : content.pictures)
    if (picture.opaque && picture.order > style.order &&
        share_within(ink, picture.box) >= settings.covered_share)
      return Visibility::behind_picture;
  for (const PaintedBox& box : content.boxes)
    if (box.paint.opaque && box.order > style.order && share_within(ink, box.box) >= settings.covered_share)
      return Visibility::covered;
  return same_as_beneath(word, style, content, settings) ? Visibility::same_colour : Visibility::visible;
}

}  // namespace scrutineer::extract
