#include "extract/pdf/rulings.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace scrutineer::extract {
namespace {

struct Joining {
  Ruling ruling;
  double colour_length = 0;  // of the piece that gave the colour
  double weight = 0;         // summed length: `at` and thickness are means by length
};

void take(Joining& into, const Ruling& piece) {
  const double length = piece.to - piece.from, weight = std::max(length, 0.01);
  Ruling& r = into.ruling;
  r.at = (r.at * into.weight + piece.at * weight) / (into.weight + weight);
  r.thickness = std::max(r.thickness, piece.thickness);
  into.weight += weight;
  r.from = std::min(r.from, piece.from);
  r.to = std::max(r.to, piece.to);
  if (length > into.colour_length) {
    into.colour_length = length;
    r.colour = piece.colour;
  }
}

// Pieces of one direction whose centre lines are near each other, from begin to end: joined along the line.
void join_along(std::vector<Ruling>::iterator begin, std::vector<Ruling>::iterator end,
                const PdfSettings& settings, std::vector<Ruling>& out) {
  std::sort(begin, end, [](const Ruling& a, const Ruling& b) {
    return std::tie(a.from, a.to, a.at) < std::tie(b.from, b.to, b.at);
  });
  Joining joining;
  const auto finish = [&] {
    if (joining.weight > 0 && joining.ruling.to - joining.ruling.from >= settings.ruling_shortest)
      out.push_back(joining.ruling);
  };
  for (auto piece = begin; piece != end; ++piece) {
    const bool touches = joining.weight > 0 && piece->from <= joining.ruling.to + settings.ruling_join_gap;
    if (!touches) {
      finish();
      joining = {*piece, piece->to - piece->from, std::max(piece->to - piece->from, 0.01)};
    } else {
      take(joining, *piece);
    }
  }
  finish();
}

// Whether two thin boxes, painted one after the other, lie side by side as strips of one surface.
bool side_by_side(const PaintedRuling& a, const PaintedRuling& b, const PdfSettings& settings) {
  const Ruling &r = a.ruling, &s = b.ruling;
  const double step = std::abs(r.at - s.at), touch = (r.thickness + s.thickness) / 2;
  return a.filled && b.filled && r.horizontal == s.horizontal &&
         std::abs(r.from - s.from) < settings.strip_offset && std::abs(r.to - s.to) < settings.strip_offset &&
         step > 0 && step <= touch + settings.strip_gap;
}

Box box_of(const Ruling& r) {
  const double half = r.thickness / 2;
  return r.horizontal ? Box{r.from, r.at - half, r.to, r.at + half}
                      : Box{r.at - half, r.from, r.at + half, r.to};
}

}  // namespace

void gather_strips(PageContent& content, const PdfSettings& settings) {
  std::vector<PaintedRuling> kept;
  const std::size_t boxes = content.boxes.size();
  const std::vector<PaintedRuling>& all = content.rulings;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t end = i + 1;
    while (end < all.size() && side_by_side(all[end - 1], all[end], settings)) ++end;
    if (end - i >= settings.strips) {
      Box whole;
      for (std::size_t k = i; k < end; ++k) whole = united(whole, box_of(all[k].ruling));
      const PaintedRuling& middle = all[(i + end) / 2];
      content.boxes.push_back({whole, {middle.ruling.colour, true, middle.opaque}, all[end - 1].order});
    } else {
      kept.insert(kept.end(), all.begin() + static_cast<std::ptrdiff_t>(i),
                  all.begin() + static_cast<std::ptrdiff_t>(end));
    }
    i = end;
  }
  if (content.boxes.size() == boxes) return;
  content.rulings = std::move(kept);
  std::stable_sort(content.boxes.begin(), content.boxes.end(),
                   [](const PaintedBox& a, const PaintedBox& b) { return a.order < b.order; });
}

std::vector<Ruling> joined_rulings(const std::vector<PaintedRuling>& painted, const PdfSettings& settings) {
  std::vector<Ruling> pieces;
  pieces.reserve(painted.size());
  for (const PaintedRuling& piece : painted) pieces.push_back(piece.ruling);
  std::sort(pieces.begin(), pieces.end(), [](const Ruling& a, const Ruling& b) {
    return std::tie(b.horizontal, a.at, a.from, a.to) < std::tie(a.horizontal, b.at, b.from, b.to);
  });
  std::vector<Ruling> out;
  for (auto begin = pieces.begin(); begin != pieces.end();) {
    // A group ends where the next centre line is too far from the group's first: no creeping over many lines.
    const Ruling first = *begin;
    const auto end = std::find_if(begin, pieces.end(), [&](const Ruling& r) {
      return r.horizontal != first.horizontal || r.at - first.at > settings.ruling_join_offset;
    });
    join_along(begin, end, settings, out);
    begin = end;
  }
  std::sort(out.begin(), out.end(), [](const Ruling& a, const Ruling& b) {
    return std::tie(b.horizontal, a.at, a.from, a.to) < std::tie(a.horizontal, b.at, b.from, b.to);
  });
  return out;
}

}  // namespace scrutineer::extract
