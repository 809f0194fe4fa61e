#include "extract/pdf/rulings.h"

#include <algorithm>
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

}  // namespace

std::vector<Ruling> joined_rulings(std::vector<Ruling> pieces, const PdfSettings& settings) {
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
