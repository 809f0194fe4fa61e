#include "extract/pdf/glyph_index.h"

#include <algorithm>
#include <cmath>

namespace scrutineer::extract {
namespace {

constexpr std::size_t glyphs_compared = 8;
constexpr double exact = 0.12;  // of the font size: glyphs this near are the same

// Where a glyph's origin is looked for: its starting edge along the reading direction, and the baseline
// across it.
struct Origin {
  double along = 0, across = 0;
};

Origin origin_of(const Box& glyph, int rotation) {
  constexpr double descent = 0.21;  // of a glyph box's height, as Poppler makes it for most fonts
  switch (rotation) {
    case 90:
      return {glyph.y0, glyph.x0 + descent * glyph.width()};
    case 180:
      return {glyph.x1, glyph.y0 + descent * glyph.height()};
    case 270:
      return {glyph.y1, glyph.x1 - descent * glyph.width()};
    default:
      return {glyph.x0, glyph.y1 - descent * glyph.height()};
  }
}

bool level(int rotation) { return rotation % 180 == 0; }

double height_of(const Word& word) { return level(word.rotation) ? word.box.height() : word.box.width(); }

}  // namespace

GlyphIndex::GlyphIndex(const PageContent& content, double width, double height, const PdfSettings& settings)
    : content_(content), settings_(settings) {
  cell_ = std::max({8.0, width / 200, height / 200});
  columns_ = static_cast<int>(width / cell_) + 1;
  rows_ = static_cast<int>(height / cell_) + 1;
  std::vector<int> cell_of(content.glyphs.size());
  starts_.assign(static_cast<std::size_t>(columns_) * rows_ + 1, 0);
  const auto clamped = [&](double at, int count) {
    return static_cast<int>(std::clamp(std::isfinite(at) ? at / cell_ : 0.0, 0.0, count - 1.0));
  };
  for (std::size_t i = 0; i < content.glyphs.size(); ++i) {
    const GlyphMark& g = content.glyphs[i];
    cell_of[i] = clamped(g.y, rows_) * columns_ + clamped(g.x, columns_);
    ++starts_[cell_of[i] + 1];
  }
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  glyphs_.resize(content.glyphs.size());
  std::vector<int> next(starts_.begin(), starts_.end() - 1);
  for (std::size_t i = 0; i < cell_of.size(); ++i) glyphs_[next[cell_of[i]]++] = static_cast<int>(i);
}

template <typename Act>
void GlyphIndex::each_within(const Box& area, const Act& act) const {
  const auto clamped = [&](double at, int count) {
    return static_cast<int>(std::clamp(std::isfinite(at) ? at / cell_ : 0.0, 0.0, count - 1.0));
  };
  const int x0 = clamped(area.x0, columns_), x1 = clamped(area.x1, columns_);
  const int y0 = clamped(area.y0, rows_), y1 = clamped(area.y1, rows_);
  for (int y = y0; y <= y1; ++y) {
    for (int i = starts_[y * columns_ + x0]; i < starts_[y * columns_ + x1 + 1]; ++i) {
      const GlyphMark& glyph = content_.glyphs[glyphs_[i]];
      if (area.contains(glyph.x, glyph.y)) act(glyph);
    }
  }
}

bool GlyphIndex::turned_as(const TextStyle& style, int rotation) const {
  constexpr double cosine = 0.6;
  switch (rotation) {
    case 90:
      return style.angle_y > cosine;
    case 180:
      return style.angle_x < -cosine;
    case 270:
      return style.angle_y < -cosine;
    default:
      return style.angle_x > cosine;
  }
}

// The nearest glyph of each style near the start of one of the word's glyphs, nearest first.
std::vector<GlyphIndex::Candidate> GlyphIndex::candidates(const Word& word, std::size_t which) const {
  const Box& box = word.glyphs[which];
  const Origin origin = origin_of(box, word.rotation);
  const double height = height_of(word), reach = settings_.glyph_match * height;
  const bool flat = level(word.rotation);
  const Box area =
      flat ? Box{origin.along - reach, box.y0 - 0.1 * height, origin.along + reach, box.y1 + 0.1 * height}
           : Box{box.x0 - 0.1 * height, origin.along - reach, box.x1 + 0.1 * height, origin.along + reach};
  std::vector<Candidate> found;
  each_within(area, [&](const GlyphMark& glyph) {
    if (!turned_as(content_.styles[glyph.style], word.rotation)) return;
    const double along = flat ? glyph.x : glyph.y, across = flat ? glyph.y : glyph.x;
    const double distance = std::abs(along - origin.along) + 0.5 * std::abs(across - origin.across);
    const auto same =
        std::find_if(found.begin(), found.end(), [&](const Candidate& c) { return c.style == glyph.style; });
    if (same == found.end()) {
      if (found.size() < 16) found.push_back({glyph.style, distance, across});
    } else if (distance < same->distance) {
      *same = {glyph.style, distance, across};
    }
  });
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.style > b.style;
  });
  return found;
}

GlyphIndex::Match GlyphIndex::find(const Word& word, const std::vector<char>& prefer) const {
  if (word.glyphs.empty() || content_.glyphs.empty()) return {};
  const std::vector<Candidate> first = candidates(word, 0);
  if (first.empty()) return on_line(word);
  const double near = exact * height_of(word);
  std::size_t rivals = 1;
  while (rivals < first.size() && first[rivals].distance <= first[0].distance + near) ++rivals;
  if (rivals == 1) return {first[0].style, first[0].baseline, true};

  // Several operators painted near the word's start: the rest of the word tells which one is meant.
  std::vector<std::size_t> fits(rivals, 0);
  for (std::size_t g = 0; g < std::min(word.glyphs.size(), glyphs_compared); ++g) {
    const std::vector<Candidate> here = g == 0 ? first : candidates(word, g);
    for (std::size_t r = 0; r < rivals; ++r)
      for (const Candidate& c : here)
        if (c.style == first[r].style && c.distance <= here[0].distance + near) ++fits[r];
  }
  std::size_t best = 0;
  for (std::size_t r = 1; r < rivals; ++r) {
    const auto rank = [&](std::size_t i) {
      return std::tuple(fits[i], static_cast<int>(prefer[first[i].style]), -first[i].distance,
                        first[i].style);
    };
    if (rank(r) > rank(best)) best = r;
  }
  return {first[best].style, first[best].baseline, true};
}

bool GlyphIndex::same_operator(const Word& word, std::size_t glyph) const {
  const std::vector<Candidate> before = candidates(word, glyph - 1), here = candidates(word, glyph);
  if (before.empty() || here.empty()) return before.empty() && here.empty();
  const double near = exact * height_of(word);
  for (const Candidate& a : before)
    for (const Candidate& b : here)
      if (a.style == b.style && a.distance <= before[0].distance + near &&
          b.distance <= here[0].distance + near)
        return true;
  return false;
}

// For fonts whose widths are not in the file: the operator that last started before the word on its baseline.
GlyphIndex::Match GlyphIndex::on_line(const Word& word) const {
  const double height = height_of(word), back = 40 * height;
  const Box& box = word.glyphs[0];
  Box area = box;
  switch (word.rotation) {
    case 90:
      area.y0 -= back;
      break;
    case 180:
      area.x1 += back;
      break;
    case 270:
      area.y1 += back;
      break;
    default:
      area.x0 -= back;
  }
  const Origin origin = origin_of(box, word.rotation);
  const bool flat = level(word.rotation);
  Match best;
  double nearest = back + height;
  each_within(area, [&](const GlyphMark& glyph) {
    if (!turned_as(content_.styles[glyph.style], word.rotation)) return;
    const double distance = std::abs((flat ? glyph.x : glyph.y) - origin.along) +
                            4 * std::abs((flat ? glyph.y : glyph.x) - origin.across);
    if (distance < nearest) {
      nearest = distance;
      best = {glyph.style, flat ? glyph.y : glyph.x, false};
    }
  });
  return best;
}

}  // namespace scrutineer::extract
