#include "extract/tables/edges.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "extract/tables/fades.h"
#include "extract/tables/page_index.h"

namespace scrutineer::extract {
namespace {

bool within(const std::vector<Box>& faded, const Box& strip) {
  return std::any_of(faded.begin(), faded.end(), [&](const Box& b) {
    return strip.x0 > b.x0 - 2 && strip.x1 < b.x1 + 2 && strip.y0 > b.y0 - 1 && strip.y1 < b.y1 + 1;
  });
}

// Stacked or repeated fills of one colour are one cell's shading, painted line by line.
std::vector<Fill> joined_fills(const Page& page, const std::vector<Box>& faded,
                               const TableSettings& settings) {
  const PageIndex words(page);
  std::vector<Fill> fills;
  for (const Fill& f : page.fills) {
    if (is_white(f.colour, settings)) continue;
    if (f.box.width() * f.box.height() > settings.background * page.width * page.height) continue;
    if (f.box.width() < settings.shortest_edge || f.box.height() < settings.shortest_edge) continue;
    // Icons, and the squares of a drawn matrix or key
    if (f.box.width() < settings.smallest_fill && f.box.height() < settings.smallest_fill &&
        words.words_in(f.box).empty())
      continue;
    if (!within(faded, f.box)) fills.push_back(f);
  }
  const auto colour = [](const Fill& f) { return std::tuple(f.colour.red, f.colour.green, f.colour.blue); };
  const auto left = [](const Fill& f) { return std::lround(f.box.x0); };
  std::stable_sort(fills.begin(), fills.end(), [&](const Fill& a, const Fill& b) {
    return std::tuple(colour(a), left(a), a.box.y0) < std::tuple(colour(b), left(b), b.box.y0);
  });
  std::vector<Fill> result;
  for (const Fill& f : fills) {
    if (!result.empty()) {
      Fill& last = result.back();
      if (colour(last) == colour(f) && std::abs(last.box.x0 - f.box.x0) < 1 &&
          std::abs(last.box.x1 - f.box.x1) < 1 && f.box.y0 < last.box.y1 + 0.6 &&
          f.box.y1 > last.box.y0 - 0.6) {
        last.box = united(last.box, f.box);
        continue;
      }
    }
    result.push_back(f);
  }
  for (const Box& box : faded) result.push_back({box, {}});
  return result;
}

void snap(std::vector<Edge>& edges, double tolerance) {
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
    return std::tuple(!a.horizontal, a.at, a.from) < std::tuple(!b.horizontal, b.at, b.from);
  });
  for (std::size_t i = 0; i < edges.size();) {
    std::size_t end = i + 1;
    while (end < edges.size() && edges[end].horizontal == edges[i].horizontal &&
           edges[end].at - edges[i].at <= tolerance)
      ++end;
    // Drawn lines say where the line is; fills often reach beyond it.
    double sum = 0, weight = 0;
    for (std::size_t k = i; k < end; ++k) {
      const double w = (edges[k].to - edges[k].from) * (edges[k].drawn ? 1 : 0.01);
      sum += edges[k].at * w;
      weight += w;
    }
    for (std::size_t k = i; k < end; ++k) edges[k].at = sum / weight;
    i = end;
  }
}

std::vector<Edge> joined(std::vector<Edge> edges, double gap) {
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
    return std::tuple(!a.horizontal, a.at, a.from) < std::tuple(!b.horizontal, b.at, b.from);
  });
  std::vector<Edge> result;
  for (const Edge& e : edges) {
    if (!result.empty()) {
      Edge& last = result.back();
      if (last.horizontal == e.horizontal && last.at == e.at && e.from <= last.to + gap) {
        last.drawn = last.drawn || e.drawn;
        last.to = std::max(last.to, e.to);
        continue;
      }
    }
    result.push_back(e);
  }
  return result;
}

// A line of a scan is as long as its ink, which goes on over half of the line that it ends at.
void end_at_crossings(std::vector<Edge>& edges, double overshoot) {
  const std::vector<Edge> before = edges;
  for (Edge& e : edges)
    for (const Edge& other : before) {
      if (other.horizontal == e.horizontal || e.at < other.from - overshoot || e.at > other.to + overshoot)
        continue;
      if (std::abs(e.from - other.at) <= overshoot) e.from = other.at;
      if (std::abs(e.to - other.at) <= overshoot) e.to = other.at;
    }
}

}  // namespace

bool is_white(const Rgb& colour, const TableSettings& settings) {
  return colour.red >= settings.white && colour.green >= settings.white && colour.blue >= settings.white;
}

std::vector<Edge> page_edges(const Page& page, const TableSettings& settings) {
  std::vector<Edge> edges;
  const std::vector<Box> faded = faded_boxes(page, settings);
  const auto strip = [&](const Ruling& r) {
    return r.thickness > 1 &&
           within(faded, r.horizontal ? Box{r.from, r.at, r.to, r.at} : Box{r.at, r.from, r.at, r.to});
  };
  for (const Ruling& r : page.rulings)
    if (r.to > r.from && !is_white(r.colour, settings) && !strip(r))
      edges.push_back({r.horizontal, r.at, r.from, r.to, true});
  for (const Fill& f : joined_fills(page, faded, settings)) {
    edges.push_back({true, f.box.y0, f.box.x0, f.box.x1, false});
    edges.push_back({true, f.box.y1, f.box.x0, f.box.x1, false});
    edges.push_back({false, f.box.x0, f.box.y0, f.box.y1, false});
    edges.push_back({false, f.box.x1, f.box.y0, f.box.y1, false});
  }
  if (edges.empty()) return edges;
  snap(edges, settings.snap);
  edges = joined(std::move(edges), settings.join);
  std::erase_if(edges, [&](const Edge& e) { return e.to - e.from < settings.shortest_edge; });
  end_at_crossings(edges, settings.overshoot);
  if (edges.size() > settings.most_edges) {
    std::stable_sort(edges.begin(), edges.end(),
                     [](const Edge& a, const Edge& b) { return a.to - a.from > b.to - b.from; });
    edges.resize(settings.most_edges);
    edges = joined(std::move(edges), settings.join);
  }
  return edges;
}

void split_words_at_edges(Page& page, const std::vector<Edge>& edges) {
  std::vector<const Edge*> verticals;
  for (const Edge& e : edges)
    if (!e.horizontal && e.drawn) verticals.push_back(&e);
  if (verticals.empty()) return;
  std::vector<Word> words;
  words.reserve(page.words.size());
  for (Word& word : page.words) {
    const auto start = std::upper_bound(verticals.begin(), verticals.end(), word.box.x0 + 1,
                                        [](double x, const Edge* e) { return x < e->at; });
    std::vector<std::size_t> cuts;  // glyphs before which the word is cut
    for (auto e = start; e != verticals.end() && (*e)->at < word.box.x1 - 1 && word.rotation == 0; ++e) {
      if ((*e)->from > word.box.centre_y() || (*e)->to < word.box.centre_y()) continue;
      std::size_t g = 0;
      while (g < word.glyphs.size() && word.glyphs[g].centre_x() < (*e)->at) ++g;
      if (g > 0 && g < word.glyphs.size() && (cuts.empty() || cuts.back() < g)) cuts.push_back(g);
    }
    if (cuts.empty()) {
      words.push_back(std::move(word));
      continue;
    }
    std::vector<std::size_t> starts;  // byte of each code point
    for (std::size_t i = 0; i < word.text.size(); ++i)
      if ((static_cast<unsigned char>(word.text[i]) & 0xC0) != 0x80) starts.push_back(i);
    starts.resize(std::max(starts.size(), word.glyphs.size() + 1), word.text.size());
    cuts.push_back(word.glyphs.size());
    std::size_t from = 0;
    for (std::size_t to : cuts) {
      Word part = word;
      part.text = word.text.substr(starts[from],
                                   to == word.glyphs.size() ? std::string::npos : starts[to] - starts[from]);
      part.glyphs.assign(word.glyphs.begin() + static_cast<std::ptrdiff_t>(from),
                         word.glyphs.begin() + static_cast<std::ptrdiff_t>(to));
      part.box = {};
      for (const Box& g : part.glyphs) part.box = united(part.box, g);
      part.space_after = to < word.glyphs.size() || word.space_after;
      if (!part.text.empty()) words.push_back(std::move(part));
      from = to;
    }
  }
  page.words = std::move(words);
}

}  // namespace scrutineer::extract
