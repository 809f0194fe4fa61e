#include "extract/tables/lattice.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace scrutineer::extract {
namespace {

std::size_t root(std::vector<std::size_t>& parents, std::size_t i) {
  while (parents[i] != i) i = parents[i] = parents[parents[i]];
  return i;
}

// Edges that touch, directly or through others, in one group.
std::vector<std::vector<Edge>> touching(const std::vector<Edge>& edges, const TableSettings& settings) {
  std::vector<std::size_t> parents(edges.size());
  std::iota(parents.begin(), parents.end(), std::size_t{0});
  const auto first_vertical = static_cast<std::size_t>(
      std::find_if(edges.begin(), edges.end(), [](const Edge& e) { return !e.horizontal; }) - edges.begin());
  for (std::size_t h = 0; h < first_vertical; ++h) {
    const Edge& across = edges[h];
    auto v = std::lower_bound(edges.begin() + static_cast<std::ptrdiff_t>(first_vertical), edges.end(),
                              across.from - settings.reach, [](const Edge& e, double x) { return e.at < x; });
    for (; v != edges.end() && v->at <= across.to + settings.reach; ++v)
      if (v->from <= across.at + settings.reach && v->to >= across.at - settings.reach)
        parents[root(parents, static_cast<std::size_t>(v - edges.begin()))] = root(parents, h);
  }
  std::vector<std::vector<Edge>> groups(edges.size());
  for (std::size_t i = 0; i < edges.size(); ++i) groups[root(parents, i)].push_back(edges[i]);
  std::erase_if(groups, [](const auto& g) { return g.size() < 3; });
  return groups;
}

void add_line(std::vector<double>& lines, double at, double least) {
  for (double line : lines)
    if (std::abs(line - at) < least) return;
  lines.push_back(at);
}

// The outer borders that rules without end lines leave open: where several edges end together.
void close_border(std::vector<Edge>& group, bool horizontal) {
  std::vector<double> starts, ends;
  double low = 1e9, high = -1e9, first = 1e9, last = -1e9;
  for (const Edge& e : group) {
    if (e.horizontal == horizontal) {
      low = std::min(low, e.from);
      high = std::max(high, e.to);
    } else {
      first = std::min(first, e.at);
      last = std::max(last, e.at);
    }
  }
  double from = 1e9, to = -1e9;
  int left = 0, right = 0;
  for (const Edge& e : group) {
    if (e.horizontal != horizontal) continue;
    from = std::min(from, e.at);
    to = std::max(to, e.at);
    left += std::abs(e.from - low) < 4;
    right += std::abs(e.to - high) < 4;
  }
  if (to <= from) return;
  if (first - low > 6 && left >= 2) group.push_back({!horizontal, low, from, to, false});
  if (high - last > 6 && right >= 2) group.push_back({!horizontal, high, from, to, false});
}

Lattice crossed(std::vector<Edge> group, const TableSettings& settings) {
  close_border(group, true);
  close_border(group, false);
  std::vector<double> xs, ys;
  for (const Edge& e : group) add_line(e.horizontal ? ys : xs, e.at, 0.01);
  std::sort(xs.begin(), xs.end());
  std::sort(ys.begin(), ys.end());
  if (xs.size() < 2 || ys.size() < 2 || xs.size() * ys.size() > settings.most_places) return {};
  Lattice lattice;
  lattice.xs = std::move(xs);
  lattice.ys = std::move(ys);
  lattice.sides.assign(lattice.rows() * lattice.xs.size(), Wall::none);
  lattice.tops.assign(lattice.ys.size() * lattice.columns(), Wall::none);
  const auto index = [](const std::vector<double>& lines, double at) {
    return static_cast<std::size_t>(std::lower_bound(lines.begin(), lines.end(), at - 0.02) - lines.begin());
  };
  for (const Edge& e : group) {
    const Wall wall = e.drawn ? Wall::drawn : Wall::fill;
    const std::vector<double>& along = e.horizontal ? lattice.xs : lattice.ys;
    const std::size_t line = index(e.horizontal ? lattice.ys : lattice.xs, e.at);
    for (std::size_t i = 0; i + 1 < along.size(); ++i) {
      const double overlap = std::min(e.to, along[i + 1]) - std::max(e.from, along[i]);
      if (overlap < 0.6 * (along[i + 1] - along[i])) continue;
      Wall& place = e.horizontal ? lattice.top(line, i) : lattice.side(i, line);
      place = std::max(place, wall);
    }
  }
  return lattice;
}

// Whether verticals cross or end at both ends of the edge.
bool between_verticals(const Edge& across, const std::vector<Edge>& edges, const TableSettings& settings) {
  bool left = false, right = false;
  for (const Edge& e : edges) {
    if (e.horizontal || e.from > across.at + settings.reach || e.to < across.at - settings.reach) continue;
    left = left || std::abs(e.at - across.from) < settings.reach;
    right = right || std::abs(e.at - across.to) < settings.reach;
  }
  return left && right;
}

}  // namespace

Lattice open_lattice(std::vector<double> xs, std::vector<double> ys) {
  Lattice lattice;
  lattice.xs = std::move(xs);
  lattice.ys = std::move(ys);
  lattice.sides.assign(lattice.rows() * lattice.xs.size(), Wall::none);
  lattice.tops.assign(lattice.ys.size() * lattice.columns(), Wall::none);
  for (std::size_t r = 0; r < lattice.rows(); ++r)
    lattice.side(r, 0) = lattice.side(r, lattice.columns()) = Wall::white;
  for (std::size_t c = 0; c < lattice.columns(); ++c)
    lattice.top(0, c) = lattice.top(lattice.rows(), c) = Wall::white;
  return lattice;
}

std::vector<Lattice> ruled_lattices(const std::vector<Edge>& edges, const TableSettings& settings) {
  std::vector<Lattice> result;
  for (auto& group : touching(edges, settings)) {
    Lattice lattice = crossed(std::move(group), settings);
    if (lattice.xs.size() < 2) continue;
    bool enclosed = false;
    for (std::size_t r = 0; r < lattice.rows() && !enclosed; ++r)
      for (std::size_t c = 0; c < lattice.columns() && !enclosed; ++c)
        enclosed = lattice.top(r, c) != Wall::none && lattice.side(r, c) != Wall::none;
    if (enclosed) result.push_back(std::move(lattice));
  }
  std::sort(result.begin(), result.end(), [](const Lattice& a, const Lattice& b) {
    return std::tuple(a.ys.front(), a.xs.front()) < std::tuple(b.ys.front(), b.xs.front());
  });
  return result;
}

Lattice lattice_in(const Box& box, const std::vector<Edge>& edges, const TableSettings& settings) {
  std::vector<Edge> group;
  const auto near = [&](double a, double b) { return std::abs(a - b) < settings.reach; };
  for (const Edge& e : edges) {
    const double low = e.horizontal ? box.x0 : box.y0, high = e.horizontal ? box.x1 : box.y1;
    const double first = e.horizontal ? box.y0 : box.x0, last = e.horizontal ? box.y1 : box.x1;
    if (e.at < first + settings.reach || e.at > last - settings.reach) continue;
    const double from = std::max(e.from, low), to = std::min(e.to, high);
    // Short pieces across are underlines and the rules of spanning headers, which header_spans() reads.
    if (e.horizontal && to - from < 0.6 * box.width() && !between_verticals(e, edges, settings)) continue;
    if (!e.horizontal && to - from < 2 * settings.shortest_edge) continue;
    if (!e.horizontal && !e.drawn && e.to - e.from < 0.3 * box.height()) continue;
    group.push_back({e.horizontal, e.at, near(from, low) ? low : from, near(to, high) ? high : to, e.drawn});
  }
  const auto border = [&](bool horizontal, double at) {
    const double from = horizontal ? box.x0 : box.y0, to = horizontal ? box.x1 : box.y1;
    Wall wall = Wall::white;
    for (const Edge& e : edges)
      if (e.horizontal == horizontal && near(e.at, at) &&
          std::min(e.to, to) - std::max(e.from, from) > 0.6 * (to - from))
        wall = std::max(wall, e.drawn ? Wall::drawn : Wall::fill);
    group.push_back({horizontal, at, from, to, wall == Wall::drawn});
    return wall;
  };
  const Wall top = border(true, box.y0), foot = border(true, box.y1);
  const Wall left = border(false, box.x0), right = border(false, box.x1);
  Lattice lattice = crossed(std::move(group), settings);
  if (lattice.xs.size() < 2) return open_lattice({box.x0, box.x1}, {box.y0, box.y1});
  for (std::size_t c = 0; c < lattice.columns(); ++c) {
    lattice.top(0, c) = top;
    lattice.top(lattice.rows(), c) = foot;
  }
  for (std::size_t r = 0; r < lattice.rows(); ++r) {
    lattice.side(r, 0) = left;
    lattice.side(r, lattice.columns()) = right;
  }
  return lattice;
}

void insert_column_line(Lattice& lattice, double x) {
  const auto at = static_cast<std::size_t>(std::upper_bound(lattice.xs.begin(), lattice.xs.end(), x) -
                                           lattice.xs.begin());
  if (at == 0 || at == lattice.xs.size()) return;
  Lattice wider;
  wider.xs = lattice.xs;
  wider.xs.insert(wider.xs.begin() + static_cast<std::ptrdiff_t>(at), x);
  wider.ys = lattice.ys;
  wider.sides.assign(wider.rows() * wider.xs.size(), Wall::none);
  wider.tops.assign(wider.ys.size() * wider.columns(), Wall::none);
  for (std::size_t r = 0; r < wider.rows(); ++r)
    for (std::size_t i = 0; i < wider.xs.size(); ++i)
      if (i != at) wider.side(r, i) = lattice.side(r, i < at ? i : i - 1);
  for (std::size_t j = 0; j < wider.ys.size(); ++j)
    for (std::size_t c = 0; c < wider.columns(); ++c) wider.top(j, c) = lattice.top(j, c < at ? c : c - 1);
  lattice = std::move(wider);
}

void insert_row_line(Lattice& lattice, double y) { insert_row_lines(lattice, {y}, Wall::none); }

void insert_row_lines(Lattice& lattice, const std::vector<double>& ys, Wall wall) {
  Lattice taller;
  taller.xs = lattice.xs;
  taller.ys.reserve(lattice.ys.size() + ys.size());
  taller.sides.reserve((lattice.rows() + ys.size()) * lattice.xs.size());
  taller.tops.reserve((lattice.ys.size() + ys.size()) * lattice.columns());
  const auto add_row = [&](std::size_t from) {
    for (std::size_t i = 0; i < lattice.xs.size(); ++i) taller.sides.push_back(lattice.side(from, i));
  };
  auto next = ys.begin();
  while (next != ys.end() && *next < lattice.ys.front()) ++next;
  for (std::size_t j = 0; j < lattice.ys.size(); ++j) {
    taller.ys.push_back(lattice.ys[j]);
    for (std::size_t c = 0; c < lattice.columns(); ++c) taller.tops.push_back(lattice.top(j, c));
    if (j == lattice.rows()) break;
    add_row(j);
    for (; next != ys.end() && *next < lattice.ys[j + 1]; ++next) {
      taller.ys.push_back(*next);
      taller.tops.insert(taller.tops.end(), lattice.columns(), wall);
      add_row(j);
    }
  }
  lattice = std::move(taller);
}

void remove_row(Lattice& lattice, std::size_t row) {
  if (lattice.rows() < 2) return;
  Lattice result;
  result.xs = lattice.xs;
  result.ys = lattice.ys;
  result.ys.erase(result.ys.begin() + static_cast<std::ptrdiff_t>(row > 0 ? row : 1));
  for (std::size_t r = 0; r < lattice.rows(); ++r)
    for (std::size_t i = 0; r != row && i < lattice.xs.size(); ++i)
      result.sides.push_back(lattice.side(r, i));
  for (std::size_t j = 0; j < lattice.ys.size(); ++j) {
    if (j == row + 1) continue;
    for (std::size_t c = 0; c < lattice.columns(); ++c)
      result.tops.push_back(j == row ? std::max(lattice.top(j, c), lattice.top(j + 1, c))
                                     : lattice.top(j, c));
  }
  lattice = std::move(result);
}

void remove_column(Lattice& lattice, std::size_t column) {
  if (lattice.columns() < 2) return;
  Lattice result;
  result.ys = lattice.ys;
  result.xs = lattice.xs;
  result.xs.erase(result.xs.begin() + static_cast<std::ptrdiff_t>(column > 0 ? column : 1));
  for (std::size_t r = 0; r < lattice.rows(); ++r)
    for (std::size_t i = 0; i < lattice.xs.size(); ++i)
      if (i != column + 1)
        result.sides.push_back(i == column ? std::max(lattice.side(r, i), lattice.side(r, i + 1))
                                           : lattice.side(r, i));
  for (std::size_t j = 0; j < lattice.ys.size(); ++j)
    for (std::size_t c = 0; c < lattice.columns(); ++c)
      if (c != column) result.tops.push_back(lattice.top(j, c));
  lattice = std::move(result);
}

Lattice part(const Lattice& lattice, std::size_t row, std::size_t row_end, std::size_t column,
             std::size_t column_end) {
  Lattice result;
  const auto slice = [](const std::vector<double>& lines, std::size_t from, std::size_t to) {
    return std::vector<double>(lines.begin() + static_cast<std::ptrdiff_t>(from),
                               lines.begin() + static_cast<std::ptrdiff_t>(to + 1));
  };
  result = open_lattice(slice(lattice.xs, column, column_end), slice(lattice.ys, row, row_end));
  for (std::size_t r = 0; r < result.rows(); ++r)
    for (std::size_t i = 0; i < result.xs.size(); ++i) {
      Wall& wall = result.side(r, i);
      wall = std::max(wall, lattice.side(row + r, column + i));
    }
  for (std::size_t j = 0; j < result.ys.size(); ++j)
    for (std::size_t c = 0; c < result.columns(); ++c) {
      Wall& wall = result.top(j, c);
      wall = std::max(wall, lattice.top(row + j, column + c));
    }
  return result;
}

std::vector<Span> merged_places(const Lattice& lattice) {
  const std::size_t rows = lattice.rows(), columns = lattice.columns();
  std::vector<std::size_t> parents(rows * columns);
  std::iota(parents.begin(), parents.end(), std::size_t{0});
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c) {
      if (c > 0 && lattice.side(r, c) == Wall::none)
        parents[root(parents, r * columns + c)] = root(parents, r * columns + c - 1);
      if (r > 0 && lattice.top(r, c) == Wall::none)
        parents[root(parents, r * columns + c)] = root(parents, (r - 1) * columns + c);
    }
  std::vector<Span> bounds(rows * columns, {rows, columns, 0, 0});
  std::vector<std::size_t> sizes(rows * columns);
  for (std::size_t i = 0; i < parents.size(); ++i) {
    const std::size_t group = root(parents, i), r = i / columns, c = i % columns;
    Span& s = bounds[group];
    s = {std::min(s.row, r), std::min(s.column, c), std::max(s.row_end, r + 1),
         std::max(s.column_end, c + 1)};
    ++sizes[group];
  }
  std::vector<Span> result;
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c) {
      const std::size_t group = root(parents, r * columns + c);
      const Span& s = bounds[group];
      if (sizes[group] == (s.row_end - s.row) * (s.column_end - s.column)) {
        if (s.row == r && s.column == c) result.push_back(s);
        continue;
      }
      const bool begins = c == 0 || root(parents, r * columns + c - 1) != group;
      if (!begins) continue;
      std::size_t end = c + 1;
      while (end < columns && root(parents, r * columns + end) == group) ++end;
      result.push_back({r, c, r + 1, end});
    }
  return result;
}

}  // namespace scrutineer::extract
