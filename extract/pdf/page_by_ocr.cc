#include "extract/pdf/page_by_ocr.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "extract/ocr/background.h"
#include "extract/ocr/writing.h"

namespace scrutineer::extract {
namespace {

struct Reader {
  PopplerDocument& poppler;
  PicturesSeen& seen;
  ReadByOcr& read;
  OcrSettings ocr = {};
  NeedSettings need = {};
};

// Another program's reading of the page stays where ours finds much less.
bool layer_is_better(const Page& page, const Page& ours) {
  const auto sure =
      std::count_if(ours.words.begin(), ours.words.end(), [](const Word& w) { return w.confidence > 0.5; });
  return 2 * static_cast<std::size_t>(sure) < page.words.size();
}

std::size_t letters_of(const std::vector<Word>& words) {
  std::size_t letters = 0;
  for (const Word& word : words) letters += word.glyphs.size();
  return letters;
}

// With white about it: what stands at a page's edge is the scanner's shadow, at a picture's edge its frame.
Image framed(const Image& picture, double points) {
  const int m = static_cast<int>(points * picture.dpi / 72);
  Image out = blank_image(picture.width + 2 * m, picture.height + 2 * m, picture.channels, picture.dpi, 255);
  for (int y = 0; y < picture.height; ++y)
    std::copy_n(picture.row(y), picture.width * picture.channels, out.row(y + m) + m * picture.channels);
  return out;
}

WritingSigns signs_in(const Image& picture, const Page& page, const Box& area, const Reader& reader) {
  if (picture.samples.empty()) return {};
  const double scale = picture.dpi / 72, left = area.x0 - reader.need.margin,
               top = area.y0 - reader.need.margin;
  std::vector<PixelBox> known;
  for (const Word& word : page.words) {
    if (intersection(word.box, area).empty()) continue;
    known.push_back({static_cast<int>((word.box.x0 - left) * scale) - 1,
                     static_cast<int>((word.box.y0 - top) * scale) - 1,
                     static_cast<int>((word.box.x1 - left) * scale) + 2,
                     static_cast<int>((word.box.y1 - top) * scale) + 2});
  }
  return writing_signs(framed(picture, reader.need.margin), known, reader.need);
}

WritingSigns signs_in(const Page& page, const Box& area, Reader& reader) {
  return signs_in(reader.poppler.picture(page.number, area, reader.need.look_dpi, reader.need.look_pixels),
                  page, area, reader);
}

bool overlaps(const Box& a, const Box& b, double share) {
  const Box common = intersection(a, b);
  return !common.empty() &&
         common.width() * common.height() > share * std::min(a.width() * a.height(), b.width() * b.height());
}

bool same_line(const Ruling& a, const Ruling& b) {
  return a.horizontal == b.horizontal && std::abs(a.at - b.at) < 2 &&
         std::min(a.to, b.to) - std::max(a.from, b.from) > 0.5 * std::min(a.to - a.from, b.to - b.from);
}

// Adds what was read to what the page has by itself; that counts more where both stand.
void add_reading(Page& page, PageReading reading) {
  const std::size_t words = page.words.size(), rulings = page.rulings.size();
  for (Word& word : reading.page.words) {
    const auto end = page.words.begin() + static_cast<std::ptrdiff_t>(words);
    if (std::none_of(page.words.begin(), end, [&](const Word& w) { return overlaps(w.box, word.box, 0.35); }))
      page.words.push_back(std::move(word));
  }
  for (const Ruling& ruling : reading.page.rulings) {
    const auto end = page.rulings.begin() + static_cast<std::ptrdiff_t>(rulings);
    if (std::none_of(page.rulings.begin(), end, [&](const Ruling& r) { return same_line(r, ruling); }))
      page.rulings.push_back(ruling);
  }
  page.fills.insert(page.fills.end(), reading.page.fills.begin(), reading.page.fills.end());
}

// The page becomes its straightened picture; `kept` are words of its own that stand on it.
void become(Page& page, PageReading reading, std::vector<Word> kept, Reader& reader) {
  reading.turning.width = page.width;
  reading.turning.height = page.height;
  Page straight;
  straight.number = page.number;
  straight.width = reading.turning.upright_width();
  straight.height = reading.turning.upright_height();
  straight.pictures = page.pictures;
  for (Word& word : kept) {
    word.box = reading.turning.to_upright(word.box);
    for (Box& glyph : word.glyphs) glyph = reading.turning.to_upright(glyph);
    word.rotation = (word.rotation + 90 * reading.turning.quarters) % 360;
    straight.words.push_back(std::move(word));
  }
  reader.read.pages[page.number] = reading.turning;
  add_reading(straight, std::move(reading));
  page = std::move(straight);
}

Image whole(const Page& page, Reader& reader) {
  return reader.poppler.picture(page.number, reader.ocr.dpi, reader.ocr.max_pixels);
}

std::optional<PageReading> read_whole(const Image& picture, const Reader& reader) {
  if (picture.samples.empty()) return std::nullopt;
  return read_image(picture, reader.ocr);
}

std::optional<PageReading> read_whole(const Page& page, Reader& reader) {
  return read_whole(whole(page, reader), reader);
}

// A cover's photograph or a chart alone on its page is none.
bool is_written(const Image& picture, const Page& page, Reader& reader) {
  double covered = 0;
  for (const PictureArea& area : picture_areas(page, reader.need))
    covered += area.box.width() * area.box.height();
  const bool filled = covered >= reader.need.scan_share * page.width * page.height;
  // One rendering serves both: looking needs half the resolution of reading.
  const WritingSigns signs =
      signs_in(halved(grey_of(picture)), page, {0, 0, page.width, page.height}, reader);
  return looks_like_writing(signs, reader.need) || (filled && may_hold_letters(signs, reader.need));
}

void read_scan(Page& page, Reader& reader) {
  const Image picture = whole(page, reader);
  if (!page.ocr_layer && !is_written(picture, page, reader)) return;
  std::optional<PageReading> reading = read_whole(picture, reader);
  if (!reading || (page.ocr_layer && layer_is_better(page, reading->page))) return;
  become(page, *std::move(reading), page.ocr_layer ? std::vector<Word>{} : std::move(page.words), reader);
}

// Words alone are replaced; what is drawn stays, and what pictures draw is added to it.
void replace_text(Page& page, Reader& reader) {
  std::optional<PageReading> reading = read_whole(page, reader);
  if (!reading || layer_is_better(page, reading->page)) return;
  if (reading->turning.quarters != 0) {
    become(page, *std::move(reading), {}, reader);
    return;
  }
  const std::vector<PictureArea> areas = picture_areas(page, reader.need);
  const auto in_picture = [&](double x, double y) {
    return std::any_of(areas.begin(), areas.end(),
                       [&](const PictureArea& a) { return a.box.contains(x, y); });
  };
  std::erase_if(reading->page.rulings, [&](const Ruling& r) {
    const double middle = (r.from + r.to) / 2;
    return r.horizontal ? !in_picture(middle, r.at) : !in_picture(r.at, middle);
  });
  std::erase_if(reading->page.fills,
                [&](const Fill& f) { return !in_picture(f.box.centre_x(), f.box.centre_y()); });
  page.words.clear();
  add_reading(page, *std::move(reading));
  reader.read.pages[page.number] = Turning{0, 0, page.width, page.height};
}

// A chart's curves and bars, where they were taken for letters: larger than the picture's writing, and
// doubtful.
void drop_strokes(std::vector<Word>& words, const NeedSettings& need) {
  std::vector<double> sizes;
  for (const Word& word : words) sizes.push_back(word.size);
  if (sizes.empty()) return;
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
  const double usual = sizes[sizes.size() / 2];
  std::erase_if(words, [&](const Word& word) {
    return (word.size > need.stroke_size * usual && word.confidence < need.stroke_confidence) ||
           word.confidence < need.least_confidence;
  });
}

// Whether most of what was read stands in words of several letters or digits. Labels that are turned, marks
// of a chart and hatching come out as single signs.
bool is_legible(const std::vector<Word>& words, const NeedSettings& need) {
  std::size_t all = 0, in_words = 0;
  for (const Word& word : words) {
    const auto plain = static_cast<std::size_t>(std::count_if(word.text.begin(), word.text.end(), [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) != 0;
    }));
    all += word.text.size();
    if (plain >= 2) in_words += word.text.size();
  }
  return static_cast<double>(in_words) >= need.legible_share * static_cast<double>(all);
}

PageReading read_area(const Page& page, const Box& area, Reader& reader) {
  const Image picture = reader.poppler.picture(page.number, area, reader.ocr.dpi, reader.need.read_pixels);
  if (picture.samples.empty()) return {};
  PageReading reading = read_image(framed(picture, reader.need.margin), reader.ocr);
  drop_strokes(reading.page.words, reader.need);
  if (!is_legible(reading.page.words, reader.need)) return {};
  return reading;
}

void shift(Box& box, double dx, double dy) { box = {box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy}; }

// To the picture's place on the page. A picture that is a little skewed stays as straightened: rows matter
// more than a point or two.
void place(PageReading& reading, const Box& area, double margin) {
  const double dx = area.x0 - margin, dy = area.y0 - margin;
  Turning quarters = reading.turning;
  quarters.skew = 0;
  for (Word& word : reading.page.words) {
    word.box = quarters.to_shown(word.box);
    shift(word.box, dx, dy);
    for (Box& glyph : word.glyphs) {
      glyph = quarters.to_shown(glyph);
      shift(glyph, dx, dy);
    }
    word.rotation = (word.rotation + 360 - 90 * quarters.quarters) % 360;
  }
  for (Ruling& r : reading.page.rulings) {
    Box line =
        quarters.to_shown(r.horizontal ? Box{r.from, r.at, r.to, r.at} : Box{r.at, r.from, r.at, r.to});
    shift(line, dx, dy);
    if (quarters.quarters % 2 != 0) r.horizontal = !r.horizontal;
    r.at = r.horizontal ? line.centre_y() : line.centre_x();
    r.from = r.horizontal ? line.x0 : line.y0;
    r.to = r.horizontal ? line.x1 : line.y1;
  }
  for (Fill& fill : reading.page.fills) {
    fill.box = quarters.to_shown(fill.box);
    shift(fill.box, dx, dy);
    fill.box = intersection(fill.box, area);
  }
  std::erase_if(reading.page.fills, [](const Fill& f) { return f.box.empty(); });
}

bool stands_in(const std::vector<Word>& words, const Box& area) {
  return std::any_of(words.begin(), words.end(),
                     [&](const Word& w) { return !intersection(w.box, area).empty(); });
}

std::vector<int> key_of(const PictureArea& area) {
  std::vector<int> key = area.objects;
  if (std::find(key.begin(), key.end(), 0) != key.end()) return {};
  std::sort(key.begin(), key.end());
  key.push_back(static_cast<int>(std::lround(area.box.width())));
  key.push_back(static_cast<int>(std::lround(area.box.height())));
  return key;
}

// A scan with a stamp, a header or a page number of the native kind is a page read whole: such words are few
// beside its writing.
bool is_scan(const Page& page, const PictureArea& area, const WritingSigns& signs, const NeedSettings& need) {
  return area.box.width() * area.box.height() >= need.scan_share * page.width * page.height &&
         signs.letters >= need.scan_letters && signs.letters > 3 * letters_of(page.words);
}

void read_pictures(Page& page, Reader& reader) {
  for (const PictureArea& area : picture_areas(page, reader.need)) {
    const std::vector<int> key = key_of(area);
    const auto known = reader.seen.by_objects.find(key);
    if (!key.empty() && known != reader.seen.by_objects.end()) {
      if (!known->second.writing) continue;
    }
    PageReading reading;
    if (known != reader.seen.by_objects.end() && known->second.reading && !stands_in(page.words, area.box)) {
      reading = *known->second.reading;
    } else {
      const WritingSigns signs = signs_in(page, area.box, reader);
      if (is_scan(page, area, signs, reader.need)) {
        if (auto whole = read_whole(page, reader))
          become(page, *std::move(whole), std::move(page.words), reader);
        return;
      }
      const bool writing = looks_like_writing(signs, reader.need);
      PicturesSeen::Seen& now = reader.seen.by_objects[key];
      now.writing = writing;
      if (!writing) continue;
      reading = read_area(page, area.box, reader);
      if (!stands_in(page.words, area.box)) now.reading = reading;
    }
    place(reading, area.box, reader.need.margin);
    if (!reading.page.words.empty()) reader.read.areas[page.number].push_back(area.box);
    add_reading(page, std::move(reading));
  }
}

}  // namespace

void read_by_ocr(Page& page, PopplerDocument& poppler, OcrMode mode, PicturesSeen& seen, ReadByOcr& read) {
  Reader reader{poppler, seen, read};
  switch (ocr_need(page, mode, reader.need)) {
    case OcrNeed::none:
      return;
    case OcrNeed::page:
      return read_scan(page, reader);
    case OcrNeed::text:
      return replace_text(page, reader);
    case OcrNeed::pictures:
      return read_pictures(page, reader);
  }
}

}  // namespace scrutineer::extract
