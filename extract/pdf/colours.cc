#include "extract/pdf/colours.h"

#include <algorithm>
#include <cmath>

#include "extract/pdf/streams.h"
#include "extract/pdf/tint.h"

namespace scrutineer::extract {
namespace {

using Kind = ColourSpace::Kind;
using Space = std::shared_ptr<const ColourSpace>;

constexpr int max_depth = 6;

std::uint8_t byte(double unit) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(std::isfinite(unit) ? unit : 0, 0.0, 1.0) * 255));
}

Rgb from_cmyk(double c, double m, double y, double k) {
  return {byte((1 - c) * (1 - k)), byte((1 - m) * (1 - k)), byte((1 - y) * (1 - k))};
}

// CIE L*a*b* (D50 taken for D65, which shifts hues a little) to sRGB.
Rgb from_lab(double l, double a, double b) {
  const auto inverse = [](double t) { return t > 6.0 / 29 ? t * t * t : 3 * 36.0 / 841 * (t - 4.0 / 29); };
  const double fy = (l + 16) / 116;
  const double x = 0.9505 * inverse(fy + a / 500), y = inverse(fy), z = 1.089 * inverse(fy - b / 200);
  const auto gamma = [](double u) {
    return byte(u <= 0.0031308 ? 12.92 * u : 1.055 * std::pow(u, 1 / 2.4) - 0.055);
  };
  return {gamma(3.2406 * x - 1.5372 * y - 0.4986 * z), gamma(-0.9689 * x + 1.8758 * y + 0.0415 * z),
          gamma(0.0557 * x - 0.2040 * y + 1.0570 * z)};
}

Space of_components(int n) { return device_space(n == 4 ? Kind::cmyk : n == 3 ? Kind::rgb : Kind::gray); }

Space named(const std::string& name) {
  if (name == "/DeviceRGB" || name == "/RGB" || name == "/CalRGB") return device_space(Kind::rgb);
  if (name == "/DeviceCMYK" || name == "/CMYK" || name == "/CalCMYK") return device_space(Kind::cmyk);
  if (name == "/DeviceGray" || name == "/G" || name == "/CalGray") return device_space(Kind::gray);
  if (name == "/Pattern") return device_space(Kind::pattern);
  return nullptr;
}

Space load(QPDFObjectHandle object, QPDFObjectHandle resources, int depth);

Space load_indexed(QPDFObjectHandle array, QPDFObjectHandle resources, int depth) {
  auto space = std::make_shared<ColourSpace>();
  space->kind = Kind::indexed;
  space->base = load(array.getArrayItem(1), resources, depth + 1);
  QPDFObjectHandle table = array.getArrayNItems() > 3 ? array.getArrayItem(3) : QPDFObjectHandle::newNull();
  if (table.isString()) {
    space->table = table.getStringValue();
  } else if (auto bytes = decoded_stream(table, 4096)) {
    space->table = *bytes;
  }
  return space;
}

// Separation and DeviceN. Without a function that we read: process colours by their names, else a grey.
Space load_tint(QPDFObjectHandle array, QPDFObjectHandle resources, int depth) {
  auto space = std::make_shared<ColourSpace>();
  space->kind = Kind::tint;
  QPDFObjectHandle names = array.getArrayItem(1);
  space->components = names.isArray() ? std::clamp(names.getArrayNItems(), 1, 32) : 1;
  if (array.getArrayNItems() > 3) {
    space->base = load(array.getArrayItem(2), resources, depth + 1);
    space->tint = TintFunction::load(array.getArrayItem(3));
  }
  if (!space->tint && names.isArray() && names.getArrayNItems() == 4 &&
      names.getArrayItem(0).isNameAndEquals("/Cyan"))
    return device_space(Kind::cmyk);
  return space;
}

Space load(QPDFObjectHandle object, QPDFObjectHandle resources, int depth) {
  if (depth > max_depth) return device_space(Kind::gray);
  if (object.isName()) {
    if (Space space = named(object.getName())) return space;
    if (resources.isDictionary() && resources.getKey("/ColorSpace").isDictionary()) {
      QPDFObjectHandle found = resources.getKey("/ColorSpace").getKey(object.getName());
      if (!found.isNull()) return load(found, resources, depth + 1);
    }
    return device_space(Kind::gray);
  }
  if (!object.isArray() || object.getArrayNItems() < 1 || !object.getArrayItem(0).isName())
    return device_space(Kind::gray);
  const std::string family = object.getArrayItem(0).getName();
  if (object.getArrayNItems() == 1) return load(object.getArrayItem(0), resources, depth + 1);
  if (family == "/ICCBased") {
    QPDFObjectHandle profile = object.getArrayItem(1);
    long long n = 3;
    if (profile.isStream()) profile.getDict().getKey("/N").getValueAsInt(n);
    return of_components(static_cast<int>(n));
  }
  if (family == "/Indexed" || family == "/I") return load_indexed(object, resources, depth);
  if (family == "/Separation" || family == "/DeviceN") return load_tint(object, resources, depth);
  if (family == "/Lab") return device_space(Kind::lab);
  if (Space space = named(family)) return space;
  return device_space(Kind::gray);
}

Paint known(Rgb colour) { return {colour, true, true}; }

}  // namespace

std::shared_ptr<const ColourSpace> device_space(ColourSpace::Kind kind) {
  const auto make = [](Kind k, int components) {
    auto space = std::make_shared<ColourSpace>();
    space->kind = k;
    space->components = components;
    return Space(space);
  };
  static const Space gray = make(Kind::gray, 1), rgb = make(Kind::rgb, 3), cmyk = make(Kind::cmyk, 4),
                     lab = make(Kind::lab, 3), pattern = make(Kind::pattern, 0);
  switch (kind) {
    case Kind::rgb:
      return rgb;
    case Kind::cmyk:
      return cmyk;
    case Kind::lab:
      return lab;
    case Kind::pattern:
      return pattern;
    default:
      return gray;
  }
}

std::shared_ptr<const ColourSpace> load_colour_space(QPDFObjectHandle object, QPDFObjectHandle resources) {
  return load(object, resources, 0);
}

Paint paint_of(const ColourSpace& space, std::span<const double> components) {
  const auto at = [&](std::size_t i) { return i < components.size() ? components[i] : 0.0; };
  switch (space.kind) {
    case Kind::gray:
      return known({byte(at(0)), byte(at(0)), byte(at(0))});
    case Kind::rgb:
      return known({byte(at(0)), byte(at(1)), byte(at(2))});
    case Kind::cmyk:
      return known(from_cmyk(std::clamp(at(0), 0.0, 1.0), std::clamp(at(1), 0.0, 1.0),
                             std::clamp(at(2), 0.0, 1.0), std::clamp(at(3), 0.0, 1.0)));
    case Kind::lab:
      return known(from_lab(at(0), at(1), at(2)));
    case Kind::indexed: {
      const std::size_t n = static_cast<std::size_t>(space.base->components);
      const std::size_t entry = static_cast<std::size_t>(std::clamp(at(0), 0.0, 65535.0)) * n;
      std::vector<double> values(n, 0);
      for (std::size_t i = 0; i < n && entry + i < space.table.size(); ++i)
        values[i] = static_cast<unsigned char>(space.table[entry + i]) / 255.0;
      return paint_of(*space.base, values);
    }
    case Kind::tint: {
      if (space.tint && space.base) {
        const std::vector<double> values = (*space.tint)(components);
        if (!values.empty()) return paint_of(*space.base, values);
      }
      double ink = 0;
      for (double c : components) ink = std::max(ink, c);
      return known({byte(1 - ink), byte(1 - ink), byte(1 - ink)});
    }
    case Kind::pattern:
      break;
  }
  return {Rgb{128, 128, 128}, false, true};
}

Paint initial_paint(const ColourSpace& space) {
  if (space.kind == Kind::cmyk) return known({0, 0, 0});
  if (space.kind == Kind::tint) {
    const std::vector<double> full(static_cast<std::size_t>(space.components), 1.0);
    return paint_of(space, full);
  }
  return paint_of(space, {});
}

}  // namespace scrutineer::extract
