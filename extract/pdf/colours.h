// Colour spaces to RGB (ISO 32000-1, 8.6): near enough to tell a red cell from an amber one, no colour
// management.
#pragma once

#include <memory>
#include <qpdf/QPDFObjectHandle.hh>
#include <span>
#include <string>

#include "extract/pdf/page_content.h"

namespace scrutineer::extract {

class TintFunction;

struct ColourSpace {
  enum class Kind { gray, rgb, cmyk, lab, indexed, tint, pattern };
  Kind kind = Kind::gray;
  int components = 1;
  std::shared_ptr<const ColourSpace> base;   // of indexed and tint
  std::string table;                         // of indexed: base->components bytes an entry
  std::shared_ptr<const TintFunction> tint;  // of tint; null where it is not understood
};

// `object` is a colour space's name or array; names are looked up in `resources` /ColorSpace. Never null.
std::shared_ptr<const ColourSpace> load_colour_space(QPDFObjectHandle object, QPDFObjectHandle resources);

std::shared_ptr<const ColourSpace> device_space(ColourSpace::Kind kind);

// Components beyond those given count as 0. Patterns give paint.known = false.
Paint paint_of(const ColourSpace& space, std::span<const double> components);

// The colour in which a new space starts (ISO 32000-1, 8.6.5.1 on).
Paint initial_paint(const ColourSpace& space);

}  // namespace scrutineer::extract
