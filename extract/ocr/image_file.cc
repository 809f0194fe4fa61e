#include "extract/ocr/image_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <new>
#include <stdexcept>

#include "extract/ocr/pix.h"

namespace scrutineer::extract {
namespace {

const l_uint8* data_of(std::string_view bytes) { return reinterpret_cast<const l_uint8*>(bytes.data()); }

struct PageHead {
  int width = 0, height = 0;
};

PageHead read_head(std::string_view bytes, ImageFormat format, int page) {
  PageHead head;
  l_int32 bits = 0, samples = 0, failed = 1;
  switch (format) {
    case ImageFormat::png:
      failed =
          readHeaderMemPng(data_of(bytes), bytes.size(), &head.width, &head.height, &bits, &samples, nullptr);
      break;
    case ImageFormat::jpeg:
      failed = readHeaderMemJpeg(data_of(bytes), bytes.size(), &head.width, &head.height, &samples, nullptr,
                                 nullptr);
      break;
    case ImageFormat::tiff:
      failed = readHeaderMemTiff(data_of(bytes), bytes.size(), page - 1, &head.width, &head.height, &bits,
                                 &samples, nullptr, nullptr, nullptr);
      break;
  }
  if (failed || head.width < 1 || head.height < 1) throw std::runtime_error("the picture is damaged");
  return head;
}

PixPointer decode(std::string_view bytes, ImageFormat format, int page) {
  PIX* pix = nullptr;
  switch (format) {
    case ImageFormat::png:
      pix = pixReadMemPng(data_of(bytes), bytes.size());
      break;
    case ImageFormat::jpeg:
      pix = pixReadMemJpeg(data_of(bytes), bytes.size(), 0, 1, nullptr, 0);
      break;
    case ImageFormat::tiff:
      pix = pixReadMemTiff(data_of(bytes), bytes.size(), page - 1);
      break;
  }
  if (!pix) throw std::runtime_error("the picture is damaged or cut off");
  return PixPointer(pix);
}

// Eight bits of grey, or red, green and blue, over white.
PixPointer plain(PixPointer pix) {
  if (pixGetSpp(pix.get()) == 4) pix.reset(pixAlphaBlendUniform(pix.get(), 0xFFFFFF00));
  if (pix && pixGetColormap(pix.get())) pix.reset(pixRemoveColormap(pix.get(), REMOVE_CMAP_BASED_ON_SRC));
  if (!pix) throw std::bad_alloc();
  if (pixGetDepth(pix.get()) == 32) return pix;
  PixPointer grey(pixConvertTo8(pix.get(), 0));
  if (!grey) throw std::bad_alloc();
  return grey;
}

// Dots an inch across and down.
struct Resolution {
  double x = 0, y = 0;
};

Resolution resolution_of(PIX* pix, const ImageFileSettings& settings) {
  const double width = pixGetWidth(pix), height = pixGetHeight(pix);
  Resolution told{static_cast<double>(pixGetXRes(pix)), static_cast<double>(pixGetYRes(pix))};
  const auto sensible = [&](double dpi) { return dpi >= settings.least_dpi && dpi <= settings.most_dpi; };
  if (sensible(told.x) && sensible(told.y) &&
      std::max(width / told.x, height / told.y) <= settings.longest_side)
    return told;
  const double guess =
      std::clamp(std::max(width, height) / settings.usual_side, settings.guess_least, settings.guess_most);
  return {guess, guess};
}

PixPointer scaled(PixPointer pix, double across, double down) {
  if (std::abs(across - 1) < 0.02 && std::abs(down - 1) < 0.02) return pix;
  PixPointer out(
      std::min(across, down) < 0.7
          ? pixScaleAreaMap(pix.get(), static_cast<l_float32>(across), static_cast<l_float32>(down))
          : pixScaleLI(pix.get(), static_cast<l_float32>(across), static_cast<l_float32>(down)));
  if (!out) throw std::bad_alloc();
  return out;
}

Image image_of(PIX* pix, double dpi) {
  const int width = pixGetWidth(pix), height = pixGetHeight(pix), channels = pixGetDepth(pix) == 32 ? 3 : 1;
  Image image = blank_image(width, height, channels, dpi, 255);
  const l_uint32* data = pixGetData(pix);
  for (int y = 0; y < height; ++y) {
    const l_uint32* line = data + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
    std::uint8_t* to = image.row(y);
    for (int x = 0; x < width; ++x) {
      if (channels == 1) {
        to[x] = static_cast<std::uint8_t>(GET_DATA_BYTE(line, x));
      } else {
        const l_uint32 pixel = line[x];
        *to++ = static_cast<std::uint8_t>(pixel >> L_RED_SHIFT);
        *to++ = static_cast<std::uint8_t>(pixel >> L_GREEN_SHIFT);
        *to++ = static_cast<std::uint8_t>(pixel >> L_BLUE_SHIFT);
      }
    }
  }
  return image;
}

}  // namespace

std::optional<ImageFormat> image_format(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) return ImageFormat::png;
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return ImageFormat::jpeg;
  for (const std::string_view start : {"II*\0"sv, "MM\0*"sv, "II+\0"sv, "MM\0+"sv})  // the last two: BigTIFF
    if (bytes.starts_with(start)) return ImageFormat::tiff;
  return std::nullopt;
}

int image_page_count(std::string_view bytes, ImageFormat format, const ImageFileSettings& settings) {
  setMsgSeverity(L_SEVERITY_NONE);
  if (format != ImageFormat::tiff) return 1;
  FILE* stream = fopenReadFromMemory(data_of(bytes), bytes.size());
  l_int32 count = 0;
  const bool failed = stream == nullptr || tiffGetCount(stream, &count) != 0 || count < 1;
  if (stream) std::fclose(stream);
  if (failed) throw std::runtime_error("the picture is damaged");
  if (static_cast<std::size_t>(count) > settings.max_page_count)
    throw std::runtime_error(fmt::format("it has more than {} pages", settings.max_page_count));
  return count;
}

Image read_image_page(std::string_view bytes, ImageFormat format, int page, double scaled_dpi,
                      const ImageFileSettings& settings) {
  setMsgSeverity(L_SEVERITY_NONE);
  const PageHead head = read_head(bytes, format, page);
  const double pixels = static_cast<double>(head.width) * head.height;
  if (head.width > settings.max_side || head.height > settings.max_side || pixels > settings.max_pixels)
    throw std::runtime_error(
        fmt::format("the picture is too large: {} by {} pixels", head.width, head.height));
  PixPointer pix = plain(decode(bytes, format, page));
  const Resolution told = resolution_of(pix.get(), settings);
  const double dpi = scaled_dpi > 0 ? scaled_dpi : std::max(told.x, told.y);
  pix = scaled(std::move(pix), dpi / told.x, dpi / told.y);
  return image_of(pix.get(), dpi);
}

}  // namespace scrutineer::extract
