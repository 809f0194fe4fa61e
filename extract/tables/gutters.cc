#include "extract/tables/gutters.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace scrutineer::extract {
namespace {

struct Interval {
  double x0, x1;
  int divides, crossed;
};

struct Strip {  // a phrase, or a gap between two phrases of one line
  double x0, x1;
};

// The x axis cut at all ends, with how many gaps and phrases cover each piece.
std::vector<Interval> coverage(const std::vector<Strip>& gaps, const std::vector<Strip>& phrases) {
  std::map<double, std::pair<int, int>> changes;
  for (const Strip& g : gaps) {
    ++changes[g.x0].first;
    --changes[g.x1].first;
  }
  for (const Strip& p : phrases) {
    ++changes[p.x0].second;
    --changes[p.x1].second;
  }
  std::vector<Interval> result;
  int divides = 0, crossed = 0;
  double last = 0;
  for (const auto& [x, change] : changes) {
    if ((divides > 0 || crossed > 0) && x > last) result.push_back({last, x, divides, crossed});
    divides += change.first;
    crossed += change.second;
    last = x;
  }
  return result;
}

// The whitest piece of each stretch that few phrases cross.
std::vector<Interval> cores(const std::vector<Interval>& pieces, int least, double share, int spared) {
  std::vector<Interval> result;
  bool open = false;
  for (const Interval& i : pieces) {
    const bool good = i.divides >= least && i.crossed <= std::max<double>(spared, share * i.divides);
    if (good) {
      const auto worth = [](const Interval& p) { return p.divides - 3 * p.crossed; };
      if (!open)
        result.push_back(i);
      else if (worth(i) > worth(result.back()))
        result.back() = i;
    }
    open = good;
  }
  return result;
}

}  // namespace

std::vector<TextRow> text_rows(const PageIndex& index, const Lattice& lattice,
                               const TableSettings& settings) {
  const Page& page = index.page();
  std::vector<TextRow> rows;
  for (const TextLine& line : text_lines(page, index.words_in(lattice.box()), settings)) {
    const double y = line.box.centre_y();
    const auto below = std::upper_bound(lattice.ys.begin(), lattice.ys.end(), y);
    const auto r = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(
        below - lattice.ys.begin() - 1, 0, static_cast<std::ptrdiff_t>(lattice.rows()) - 1));
    std::vector<double> walls;
    for (std::size_t i = 1; i < lattice.columns(); ++i)
      if (lattice.side(r, i) != Wall::none) walls.push_back(lattice.xs[i]);
    TextRow row{line.box, line.size, {}};
    TextLine part{{}, line.size, {}};
    std::size_t wall = 0;
    const auto close = [&] {
      for (Phrase& p : phrases(page, part, settings)) row.phrases.push_back(std::move(p));
      part.words.clear();
    };
    for (std::size_t w : line.words) {
      while (wall < walls.size() && page.words[w].box.centre_x() > walls[wall]) {
        close();
        ++wall;
      }
      part.words.push_back(w);
    }
    close();
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<Gutter> gutters(const std::vector<TextRow>& rows, double left, double right, int least,
                            const TableSettings& settings, int spared) {
  std::vector<Strip> gaps, texts;
  for (const TextRow& row : rows) {
    const Phrase* last = nullptr;
    for (const Phrase& p : row.phrases) {
      if (p.box.x0 < left - 1 || p.box.x1 > right + 1) {
        last = nullptr;
        continue;
      }
      texts.push_back({p.box.x0, p.box.x1});
      if (last && p.box.x0 > last->box.x1) gaps.push_back({last->box.x1, p.box.x0});
      last = &p;
    }
  }
  if (static_cast<int>(gaps.size()) < least) return {};
  const std::vector<Interval> found = cores(coverage(gaps, texts), least, settings.gutter_crossed, spared);
  if (found.empty()) return {};
  // Phrases that cover a whole core span columns: without them the gutters are white.
  std::erase_if(texts, [&](const Strip& t) {
    return std::any_of(found.begin(), found.end(),
                       [&](const Interval& i) { return t.x0 <= i.x0 && t.x1 >= i.x1; });
  });
  std::vector<Gutter> result;
  for (const Interval& i : coverage(gaps, texts)) {
    if (i.crossed > 0 || i.divides < least) continue;
    if (!result.empty() && i.x0 - result.back().x1 < 0.01) {
      // One gutter as long as no phrase stands between: the part that divides most lines is its middle.
      Gutter& last = result.back();
      if (i.divides > last.divides) last = {last.x0, i.x1, i.divides};
      last.x1 = i.x1;
      continue;
    }
    result.push_back({i.x0, i.x1, i.divides});
  }
  std::erase_if(result, [&](const Gutter& g) { return g.x1 - g.x0 < settings.gutter_width; });
  return result;
}

}  // namespace scrutineer::extract
