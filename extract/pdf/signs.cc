#include "extract/pdf/signs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

#include "extract/pdf/canvas.h"
#include "extract/pdf/sign_shapes.h"

namespace scrutineer::extract {
namespace {

// A shape or an image, by the one that is set.
struct Piece {
  Box box;
  const PaintedShape* shape = nullptr;
  const SmallImage* image = nullptr;
  int order = 0;
};

bool is_white(Rgb c, int distance) {
  return c.red >= 255 - distance && c.green >= 255 - distance && c.blue >= 255 - distance;
}

bool is_grey(Rgb c) {
  constexpr int spread = 24;
  return std::max({c.red, c.green, c.blue}) - std::min({c.red, c.green, c.blue}) <= spread;
}

bool overlaps(const Box& a, const Box& b, double slack) {
  return a.x0 <= b.x1 + slack && b.x0 <= a.x1 + slack && a.y0 <= b.y1 + slack && b.y0 <= a.y1 + slack;
}

bool within(const Box& inner, const Box& outer, double slack) {
  return inner.x0 >= outer.x0 - slack && inner.x1 <= outer.x1 + slack && inner.y0 >= outer.y0 - slack &&
         inner.y1 <= outer.y1 + slack;
}

std::vector<Piece> pieces_of(const PageContent& content) {
  std::vector<Piece> pieces;
  for (const PaintedShape& shape : content.shapes)
    if (!shape.box && shape.paint.known) pieces.push_back({shape.box_of_ink(), &shape, nullptr, shape.order});
  for (const PaintedPicture& picture : content.pictures)
    if (picture.image >= 0)
      pieces.push_back({picture.box, nullptr, &content.small_images[static_cast<std::size_t>(picture.image)],
                        picture.order});
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.box.x0 < b.box.x0; });
  return pieces;
}

// Pieces that overlap belong together: lists of indices.
std::vector<std::vector<std::size_t>> groups_of(const std::vector<Piece>& pieces, double slack) {
  std::vector<std::size_t> leader(pieces.size());
  std::iota(leader.begin(), leader.end(), 0u);
  const auto find = [&](std::size_t i) {
    while (leader[i] != i) i = leader[i] = leader[leader[i]];
    return i;
  };
  for (std::size_t i = 0; i < pieces.size(); ++i)
    for (std::size_t k = i + 1; k < pieces.size() && pieces[k].box.x0 <= pieces[i].box.x1 + slack; ++k)
      if (overlaps(pieces[i].box, pieces[k].box, slack)) leader[find(k)] = find(i);
  std::map<std::size_t, std::vector<std::size_t>> by_leader;
  for (std::size_t i = 0; i < pieces.size(); ++i) by_leader[find(i)].push_back(i);
  std::vector<std::vector<std::size_t>> groups;
  for (auto& [first, members] : by_leader) groups.push_back(std::move(members));
  return groups;
}

// The most frequent colour among painted pixels that are not white; shades are gathered in steps of 32.
std::optional<Rgb> dominating(const Canvas& canvas, int white) {
  struct Tally {
    int count = 0;
    long red = 0, green = 0, blue = 0;
  };
  std::map<int, Tally> tallies;
  const Tally* best = nullptr;
  for (std::size_t i = 0; i < canvas.colour.size(); ++i) {
    const Rgb c = canvas.colour[i];
    if (!canvas.painted[i] || is_white(c, white)) continue;
    Tally& tally = tallies[(c.red >> 5) << 6 | (c.green >> 5) << 3 | c.blue >> 5];
    ++tally.count;
    tally.red += c.red;
    tally.green += c.green;
    tally.blue += c.blue;
    if (!best || tally.count > best->count) best = &tally;
  }
  if (!best) return std::nullopt;
  const auto mean = [&](long sum) { return static_cast<std::uint8_t>(sum / best->count); };
  return Rgb{mean(best->red), mean(best->green), mean(best->blue)};
}

bool near(Rgb a, Rgb b) {
  constexpr int distance = 90;
  return std::abs(a.red - b.red) < distance && std::abs(a.green - b.green) < distance &&
         std::abs(a.blue - b.blue) < distance;
}

// A white or contrasting mark within a filled form tells more than the form: a tick in a disc is a tick.
SignShape shape_on(const Canvas& canvas, Rgb colour, int white) {
  std::vector<char> body(canvas.colour.size()), mark(canvas.colour.size());
  for (std::size_t i = 0; i < body.size(); ++i)
    body[i] = canvas.painted[i] && !is_white(canvas.colour[i], white);
  const Silhouette outer = cut_out(canvas.width, canvas.height, body, true);
  if (outer.width == 0) return SignShape::other;
  const SignShape form = shape_of(outer);
  if (form == SignShape::arrow_up || form == SignShape::arrow_down || form == SignShape::arrow_side ||
      form == SignShape::tick || form == SignShape::cross)
    return form;
  // What is not of the dominating colour within the silhouette; the rim is left to anti-aliasing.
  int x0 = canvas.width, y0 = canvas.height;
  for (int y = 0; y < canvas.height; ++y)
    for (int x = 0; x < canvas.width; ++x)
      if (body[canvas.at(x, y)]) x0 = std::min(x0, x), y0 = std::min(y0, y);
  const auto in_outer = [&](int x, int y) {
    x -= x0;
    y -= y0;
    return x >= 0 && y >= 0 && x < outer.width && y < outer.height && outer.at(x, y);
  };
  for (int y = 1; y + 1 < canvas.height; ++y) {
    for (int x = 1; x + 1 < canvas.width; ++x) {
      const bool inner = in_outer(x, y) && in_outer(x - 1, y) && in_outer(x + 1, y) && in_outer(x, y - 1) &&
                         in_outer(x, y + 1);
      mark[canvas.at(x, y)] = inner && !near(canvas.colour[canvas.at(x, y)], colour);
    }
  }
  const Silhouette inside = cut_out(canvas.width, canvas.height, mark, false);
  if (inside.count() < 0.04 * outer.count() || inside.count() > 0.6 * outer.count()) return form;
  const SignShape found = shape_of(inside);
  const bool telling = found != SignShape::other && found != SignShape::disc && found != SignShape::triangle;
  return telling ? found : form;
}

std::optional<Sign> sign_of(const std::vector<Piece>& pieces, const std::vector<std::size_t>& members,
                            const PageContent& content, const PdfSettings& settings) {
  Box box;
  bool pictured = false;
  std::vector<Piece> parts;
  for (std::size_t i : members) {
    box = united(box, pieces[i].box);
    pictured |= pieces[i].image != nullptr;
    parts.push_back(pieces[i]);
  }
  if (std::max(box.width(), box.height()) > settings.sign_size || box.width() < settings.sign_smallest / 2 ||
      box.height() < settings.sign_smallest / 2 ||
      std::max(box.width(), box.height()) < settings.sign_smallest)
    return std::nullopt;
  for (const PaintedShape& shape : content.shapes)
    if (shape.box && within(shape.box_of_ink(), box, settings.sign_touch))
      parts.push_back({shape.box_of_ink(), &shape, nullptr, shape.order});
  std::sort(parts.begin(), parts.end(), [](const Piece& a, const Piece& b) { return a.order < b.order; });

  Canvas canvas(box, settings.sign_pixels);
  for (const Piece& part : parts) part.shape ? draw(canvas, *part.shape) : draw(canvas, *part.image);
  Sign sign;
  sign.box = box;
  if (const auto colour = dominating(canvas, settings.sign_white)) {
    sign.colour = *colour;
    sign.shape = shape_on(canvas, *colour, settings.sign_white);
  } else {
    // White alone: a mark on a coloured box, such as a tick on a green square.
    const auto ground = std::find_if(content.boxes.rbegin(), content.boxes.rend(), [&](const PaintedBox& b) {
      return b.order < parts.front().order && within(box, b.box, 0);
    });
    if (ground == content.boxes.rend() || !ground->paint.known ||
        is_white(ground->paint.colour, settings.sign_white))
      return std::nullopt;
    sign.colour = ground->paint.colour;
    sign.shape = shape_of(cut_out(canvas.width, canvas.height, canvas.painted, false));
    if (ground->box.width() <= settings.sign_size && ground->box.height() <= settings.sign_size)
      sign.box = ground->box;
  }
  // Black and grey forms without a name are letters drawn as outlines rather than signs, unless made of
  // several pieces.
  if (sign.shape == SignShape::other && !pictured && is_grey(sign.colour) && parts.size() == 1)
    return std::nullopt;
  return sign;
}

// Plain coloured squares that stand free: neither the ground of a cell nor a part of a chart or a matrix.
void add_squares(const PageContent& content, const PdfSettings& settings, std::vector<Sign>& signs) {
  for (const PaintedShape& shape : content.shapes) {
    const Box& box = shape.bounds;
    const double longer = std::max(box.width(), box.height()), shorter = std::min(box.width(), box.height());
    if (!shape.box || shape.stroked || !shape.paint.known || is_grey(shape.paint.colour)) continue;
    if (shorter < settings.sign_smallest || longer > settings.sign_square ||
        longer > settings.sign_squareness * shorter)
      continue;
    const double slack = settings.sign_free;
    const bool crowded = std::any_of(content.boxes.begin(), content.boxes.end(), [&](const PaintedBox& b) {
      return b.order != shape.order && overlaps(b.box, box, slack) && !within(box, b.box, 0);
    });
    const bool lined =
        std::any_of(content.rulings.begin(), content.rulings.end(), [&](const PaintedRuling& painted) {
          const Ruling& r = painted.ruling;
          return overlaps(r.horizontal ? Box{r.from, r.at, r.to, r.at} : Box{r.at, r.from, r.at, r.to}, box,
                          slack);
        });
    const bool taken =
        std::any_of(signs.begin(), signs.end(), [&](const Sign& s) { return overlaps(s.box, box, slack); });
    if (!crowded && !lined && !taken && signs.size() < settings.max_signs)
      signs.push_back({box, SignShape::other, shape.paint.colour});
  }
}

}  // namespace

std::vector<Sign> find_signs(const PageContent& content, const PdfSettings& settings) {
  std::vector<Sign> signs;
  const std::vector<Piece> pieces = pieces_of(content);
  if (content.shapes.size() + content.small_images.size() > settings.max_sign_shapes) return signs;
  const auto groups = groups_of(pieces, settings.sign_touch);
  if (groups.size() > settings.max_signs) return signs;
  for (const auto& group : groups)
    if (auto sign = sign_of(pieces, group, content, settings)) signs.push_back(*sign);
  add_squares(content, settings, signs);
  std::sort(signs.begin(), signs.end(), [](const Sign& a, const Sign& b) {
    return a.box.y0 != b.box.y0 ? a.box.y0 < b.box.y0 : a.box.x0 < b.box.x0;
  });
  return signs;
}

void take_out_sign_parts(Page& page) {
  constexpr double slack = 0.6;
  const auto part = [&](const Box& box) {
    return std::any_of(page.signs.begin(), page.signs.end(),
                       [&](const Sign& s) { return within(box, s.box, slack); });
  };
  std::erase_if(page.rulings, [&](const Ruling& r) {
    return part(r.horizontal ? Box{r.from, r.at, r.to, r.at} : Box{r.at, r.from, r.at, r.to});
  });
  std::erase_if(page.fills, [&](const Fill& f) { return part(f.box); });
  std::erase_if(page.pictures, [&](const Picture& p) { return part(p.box); });
}

}  // namespace scrutineer::extract
