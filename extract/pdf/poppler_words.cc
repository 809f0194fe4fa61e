#include "extract/pdf/poppler_words.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace scrutineer::extract {
namespace {

void silence(const std::string&, void*) {}

// ustring::to_utf8 opens a converter at each call, which costs more than the words themselves.
std::u32string code_points(const poppler::ustring& text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t c = text[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (text[++i] - 0xDC00u);
    } else if (c >= 0xD800 && c < 0xE000) {
      c = 0xFFFD;
    }
    out.push_back(c);
  }
  return out;
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::string utf8(const poppler::ustring& text) {
  std::string out;
  for (char32_t c : code_points(text))
    if (c != 0 && c != 0xFEFF) append_utf8(out, c);
  return out;
}

bool is_blank(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

Box box_of(const poppler::rectf& r) {
  return {std::min(r.left(), r.right()), std::min(r.top(), r.bottom()), std::max(r.left(), r.right()),
          std::max(r.top(), r.bottom())};
}

Word word_of(const poppler::text_box& from) {
  Word word;
  word.box = box_of(from.bbox());
  word.rotation = ((from.rotation() % 4 + 4) % 4) * 90;
  word.space_after = from.has_space_after();
  word.size = word.rotation % 180 == 0 ? word.box.height() : word.box.width();  // until its font is known
  const std::u32string text = code_points(from.text());
  Box trimmed;
  bool dropped = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // Control characters, soft line separators and no-break blanks stand within words of some producers.
    if (is_blank(text[i])) {
      dropped = true;
      continue;
    }
    append_utf8(word.text, text[i]);
    word.glyphs.push_back(box_of(from.char_bbox(i)));
    trimmed = united(trimmed, word.glyphs.back());
  }
  if (dropped) word.box = trimmed;
  return word;
}

double bounded_dpi(double dpi, double width, double height, double max_pixels) {
  const double pixels = width * height * dpi * dpi / (72 * 72);
  if (!(pixels > 0)) return 0;
  return pixels > max_pixels ? dpi * std::sqrt(max_pixels / pixels) : dpi;
}

struct Slice {
  int x0, y0, x1, y1;  // pixels; all negative for the whole page
};

Image drawn(const poppler::page* page, double dpi, const Slice& slice) {
  if (!page) return {};
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_rgb24);
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  const poppler::image from =
      renderer.render_page(page, dpi, dpi, slice.x0, slice.y0, slice.x1 - slice.x0, slice.y1 - slice.y0);
  if (!from.is_valid()) return {};
  Image picture = blank_image(from.width(), from.height(), 3, dpi, 255);
  for (int y = 0; y < picture.height; ++y) {
    const auto* row = reinterpret_cast<const unsigned char*>(from.const_data()) +
                      static_cast<std::ptrdiff_t>(y) * from.bytes_per_row();
    std::copy(row, row + static_cast<std::ptrdiff_t>(picture.width) * 3, picture.row(y));
  }
  return picture;
}

}  // namespace

struct PopplerDocument::Opened {
  std::unique_ptr<poppler::document> document;
  std::unique_ptr<poppler::page> page;
  int page_number = 0;

  poppler::page* at(int number) {
    if (page_number != number) {
      page.reset(document->create_page(number - 1));
      page_number = number;
    }
    return page.get();
  }
};

PopplerDocument::PopplerDocument(std::string_view bytes, const std::string& password)
    : opened_(std::make_unique<Opened>()) {
  poppler::set_debug_error_function(silence, nullptr);
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return;
  opened_->document.reset(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()),
                                                                password, password));
}

PopplerDocument::~PopplerDocument() = default;

bool PopplerDocument::open() const { return opened_->document != nullptr; }

bool PopplerDocument::locked() const { return open() && opened_->document->is_locked(); }

int PopplerDocument::page_count() const { return open() ? std::max(0, opened_->document->pages()) : 0; }

std::string PopplerDocument::title() const { return open() ? utf8(opened_->document->get_title()) : ""; }

std::optional<PageFrame> PopplerDocument::frame(int number) {
  const poppler::page* page = opened_->at(number);
  if (!page) return std::nullopt;
  // page_rect() is the crop box before rotation, in user space.
  const poppler::rectf r = page->page_rect(poppler::crop_box);
  PageFrame frame{box_of(r), 0};
  switch (page->orientation()) {
    case poppler::page::landscape:
      frame.rotation = 90;
      break;
    case poppler::page::upside_down:
      frame.rotation = 180;
      break;
    case poppler::page::seascape:
      frame.rotation = 270;
      break;
    case poppler::page::portrait:
      break;
  }
  return frame;
}

std::vector<Word> PopplerDocument::words(int number, const PdfSettings& settings) {
  std::vector<Word> words;
  const poppler::page* page = opened_->at(number);
  if (!page) return words;
  // Without text_list_include_font, which copies the page's fonts for each word: the content stream tells the
  // font.
  const std::vector<poppler::text_box> boxes = page->text_list();
  const std::size_t count = std::min(boxes.size(), settings.max_words + 1);
  words.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    Word word = word_of(boxes[i]);
    if (!word.text.empty()) words.push_back(std::move(word));
  }
  return words;
}

Image PopplerDocument::picture(int number, double dpi, double max_pixels) {
  const std::optional<PageFrame> shown = frame(number);
  if (!shown) return {};
  dpi = bounded_dpi(dpi, shown->width(), shown->height(), max_pixels);
  return dpi > 0 ? drawn(opened_->at(number), dpi, {-1, -1, -2, -2}) : Image{};
}

Image PopplerDocument::picture(int number, const Box& area, double dpi, double max_pixels) {
  dpi = bounded_dpi(dpi, area.width(), area.height(), max_pixels);
  const double scale = dpi / 72;
  if (!(dpi > 0)) return {};
  const auto up = [&](double points) { return static_cast<int>(std::ceil(points * scale - 0.001)); };
  return drawn(
      opened_->at(number), dpi,
      {static_cast<int>(area.x0 * scale), static_cast<int>(area.y0 * scale), up(area.x1), up(area.y1)});
}

}  // namespace scrutineer::extract
