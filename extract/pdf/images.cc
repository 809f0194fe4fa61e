#include "extract/pdf/images.h"

#include <optional>

#include "extract/pdf/colours.h"
#include "extract/pdf/streams.h"

namespace scrutineer::extract {
namespace {

struct Samples {
  int width = 0, height = 0, bits = 8, components = 1;
  std::string data;
  std::vector<double> decode;  // two for each component; empty for the default

  // 0 to 2^bits - 1; 0 beyond the data.
  unsigned raw(int x, int y, int component) const {
    const std::size_t row = (static_cast<std::size_t>(width) * components * bits + 7) / 8;
    const std::size_t bit = (static_cast<std::size_t>(x) * components + component) * bits;
    const std::size_t at = y * row + bit / 8;
    if (at >= data.size()) return 0;
    const unsigned byte = static_cast<unsigned char>(data[at]);
    if (bits >= 8) return byte;  // of 16 bits the upper ones do
    return byte >> (8 - bits - bit % 8) & ((1u << bits) - 1);
  }
  double value(int x, int y, int component, double low, double high) const {
    const double top = bits >= 8 ? 255 : (1 << bits) - 1;
    if (decode.size() >= 2u * components) {
      low = decode[2 * component];
      high = decode[2 * component + 1];
    }
    return low + raw(x, y, component) * (high - low) / top;
  }
};

std::optional<Samples> load_samples(QPDFObjectHandle image, int components, int bits, int max_side) {
  QPDFObjectHandle dictionary = image.getDict();
  long long width = 0, height = 0;
  if (!dictionary.getKey("/Width").getValueAsInt(width) ||
      !dictionary.getKey("/Height").getValueAsInt(height))
    return std::nullopt;
  if (width < 1 || height < 1 || width > max_side || height > max_side) return std::nullopt;
  Samples samples{static_cast<int>(width), static_cast<int>(height), bits, components, {}, {}};
  QPDFObjectHandle decode = dictionary.getKey("/Decode");
  if (decode.isArray())
    for (QPDFObjectHandle& item : decode.getArrayAsVector())
      samples.decode.push_back(item.isNumber() ? item.getNumericValue() : 0);
  const std::size_t row = (static_cast<std::size_t>(width) * components * bits + 7) / 8;
  const std::size_t size = row * static_cast<std::size_t>(height);
  auto data = decoded_stream(image, size + 64, true);
  if (!data || data->size() < size / 2) return std::nullopt;
  samples.data = std::move(*data);
  return samples;
}

int bits_of(QPDFObjectHandle dictionary) {
  long long bits = 8;
  dictionary.getKey("/BitsPerComponent").getValueAsInt(bits);
  return bits == 1 || bits == 2 || bits == 4 || bits == 16 ? static_cast<int>(bits) : 8;
}

// The soft mask, as fine as the image whatever its own size.
std::vector<std::uint8_t> soft_mask(QPDFObjectHandle image, int width, int height, int max_side) {
  QPDFObjectHandle mask = image.getDict().getKey("/SMask");
  const bool explicit_mask = !mask.isStream() && image.getDict().getKey("/Mask").isStream();
  if (explicit_mask) mask = image.getDict().getKey("/Mask");
  if (!mask.isStream()) return {};
  const auto samples = load_samples(mask, 1, explicit_mask ? 1 : bits_of(mask.getDict()), max_side);
  if (!samples) return {};
  std::vector<std::uint8_t> alpha;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double painted =
          samples->value(x * samples->width / width, y * samples->height / height, 0, 0, 1);
      alpha.push_back((explicit_mask ? painted < 0.5 : painted >= 0.5) ? 255 : 0);
    }
  }
  return alpha;
}

}  // namespace

std::shared_ptr<const Raster> load_raster(QPDFObjectHandle image, QPDFObjectHandle resources,
                                          const PdfSettings& settings) {
  QPDFObjectHandle dictionary = image.getDict();
  QPDFObjectHandle stencil = dictionary.getKey("/ImageMask");
  auto raster = std::make_shared<Raster>();
  if (stencil.isBool() && stencil.getBoolValue()) {
    const auto samples = load_samples(image, 1, 1, settings.max_sign_image);
    if (!samples) return nullptr;
    raster->width = samples->width;
    raster->height = samples->height;
    for (int y = 0; y < samples->height; ++y)
      for (int x = 0; x < samples->width; ++x)
        raster->alpha.push_back(samples->value(x, y, 0, 0, 1) < 0.5 ? 255 : 0);
    return raster;
  }
  const auto space = load_colour_space(dictionary.getKey("/ColorSpace"), resources);
  const auto samples = load_samples(image, space->components, bits_of(dictionary), settings.max_sign_image);
  if (!samples) return nullptr;
  raster->width = samples->width;
  raster->height = samples->height;
  const bool indexed = space->kind == ColourSpace::Kind::indexed;
  std::vector<double> components(static_cast<std::size_t>(space->components));
  for (int y = 0; y < samples->height; ++y) {
    for (int x = 0; x < samples->width; ++x) {
      for (int c = 0; c < space->components; ++c)
        components[static_cast<std::size_t>(c)] =
            indexed ? samples->raw(x, y, c) : samples->value(x, y, c, 0, 1);
      raster->pixels.push_back(paint_of(*space, components).colour);
    }
  }
  raster->alpha = soft_mask(image, raster->width, raster->height, settings.max_sign_image);
  return raster;
}

}  // namespace scrutineer::extract
