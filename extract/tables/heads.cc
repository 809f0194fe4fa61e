#include "extract/tables/heads.h"

#include <algorithm>
#include <cmath>

#include "extract/tables/lines.h"

namespace scrutineer::extract {
namespace {

// The one column that the box keeps to; none where it reaches into another.
std::optional<std::size_t> column_of(const Lattice& lattice, const Box& box) {
  const auto right = std::upper_bound(lattice.xs.begin(), lattice.xs.end(), box.centre_x());
  if (right == lattice.xs.begin() || right == lattice.xs.end()) return std::nullopt;
  if (box.x0 < *(right - 1) - 1.5 || box.x1 > *right + 1.5) return std::nullopt;
  return static_cast<std::size_t>(right - lattice.xs.begin()) - 1;
}

// The heads found so far: where they begin, and which columns have one.
struct Heads {
  double top = 0;
  std::vector<bool> columns;
  std::size_t count() const {
    return static_cast<std::size_t>(std::count(columns.begin(), columns.end(), true));
  }
};

bool stands_turned(const Word& word) { return word.rotation % 180 != 0; }

// Words turned by a quarter whose ends stand close above the grid.
void add_turned(Heads& heads, const Lattice& lattice, const PageIndex& index, const TableSettings& settings) {
  const Box box = lattice.box();
  Heads more = heads;
  for (std::size_t w : index.words_in({box.x0, box.y0 - settings.head_reach, box.x1, box.y0})) {
    const Word& word = index.page().words[w];
    if (!stands_turned(word)) continue;
    const auto column = column_of(lattice, word.box);
    if (!column) return;
    more.columns[*column] = true;
    more.top = std::min(more.top, word.box.y0);
  }
  if (more.count() >= 2) heads = more;
}

// Whether running text goes on beyond the line's ends.
bool goes_on(const TextLine& line, const Box& table, const PageIndex& index) {
  const Box beside{line.box.x0 - line.size, line.box.y0, line.box.x1 + line.size, line.box.y1};
  const auto words = index.words_in(beside);
  return std::any_of(words.begin(), words.end(), [&](std::size_t w) {
    const Box& word = index.page().words[w].box;
    return word.x0 < table.x0 - 3 || word.x1 > table.x1 + 3;
  });
}

// A figure, and neither a year nor a unit such as £000s.
bool is_amount(const Phrase& text, const Page& page) {
  return text.figure && !text.year && std::any_of(text.words.begin(), text.words.end(), [&](std::size_t w) {
           return page.words[w].text.find_first_of("123456789") != std::string::npos;
         });
}

// Level lines, from the grid upwards, as long as each keeps to the columns.
void add_level(Heads& heads, const Lattice& lattice, const PageIndex& index, const TableSettings& settings) {
  const Page& page = index.page();
  const Box box = lattice.box();
  std::vector<std::size_t> words;
  for (std::size_t w : index.words_in({box.x0, box.y0 - settings.head_reach, box.x1, box.y0}))
    if (!stands_turned(page.words[w])) words.push_back(w);
  const std::vector<TextLine> lines = text_lines(page, words, settings);
  std::vector<std::size_t> pending;  // columns of lines of which it is not yet known whether they are heads
  double below = box.y0;
  const double turned_top = heads.top;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    const bool beside_turned = line->box.centre_y() > turned_top;
    const double room = below == box.y0 ? settings.head_gap : settings.head_line_gap;
    if (!beside_turned && below - line->box.y1 > room * line->size) return;
    const std::vector<Phrase> texts = phrases(page, *line, settings);
    std::vector<std::size_t> columns;
    std::size_t across = 0;
    for (const Phrase& text : texts) {
      if (is_amount(text, page)) return;
      if (const auto column = column_of(lattice, text.box)) {
        columns.push_back(*column);
        continue;
      }
      ++across;  // heads with hardly a gap between, unless a word itself stands across
      for (std::size_t w : text.words) {
        const auto column = column_of(lattice, page.words[w].box);
        if (!column) return;
        columns.push_back(*column);
      }
    }
    if (across * 3 > texts.size()) return;
    if (goes_on(*line, box, index)) return;
    below = line->box.y0;
    pending.insert(pending.end(), columns.begin(), columns.end());
    const bool further =
        std::all_of(columns.begin(), columns.end(), [&](std::size_t c) { return heads.columns[c]; });
    if (columns.size() < 2 && !further && !beside_turned) {
      if (heads.count() > 0) return;  // a title
      continue;                       // the last line of one head, if heads follow
    }
    for (std::size_t c : pending) heads.columns[c] = true;
    pending.clear();
    heads.top = std::min(heads.top, line->box.y0);
  }
}

// The top of the band of colour that the heads stand on, or of the heads.
double top_of_band(const Heads& heads, const Box& table, const Page& page) {
  double top = heads.top - 1;
  for (const Fill& f : page.fills)
    if (f.box.y0 < heads.top && f.box.y0 > heads.top - 20 && f.box.y1 > heads.top &&
        f.box.y1 < table.y0 + 20 && std::abs(f.box.x0 - table.x0) < 8 && std::abs(f.box.x1 - table.x1) < 8)
      top = std::min(top, f.box.y0);
  return top;
}

}  // namespace

std::optional<Lattice> with_heads(const Lattice& lattice, const PageIndex& index,
                                  const TableSettings& settings) {
  const Box box = lattice.box();
  Heads heads{box.y0, std::vector<bool>(lattice.columns(), false)};
  add_turned(heads, lattice, index, settings);
  add_level(heads, lattice, index, settings);
  if (lattice.columns() < 2 || heads.count() < 2 || heads.count() * 2 < lattice.columns())
    return std::nullopt;
  Lattice taller = lattice;
  taller.ys.insert(taller.ys.begin(), top_of_band(heads, box, index.page()));
  taller.sides.insert(taller.sides.begin(), taller.xs.size(), Wall::white);
  taller.tops.insert(taller.tops.begin(), lattice.columns(), Wall::white);
  return taller;
}

}  // namespace scrutineer::extract
