#include "extract/ocr/rulings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <new>
#include <optional>
#include <tuple>
#include <utility>

#include "extract/ocr/erase.h"

namespace scrutineer::extract {
namespace {

PixPointer checked(PIX* pix) {
  if (!pix) throw std::bad_alloc();
  return PixPointer(pix);
}

// Runs of at least `length` pixels, given that a line may wander by a pixel.
PixPointer runs(PIX* ink, bool horizontal, int length) {
  const PixPointer thick = checked(pixDilateBrick(nullptr, ink, horizontal ? 1 : 3, horizontal ? 3 : 1));
  const PixPointer open =
      checked(pixOpenBrick(nullptr, thick.get(), horizontal ? length : 1, horizontal ? 1 : length));
  return checked(pixAnd(nullptr, open.get(), ink));
}

int ink_in(const PIX* mask, const PixelBox& box) {
  int count = 0;
  for (int y = box.y0; y < box.y1; ++y)
    for (int x = box.x0; x < box.x1; ++x) count += is_set(mask, x, y);
  return count;
}

// Whether little is written right beside it: the feet and heads of letters run into straight lines, too.
bool stands_free(const PIX* ink, const PixelBox& box, bool horizontal, const PIX* found,
                 const OcrSettings& settings) {
  const int from = horizontal ? box.x0 : box.y0, to = horizontal ? box.x1 : box.y1;
  const int width = pixGetWidth(const_cast<PIX*>(ink)), height = pixGetHeight(const_cast<PIX*>(ink));
  std::array<int, 2> written{};
  for (int along = from; along < to; ++along) {
    // The line wanders within its box: its own place here comes first.
    int first = 0, last = -1;
    for (int across = horizontal ? box.y0 : box.x0; across < (horizontal ? box.y1 : box.x1); ++across) {
      if (!is_set(found, horizontal ? along : across, horizontal ? across : along)) continue;
      if (last < 0) first = across;
      last = across;
    }
    if (last < 0) continue;
    for (const int side : {0, 1}) {
      const int across = side == 0 ? first - 3 : last + 3;
      if (across < 0 || across >= (horizontal ? height : width)) continue;
      written[static_cast<std::size_t>(side)] +=
          is_set(ink, horizontal ? along : across, horizontal ? across : along);
    }
  }
  return std::max(written[0], written[1]) <= settings.written_beside * (to - from);
}

std::vector<DrawnLine> joined(std::vector<DrawnLine> lines, double gap, double offset) {
  std::sort(lines.begin(), lines.end(), [](const DrawnLine& a, const DrawnLine& b) {
    return std::tuple(a.from, a.at) < std::tuple(b.from, b.at);
  });
  std::vector<DrawnLine> out;
  for (const DrawnLine& line : lines) {
    DrawnLine* before = nullptr;
    for (auto o = out.rbegin(); o != out.rend() && !before; ++o)
      if (std::abs(o->at - line.at) <= offset && line.from <= o->to + gap && line.to >= o->from) before = &*o;
    if (!before) {
      out.push_back(line);
      continue;
    }
    const double mine = before->to - before->from, others = line.to - line.from;
    before->at = (before->at * mine + line.at * others) / (mine + others);
    before->thickness = (before->thickness * mine + line.thickness * others) / (mine + others);
    before->to = std::max(before->to, line.to);
  }
  return out;
}

// Short runs that no other line meets are parts of letters; what runs along the page's edge is its shadow.
void drop_strays(std::vector<DrawnLine>& lines, const Image& contrast, const OcrSettings& settings) {
  const double scale = contrast.dpi / 72, reach = settings.ruling_gap * scale, edge = settings.edge * scale;
  std::vector<DrawnLine> kept;
  for (const DrawnLine& line : lines) {
    const double limit = line.horizontal ? contrast.height : contrast.width;
    if (line.at < edge || line.at > limit - edge) continue;
    const bool met = line.to - line.from >= settings.sure_ruling * scale ||
                     std::any_of(lines.begin(), lines.end(), [&](const DrawnLine& other) {
                       return other.horizontal != line.horizontal && other.at >= line.from - reach &&
                              other.at <= line.to + reach && other.from <= line.at + reach &&
                              other.to >= line.at - reach;
                     });
    if (met) kept.push_back(line);
  }
  lines = std::move(kept);
}

// How much more contrast there is along a stretch of a line than beside it, in levels; none where most of the
// stretch runs through writing, whose strokes look like a trace.
std::optional<double> evidence(const PIX* ink, const Image& contrast, bool horizontal, double at, double from,
                               double to, const OcrSettings& settings) {
  constexpr int reach = 9, near = 3;
  const int limit = horizontal ? contrast.height : contrast.width,
            end = horizontal ? contrast.width : contrast.height;
  const int middle = static_cast<int>(std::lround(at));
  const int first = std::max(0, static_cast<int>(from)), last = std::min(end, static_cast<int>(to));
  if (middle - reach < 0 || middle + reach >= limit || last <= first) return 0;
  const auto place = [&](int along, int k) {
    return horizontal ? std::pair(along, middle + k) : std::pair(middle + k, along);
  };
  // Strokes that look like a trace have the rest of their letter, or the next one, at hand.
  const int letter = static_cast<int>(settings.stroke_reach * contrast.dpi / 72);
  const int before = std::max(0, middle - letter), after = std::min(limit - 1, middle + letter);
  const auto written = [&](int along) {
    for (int across = before; across <= after; ++across) {
      if (std::abs(across - middle) < near + 2) continue;
      if (horizontal ? is_set(ink, along, across) : is_set(ink, across, along)) return true;
    }
    return false;
  };
  std::array<double, 2 * reach + 1> mean{};
  int free = 0;
  for (int along = first; along < last; ++along) {
    if (written(along)) continue;
    ++free;
    for (int k = -reach; k <= reach; ++k) {
      const auto [x, y] = place(along, k);
      mean[static_cast<std::size_t>(k + reach)] += contrast.row(y)[x];
    }
  }
  if (4 * free < last - first) return std::nullopt;
  for (double& m : mean) m /= free;
  const double peak = *std::max_element(mean.begin() + reach - near, mean.begin() + reach + near + 1);
  double beside = 0;
  for (int k = near + 2; k <= reach; ++k)
    beside = std::max(
        {beside, mean[static_cast<std::size_t>(reach + k)], mean[static_cast<std::size_t>(reach - k)]});
  return peak - beside;
}

// Whether a trace of the line is left along most of a stretch.
bool goes_on(const DrawnLine& line, double from, double to, const PIX* ink, const Image& contrast,
             const OcrSettings& settings) {
  const double scale = contrast.dpi / 72, piece = settings.evidence_piece * scale;
  if (to - from > settings.faint_stretch * scale) return false;
  const auto trace = [&](double begin, double end) {
    return evidence(ink, contrast, line.horizontal, line.at, begin, end, settings);
  };
  // A letter's stroke stands in the middle of a stretch: a line's trace reaches both ends.
  const double third = (to - from) / 3;
  for (const std::optional<double> at_end : {trace(from, from + third), trace(to - third, to)})
    if (at_end && *at_end < settings.least_evidence / 2) return false;
  const int pieces = std::max(1, static_cast<int>((to - from) / piece));
  int traces = 0, told = 0;
  for (int i = 0; i < pieces; ++i) {
    const std::optional<double> here =
        trace(from + (to - from) * i / pieces, from + (to - from) * (i + 1) / pieces);
    if (!here) continue;
    ++told;
    traces += *here >= settings.least_evidence;
  }
  return 2 * told >= pieces && 4 * traces >= 3 * told;
}

// Where at least two lines of one direction begin, or end.
std::vector<double> common_ends(const std::vector<DrawnLine>& lines, bool horizontal, double reach) {
  std::vector<double> starts, ends, common;
  for (const DrawnLine& line : lines) {
    if (line.horizontal != horizontal) continue;
    starts.push_back(line.from);
    ends.push_back(line.to);
  }
  for (std::vector<double>* places : {&starts, &ends}) {
    std::sort(places->begin(), places->end());
    for (std::size_t i = 1; i < places->size(); ++i) {
      const bool again = !common.empty() && std::abs((*places)[i] - common.back()) <= reach;
      if ((*places)[i] - (*places)[i - 1] <= reach && !again) common.push_back((*places)[i]);
    }
  }
  return common;
}

// Lines go on, fainter, on coloured cells: from its end to the next line across, or to where others of its
// direction end, as long as there is a trace of it.
std::vector<DrawnLine> extensions(const std::vector<DrawnLine>& lines, const PIX* ink, const Image& contrast,
                                  const OcrSettings& settings) {
  const double scale = contrast.dpi / 72, reach = settings.ruling_gap * scale;
  std::vector<DrawnLine> found;
  const std::vector<double> level = common_ends(lines, true, reach),
                            standing = common_ends(lines, false, reach);
  for (const DrawnLine& line : lines) {
    std::vector<double> across = line.horizontal ? level : standing;
    for (const DrawnLine& other : lines)
      if (other.horizontal != line.horizontal && other.from <= line.at + reach && other.to >= line.at - reach)
        across.push_back(other.at);
    std::sort(across.begin(), across.end());
    double end = line.to, start = line.from;
    for (double at : across) {
      if (at <= end + reach) continue;
      if (!goes_on(line, end, at, ink, contrast, settings)) break;
      found.push_back({line.horizontal, line.at, end, at, 1});
      end = at;
    }
    for (auto at = across.rbegin(); at != across.rend(); ++at) {
      if (*at >= start - reach) continue;
      if (!goes_on(line, *at, start, ink, contrast, settings)) break;
      found.push_back({line.horizontal, line.at, *at, start, 1});
      start = *at;
    }
  }
  return found;
}

// A run of ink along one direction, and the line that it may be a part of.
struct Piece {
  DrawnLine line;
  PixelBox box;
};

std::vector<Piece> pieces_of(PIX* ink, PIX* runs_found, bool horizontal, double scale,
                             const OcrSettings& settings) {
  const int length = static_cast<int>(settings.shortest_ruling * scale);
  const double thickest = settings.thickest_ruling * scale;
  std::vector<Piece> pieces;
  for (const PixelBox& box : connected(runs_found, settings.max_marks)) {
    const int along = horizontal ? box.width() : box.height(),
              across = horizontal ? box.height() : box.width();
    if (along < length) continue;
    const double thickness = static_cast<double>(ink_in(runs_found, box)) / along;
    if (thickness > thickest || across > thickest + 0.02 * along) continue;
    if (along < settings.sure_ruling * scale && !stands_free(ink, box, horizontal, runs_found, settings))
      continue;
    pieces.push_back({{horizontal, horizontal ? (box.y0 + box.y1) / 2.0 : (box.x0 + box.x1) / 2.0,
                       static_cast<double>(horizontal ? box.x0 : box.y0),
                       static_cast<double>(horizontal ? box.x1 : box.y1), thickness},
                      box});
  }
  return pieces;
}

std::vector<DrawnLine> both_joined(const std::vector<DrawnLine>& lines, double scale,
                                   const OcrSettings& settings) {
  std::vector<DrawnLine> all;
  for (const bool horizontal : {true, false}) {
    std::vector<DrawnLine> those;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(those),
                 [horizontal](const DrawnLine& l) { return l.horizontal == horizontal; });
    those = joined(std::move(those), settings.ruling_gap * scale, settings.ruling_offset * scale);
    all.insert(all.end(), those.begin(), those.end());
  }
  return all;
}

// The pixels of those pieces that a line was made of.
LinePixels pixels_of(const std::vector<Piece>& pieces, PIX* runs_found, bool horizontal,
                     const std::vector<DrawnLine>& lines, double scale, const OcrSettings& settings) {
  LinePixels pixels{horizontal, checked(pixCreate(pixGetWidth(runs_found), pixGetHeight(runs_found), 1)), {}};
  const double offset = 2 * settings.ruling_offset * scale;
  for (const Piece& piece : pieces) {
    const bool used = std::any_of(lines.begin(), lines.end(), [&](const DrawnLine& line) {
      return line.horizontal == horizontal && std::abs(line.at - piece.line.at) <= offset &&
             line.from <= piece.line.from && line.to >= piece.line.to;
    });
    if (!used) continue;
    const PixelBox& b = piece.box;
    pixRasterop(pixels.mask.get(), b.x0, b.y0, b.width(), b.height(), PIX_PAINT, runs_found, b.x0, b.y0);
    pixels.boxes.push_back(b);
  }
  return pixels;
}

void add_pixels(LinePixels& pixels, const DrawnLine& line) {
  const int at = static_cast<int>(std::lround(line.at)) - 1, from = static_cast<int>(line.from),
            to = static_cast<int>(line.to);
  const PixelBox box = line.horizontal ? PixelBox{from, at, to, at + 3} : PixelBox{at, from, at + 3, to};
  pixRasterop(pixels.mask.get(), box.x0, box.y0, box.width(), box.height(), PIX_SET, nullptr, 0, 0);
  pixels.boxes.push_back(box);
}

}  // namespace

std::vector<DrawnLine> take_lines(PixPointer& ink, Image& contrast, double noise,
                                  const OcrSettings& settings) {
  const double scale = contrast.dpi / 72;
  const int length = static_cast<int>(settings.shortest_ruling * scale);
  const PixPointer faint =
      mask_above(contrast, std::max(settings.faintest_line, static_cast<int>(settings.line_noise * noise)));
  const PixPointer level_runs = runs(faint.get(), true, length),
                   standing_runs = runs(faint.get(), false, length);
  const std::vector<Piece> level = pieces_of(ink.get(), level_runs.get(), true, scale, settings),
                           standing = pieces_of(ink.get(), standing_runs.get(), false, scale, settings);
  std::vector<DrawnLine> all;
  for (const Piece& piece : level) all.push_back(piece.line);
  for (const Piece& piece : standing) all.push_back(piece.line);
  all = both_joined(all, scale, settings);
  drop_strays(all, contrast, settings);
  LinePixels level_pixels = pixels_of(level, level_runs.get(), true, all, scale, settings),
             standing_pixels = pixels_of(standing, standing_runs.get(), false, all, scale, settings);
  for (const DrawnLine& more : extensions(all, ink.get(), contrast, settings)) {
    add_pixels(more.horizontal ? level_pixels : standing_pixels, more);
    all.push_back(more);
  }
  erase_lines(ink, contrast, level_pixels, standing_pixels);
  return both_joined(all, scale, settings);
}

}  // namespace scrutineer::extract
