#include "extract/tables/tagged.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace scrutineer::extract {
namespace {

struct Range {
  double from = 1e9, to = -1e9;
  bool empty() const { return to < from; }
  void add(double a, double b) {
    from = std::min(from, a);
    to = std::max(to, b);
  }
};

// The lines between ranges that follow each other; nothing where one reaches over the next by more than
// `overlap`.
std::optional<std::vector<double>> lines_between(const std::map<int, Range>& ranges, double overlap) {
  std::vector<double> lines;
  const Range* last = nullptr;
  for (const auto& [number, range] : ranges) {
    if (last && range.from < last->to - overlap) return std::nullopt;
    lines.push_back(last ? (last->to + range.from) / 2 : range.from - 1);
    last = &range;
  }
  if (lines.size() < 2) return std::nullopt;
  lines.push_back(last->to + 1);
  if (!std::is_sorted(lines.begin(), lines.end())) return std::nullopt;
  return lines;
}

}  // namespace

std::optional<Lattice> tagged_lattice(const TaggedTable& table, const Page& page,
                                      const TableSettings& settings) {
  if (static_cast<std::size_t>(table.rows) * static_cast<std::size_t>(table.columns) > settings.most_places)
    return std::nullopt;
  std::unordered_map<int, Box> content;  // of the page's marked content
  for (const Word& w : page.words)
    if (w.marked_content >= 0) {
      Box& box = content[w.marked_content];
      box = united(box, w.box);
    }
  struct Placed {
    const TaggedCell* cell;
    Box box;
  };
  std::vector<Placed> placed;
  std::map<int, Range> columns, rows;
  for (const TaggedCell& cell : table.cells) {
    Box box;
    for (const TaggedContent& c : cell.content)
      if (c.page == page.number)
        if (const auto found = content.find(c.id); found != content.end()) box = united(box, found->second);
    if (box == Box{}) continue;
    placed.push_back({&cell, box});
    if (cell.colspan == 1) columns[cell.column].add(box.x0, box.x1);
    if (cell.rowspan == 1) rows[cell.row].add(box.y0, box.y1);
  }
  const auto xs = lines_between(columns, settings.snap);
  const auto ys = lines_between(rows, settings.tag_overlap);
  if (!xs || !ys) return std::nullopt;
  Lattice lattice = open_lattice(*xs, *ys);
  std::fill(lattice.sides.begin(), lattice.sides.end(), Wall::white);
  std::fill(lattice.tops.begin(), lattice.tops.end(), Wall::white);
  const auto first_at = [](const std::map<int, Range>& all, int number) {
    return static_cast<std::size_t>(std::distance(all.begin(), all.lower_bound(number)));
  };
  for (const Placed& p : placed) {
    const std::size_t r0 = first_at(rows, p.cell->row), r1 = first_at(rows, p.cell->row + p.cell->rowspan);
    const std::size_t c0 = first_at(columns, p.cell->column),
                      c1 = first_at(columns, p.cell->column + p.cell->colspan);
    for (std::size_t r = r0; r < r1; ++r)
      for (std::size_t c = c0; c < c1; ++c) {
        if (c > c0) lattice.side(r, c) = Wall::none;
        if (r > r0) lattice.top(r, c) = Wall::none;
      }
  }
  return lattice;
}

}  // namespace scrutineer::extract
