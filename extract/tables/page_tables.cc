#include "extract/tables/page_tables.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "extract/tables/cells.h"
#include "extract/tables/charts.h"
#include "extract/tables/edges.h"
#include "extract/tables/frames.h"
#include "extract/tables/heads.h"
#include "extract/tables/lattice.h"
#include "extract/tables/lines.h"
#include "extract/tables/quality.h"
#include "extract/tables/refine.h"
#include "extract/tables/regions.h"
#include "extract/tables/stacked.h"
#include "extract/tables/tagged.h"
#include "extract/tables/watermarks.h"

namespace scrutineer::extract {
namespace {

struct Candidate {
  PlacedTable placed;
  double quality = 0;
  double worth = 0;  // quality times words
  Box heads;         // of the row that with_heads() added, where it did
};

// What all candidates of a page are weighed by.
struct Seen {
  const PageIndex& index;
  const std::vector<Edge>& edges;
  std::vector<Box> bars;  // of charts
};

// Whether a chart stands in the box, or the box is a slice of one: between the bars' tops.
bool holds_chart(const Box& box, const Seen& seen, const TableSettings& settings) {
  return has_scale(box, seen.index, seen.edges, settings) ||
         std::any_of(seen.bars.begin(), seen.bars.end(), [&](const Box& bars) {
           return box.contains(bars.centre_x(), bars.centre_y()) ||
                  bars.contains(box.centre_x(), box.centre_y());
         });
}

Candidate weighed(Lattice lattice, const Seen& seen, TableSource source, const TableSettings& settings) {
  const PageIndex& index = seen.index;
  const bool told = source == TableSource::tagged;
  if (!told) refine(lattice, index, seen.edges, settings);
  Candidate result;
  Table& table = result.placed.table;
  table = table_of(lattice, index, settings);
  mark_header(table);
  if (!told && table.header_rows == 0)
    if (auto taller = with_heads(lattice, index, settings)) {
      Table headed = table_of(*taller, index, settings);
      mark_header(headed);
      if (headed.header_rows > 0) {
        result.heads = {taller->xs.front(), taller->ys[0], taller->xs.back(), taller->ys[1]};
        table = std::move(headed);
        lattice = std::move(*taller);
      }
    }
  table.source = source;
  result.quality = quality(table, lattice, told ? settings.tag_evidence : 0);
  if (!told && holds_chart(table.box, seen, settings)) result.quality = 0;
  table.confidence = result.quality;
  result.worth = result.quality * (1 + static_cast<double>(index.words_in(table.box).size()));
  result.placed.columns = lattice.xs;
  return result;
}

// The only written place of a row, where it is as wide as the lattice.
const Span* whole_row(const std::vector<Span>& places, const Lattice& lattice, std::size_t row) {
  const Span* found = nullptr;
  for (const Span& s : places) {
    if (s.row > row || s.row_end <= row) continue;
    const double width = lattice.xs[s.column_end] - lattice.xs[s.column];
    if (s.row_end - s.row == 1 && width > 0.8 * lattice.box().width()) found = &s;
  }
  return found;
}

// A title's band that is only filled, over a grid that is drawn, or that says that it is one; a frame around
// a chart above or below a table; what says where a table's figures come from.
Lattice without_titles(Lattice lattice, const PageIndex& index, const TableSettings& settings) {
  const auto chart = [&](std::size_t row) {
    const Box box{lattice.xs.front(), lattice.ys[row], lattice.xs.back(), lattice.ys[row + 1]};
    if (box.height() < settings.chart_height) return false;
    const auto lines = text_lines(index.page(), index.words_in(box), settings);
    return lines.size() != 1;
  };
  const auto begins = [&](std::size_t row, bool (*as)(const std::string&)) {
    const auto words =
        index.words_in({lattice.xs.front(), lattice.ys[row], lattice.xs.back(), lattice.ys[row + 1]});
    const auto lines = text_lines(index.page(), words, settings);
    return !lines.empty() && as(line_text(index.page(), lines.front().words, settings));
  };
  while (lattice.rows() > 2 && lattice.columns() > 1) {
    const std::vector<Span> places = merged_places(lattice);
    const std::size_t end = lattice.rows() - 1;
    const bool title = lattice.top(0, 0) == Wall::fill && lattice.top(1, 0) == Wall::drawn;
    if (whole_row(places, lattice, 0) && (title || chart(0) || begins(0, is_caption)))
      lattice = part(lattice, 1, lattice.rows(), 0, lattice.columns());
    else if (whole_row(places, lattice, end) && (chart(end) || begins(end, is_source)))
      lattice = part(lattice, 0, end, 0, lattice.columns());
    else
      break;
  }
  return lattice;
}

bool overlap(const Box& a, const Box& b) {
  const Box common = intersection(a, b);
  return common.width() > 2 && common.height() > 2;
}

// The set without overlaps that is worth most: exact by branching for small groups, the worthiest first else.
void best_of(const std::vector<Candidate>& all, std::vector<std::size_t> left,
             std::vector<std::size_t>& chosen, double worth, std::vector<std::size_t>& best, double& most,
             int& steps) {
  if (worth > most) {
    most = worth;
    best = chosen;
  }
  double possible = worth;
  for (std::size_t i : left) possible += all[i].worth;
  if (left.empty() || possible <= most || --steps < 0) return;
  const std::size_t first = left.front();
  std::vector<std::size_t> with;
  for (std::size_t i : left)
    if (i != first && !overlap(all[i].placed.table.box, all[first].placed.table.box)) with.push_back(i);
  chosen.push_back(first);
  best_of(all, with, chosen, worth + all[first].worth, best, most, steps);
  chosen.pop_back();
  left.erase(left.begin());
  best_of(all, left, chosen, worth, best, most, steps);
}

// What a closed grid holds but for a few words needs no other explanation.
void drop_doubles(std::vector<Candidate>& all, std::size_t closed, const PageIndex& index,
                  const TableSettings& settings) {
  std::vector<std::pair<Box, std::size_t>> grids;
  for (std::size_t i = 0; i < closed; ++i)
    if (all[i].quality > settings.sure_quality)
      grids.emplace_back(all[i].placed.table.box, index.words_in(all[i].placed.table.box).size());
  std::size_t i = 0;
  std::erase_if(all, [&](const Candidate& c) {
    if (i++ < closed) return false;
    const std::size_t words = index.words_in(c.placed.table.box).size();
    return std::any_of(grids.begin(), grids.end(), [&](const auto& g) {
      return overlap(g.first, c.placed.table.box) && 4 * words < 5 * g.second;
    });
  });
}

// What heads a table is no table of its own.
void drop_heads(std::vector<Candidate>& all, const TableSettings& settings) {
  std::vector<Box> heads;
  for (const Candidate& c : all)
    if (c.heads != Box{} && c.quality >= settings.least_quality) heads.push_back(c.heads);
  std::erase_if(all, [&](const Candidate& c) {
    const Box& box = c.placed.table.box;
    return std::any_of(heads.begin(), heads.end(), [&](const Box& h) {
      return h.contains(box.centre_x(), box.centre_y()) && box.y1 < h.y1 + settings.snap;
    });
  });
}

std::vector<PlacedTable> chosen(std::vector<Candidate> all, const TableSettings& settings, PageTrace* trace) {
  std::vector<Table> weak;
  if (trace)
    for (const Candidate& c : all)
      if (c.quality < settings.least_quality) weak.push_back(c.placed.table);
  std::erase_if(all, [&](const Candidate& c) { return c.quality < settings.least_quality; });
  std::stable_sort(all.begin(), all.end(),
                   [](const Candidate& a, const Candidate& b) { return a.worth > b.worth; });
  std::vector<std::size_t> left(all.size()), picked, best;
  for (std::size_t i = 0; i < left.size(); ++i) left[i] = i;
  double most = 0;
  int steps = 5000;
  best_of(all, left, picked, 0, best, most, steps);
  if (trace) {
    for (std::size_t i = 0; i < all.size(); ++i)
      trace->candidates.push_back(
          {all[i].placed.table, std::find(best.begin(), best.end(), i) != best.end(), 0});
    for (Table& table : weak) trace->candidates.push_back({std::move(table), false, 0});
  }
  std::vector<PlacedTable> result;
  for (std::size_t i : best) result.push_back(std::move(all[i].placed));
  std::sort(result.begin(), result.end(), [](const PlacedTable& a, const PlacedTable& b) {
    const Box &x = a.table.box, &y = b.table.box;
    // Side by side is left before right
    if (std::min(x.y1, y.y1) - std::max(x.y0, y.y0) > 0.5 * std::min(x.height(), y.height()))
      return x.x0 < y.x0;
    return x.y0 < y.y0;
  });
  return result;
}

// A key: blank coloured boxes, one above the other, with a text before or after each. The texts become a
// column.
Lattice with_labels(Lattice lattice, const PageIndex& index, const TableSettings& settings) {
  const Box box = lattice.box();
  if (lattice.rows() < 2 || lattice.columns() > 2 || !index.words_in(box).empty()) return lattice;
  if (lattice.rows() > 8 || box.height() > settings.chart_height * 2) return lattice;
  Box labels[2];  // before, after
  std::size_t labelled[2] = {0, 0};
  for (std::size_t r = 0; r < lattice.rows(); ++r)
    for (const int after : {0, 1}) {
      const Box beside{after ? box.x1 : box.x0 - settings.key_reach, lattice.ys[r],
                       after ? box.x1 + settings.key_reach : box.x0, lattice.ys[r + 1]};
      Box text;
      for (std::size_t w : index.words_in(beside)) text = united(text, index.page().words[w].box);
      labelled[after] += text != Box{};
      labels[after] = united(labels[after], text);
    }
  for (const int after : {0, 1}) {
    if (labelled[after] != lattice.rows()) continue;
    const double x = after ? labels[after].x1 + 1 : labels[after].x0 - 1;
    std::vector<double> xs = lattice.xs;
    xs.insert(after ? xs.end() : xs.begin(), x);
    Lattice wider = open_lattice(xs, lattice.ys);
    for (std::size_t r = 0; r < wider.rows(); ++r)
      for (std::size_t c = 0; c < wider.columns(); ++c) wider.side(r, c) = wider.top(r, c) = Wall::fill;
    return wider;
  }
  return lattice;
}

// Boxes around more than a cell: charts with their legends, panels of a slide.
std::vector<Box> outlines(const std::vector<Lattice>& lattices, const TableSettings& settings) {
  std::vector<Box> result;
  for (const Lattice& lattice : lattices) {
    for (const Span& s : merged_places(lattice)) {
      const Box box{lattice.xs[s.column], lattice.ys[s.row], lattice.xs[s.column_end], lattice.ys[s.row_end]};
      if (box.width() > settings.smallest_frame && box.height() > settings.smallest_frame && s.column == 0 &&
          s.column_end == lattice.columns())
        result.push_back(box);
    }
    if (result.size() > 100) break;
  }
  return result;
}

// Takes the phrases out that stand in other boxes within the frame.
void leave_out(std::vector<TextRow>& lines, const Box& frame, const std::vector<Box>& others) {
  for (const Box& other : others) {
    if (other == frame || other.width() * other.height() >= frame.width() * frame.height()) continue;
    for (TextRow& line : lines) {
      if (line.box.centre_y() < other.y0 || line.box.centre_y() > other.y1) continue;
      std::erase_if(line.phrases,
                    [&](const Phrase& p) { return other.contains(p.box.centre_x(), p.box.centre_y()); });
      line.box = {};
      for (const Phrase& p : line.phrases) line.box = united(line.box, p.box);
    }
    std::erase_if(lines, [](const TextRow& line) { return line.phrases.empty(); });
  }
}

}  // namespace

std::vector<PlacedTable> page_tables(Page& page, const std::vector<const TaggedTable*>& tagged,
                                     const TableSettings& settings, PageTrace* trace) {
  remove_watermarks(page, settings);
  const std::vector<Edge> edges = page_edges(page, settings);
  split_words_at_edges(page, edges);
  const PageIndex index(page);
  const Seen seen{index, edges, bar_charts(index, edges, settings)};
  std::vector<Candidate> all;
  const std::vector<Lattice> lattices =
      joined_frames(without_stacks(ruled_lattices(edges, settings), index, settings), index, settings);
  for (const Lattice& lattice : lattices) {
    Lattice whole = with_labels(without_titles(lattice, index, settings), index, settings);
    if (lattices.size() <= settings.most_frames) whole = with_names(whole, lattices, index, settings);
    all.push_back(weighed(std::move(whole), seen, TableSource::ruled, settings));
  }
  const std::size_t closed = all.size();
  const auto add = [&](const Box& box, TableSource source) {
    for (Lattice& lattice : without_stacks({lattice_in(box, edges, settings)}, index, settings))
      all.push_back(weighed(std::move(lattice), seen, source, settings));
  };
  const Box paper{0, 0, page.width, page.height};
  std::vector<Box> frames = outlines(lattices, settings);
  frames.push_back(paper);
  for (const Box& frame : frames) {
    if (all.size() > closed + settings.most_candidates) break;
    std::vector<TextRow> lines =
        text_rows(index, open_lattice({frame.x0, frame.x1}, {frame.y0, frame.y1}), settings);
    leave_out(lines, frame, frames);
    // What closed grids hold is theirs.
    for (std::size_t i = 0; i < closed; ++i)
      if (all[i].quality > settings.sure_quality) leave_out(lines, frame, {all[i].placed.table.box});
    std::vector<Edge> within = edges;
    std::erase_if(within, [&](const Edge& e) {
      const Box b = e.horizontal ? Box{e.from, e.at, e.to, e.at} : Box{e.at, e.from, e.at, e.to};
      return b.x0 < frame.x0 + 1 || b.x1 > frame.x1 - 1 || b.y0 < frame.y0 + 1 || b.y1 > frame.y1 - 1;
    });
    for (const Box& box : between_rules(frame == paper ? edges : within, lines, settings)) {
      const auto inside =
          std::count_if(lines.begin(), lines.end(), [&](const TextRow& l) { return overlap(l.box, box); });
      if (inside < 2) continue;
      add(box, TableSource::ruled);
    }
    for (const Box& box : aligned_blocks(lines, settings)) add(box, TableSource::aligned);
  }
  for (const TaggedTable* table : tagged)
    if (auto lattice = tagged_lattice(*table, page, settings))
      all.push_back(weighed(std::move(*lattice), seen, TableSource::tagged, settings));
  if (trace) {
    trace->page = page.number;
    trace->edges = edges;
  }
  drop_doubles(all, closed, index, settings);
  drop_heads(all, settings);
  return chosen(std::move(all), settings, trace);
}

}  // namespace scrutineer::extract
