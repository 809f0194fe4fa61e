#include "extract/tables/refine.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "extract/tables/bands.h"
#include "extract/tables/header_spans.h"

namespace scrutineer::extract {
namespace {

// For each row between the lines at `ys`, the texts whose middle stands in it, in their order.
std::vector<std::vector<const TextRow*>> by_row(const std::vector<TextRow>& lines,
                                                const std::vector<double>& ys) {
  std::vector<std::vector<const TextRow*>> result(ys.size() - 1);
  for (const TextRow& line : lines) {
    const auto below = std::upper_bound(ys.begin(), ys.end(), line.box.centre_y());
    if (below != ys.begin() && below != ys.end())
      result[static_cast<std::size_t>(below - ys.begin()) - 1].push_back(&line);
  }
  return result;
}

std::vector<TextRow> copies(const std::vector<const TextRow*>& lines) {
  std::vector<TextRow> result;
  for (const TextRow* line : lines) result.push_back(*line);
  return result;
}

// Whether walls close the column on both sides along most of its height.
bool walled(const Lattice& lattice, std::size_t column) {
  std::size_t left = 0, right = 0;
  for (std::size_t r = 0; r < lattice.rows(); ++r) {
    left += lattice.side(r, column) >= Wall::fill;
    right += lattice.side(r, column + 1) >= Wall::fill;
  }
  return lattice.columns() > 1 && 2 * left > lattice.rows() && 2 * right > lattice.rows();
}

// A phrase that stands alone in its line makes no column: of two gutters with no other phrases between, the
// one that divides fewer lines goes.
void drop_loners(std::vector<Gutter>& found, const std::vector<TextRow>& lines, double left, double right) {
  for (std::size_t i = 0; i + 1 < found.size();) {
    const double from = found[i].middle(), to = found[i + 1].middle();
    const bool in_company = std::any_of(lines.begin(), lines.end(), [&](const TextRow& line) {
      std::size_t here = 0, beside = 0;
      for (const Phrase& p : line.phrases) {
        if (p.box.centre_x() < left || p.box.centre_x() > right) continue;
        const bool inside = p.box.x0 > from - 1 && p.box.x1 < to + 1;
        ++(inside ? here : beside);
      }
      return here > 0 && beside > 0;
    });
    if (in_company)
      ++i;
    else
      found.erase(found.begin() +
                  static_cast<std::ptrdiff_t>(found[i].divides < found[i + 1].divides ? i : i + 1));
  }
}

// A narrow column without a word, in one colour, is a bar beside the column before it.
void drop_bars(Lattice& lattice, const PageIndex& index, const TableSettings& settings) {
  const Page& page = index.page();
  for (std::size_t c = lattice.columns(); c-- > 1;) {
    const Box box{lattice.xs[c], lattice.ys.front(), lattice.xs[c + 1], lattice.ys.back()};
    if (box.width() > settings.bar || lattice.columns() < 3 || !index.words_in(box).empty()) continue;
    const Fill* first = nullptr;
    bool one_colour = true;
    for (const Fill& f : page.fills) {
      const Box common = intersection(f.box, box);
      if (common.empty() || common.width() < 0.5 * box.width() || f.box.width() > 2 * box.width()) continue;
      one_colour = one_colour && (!first || f.colour == first->colour);
      first = &f;
    }
    const bool sign = std::any_of(page.signs.begin(), page.signs.end(), [&](const Sign& s) {
      return box.contains(s.box.centre_x(), s.box.centre_y());
    });
    if (first && one_colour && !sign) remove_column(lattice, c);
  }
}

std::vector<double> add_gutters(Lattice& lattice, const std::vector<TextRow>& lines,
                                const TableSettings& settings) {
  std::vector<double> added;
  for (std::size_t c = 0; c < lattice.columns(); ++c) {
    int written = 0;
    for (const TextRow& line : lines)
      written += std::any_of(line.phrases.begin(), line.phrases.end(), [&](const Phrase& p) {
        return p.box.x0 >= lattice.xs[c] - 1 && p.box.x1 <= lattice.xs[c + 1] + 1;
      });
    const int least = walled(lattice, c) ? std::max(3, written / 2) : std::max(2, written / 8);
    // A box of a few lines may have a title of its own.
    const int spared =
        lattice.columns() == 1 && lines.size() >= 4 && lines.size() <= 12 && lattice.side(0, 0) >= Wall::fill
            ? 1
            : 0;
    std::vector<Gutter> found = gutters(lines, lattice.xs[c], lattice.xs[c + 1], least, settings, spared);
    drop_loners(found, lines, lattice.xs[c], lattice.xs[c + 1]);
    for (const Gutter& g : found) added.push_back(g.middle());
  }
  for (double x : added) insert_column_line(lattice, x);
  return added;
}

bool closed_by_rules(const Lattice& lattice, std::size_t row) {
  std::size_t above = 0, below = 0;
  for (std::size_t c = 0; c < lattice.columns(); ++c) {
    above += lattice.top(row, c) >= Wall::fill;
    below += lattice.top(row + 1, c) >= Wall::fill;
  }
  return 2 * above > lattice.columns() && 2 * below > lattice.columns();
}

double figure_share(const TextRow& line) {
  const auto n = std::count_if(line.phrases.begin(), line.phrases.end(),
                               [](const Phrase& p) { return p.figure && !p.year; });
  return line.phrases.empty() ? 0 : static_cast<double>(n) / static_cast<double>(line.phrases.size());
}

// Whether the line's figures end the years that break off in the line above.
bool ends_years(const TextRow& above, const TextRow& line) {
  const auto under_broken = [&](const Phrase& p) {
    return p.figure && std::any_of(above.phrases.begin(), above.phrases.end(), [&](const Phrase& a) {
             return a.broken && a.box.x0 < p.box.x1 && p.box.x0 < a.box.x1;
           });
  };
  const auto ends = std::count_if(line.phrases.begin(), line.phrases.end(), under_broken);
  return ends >= 2 && 2 * static_cast<std::size_t>(ends) > line.phrases.size();
}

// Lines at the top of a table without a rule below its header: those before the first one with figures.
std::size_t header_lines(const std::vector<TextRow>& lines) {
  std::size_t most = 0, figures = 0, broken = 0;
  for (const TextRow& line : lines) most = std::max(most, line.phrases.size());
  for (const TextRow& line : lines) {
    if (line.phrases.size() < 2 || line.phrases.size() * 2 < most) continue;  // a long text's further lines
    ++broken;
    figures += figure_share(line) >= 0.4;
  }
  if (figures * 3 < broken) return 0;
  std::size_t n = 0;
  double left = 1e9;
  while (n < lines.size() && n < 7 && figure_share(lines[n]) < 0.4) left = std::min(left, lines[n++].box.x0);
  if (n > 0 && n < lines.size() && ends_years(lines[n - 1], lines[n])) ++n;
  // A section's heading over the first row
  while (n > 0 && lines[n - 1].phrases.size() < 2 && lines[n - 1].box.x0 < left + lines[n - 1].size) --n;
  return n;
}

// Whether the sides of the row's places are mostly edges: then edges tell what spans, too.
bool has_sides(const Lattice& lattice, double y0, double y1, double share = 0.5) {
  std::size_t closed = 0, all = 0;
  const auto top = std::lower_bound(lattice.ys.begin(), lattice.ys.end(), y0 - 0.01);
  for (auto r = static_cast<std::size_t>(top - lattice.ys.begin()); r < lattice.rows(); ++r) {
    if (lattice.ys[r + 1] > y1 + 0.01) break;
    for (std::size_t i = 1; i < lattice.columns(); ++i) {
      ++all;
      closed += lattice.side(r, i) >= Wall::fill;
    }
  }
  return all > 0 && static_cast<double>(closed) > share * static_cast<double>(all);
}

// A heading over a part of the columns, above the header's own lines.
bool title_band(const std::vector<TextRow>& lines) {
  return lines.size() <= 1 &&
         (lines.empty() || (lines[0].phrases.size() == 1 && !lines[0].phrases[0].figure));
}

struct Opening {
  double y0, y1;
  std::size_t column, column_end;
};

double between(const TextRow& above, const TextRow& below) { return (above.box.y1 + below.box.y0) / 2; }

// Borders of a header's rows, and what spans in it.
void split_header(Lattice& lattice, const std::vector<TextRow>& lines, double top, double foot,
                  const std::vector<Edge>& edges, std::vector<Opening>& spans,
                  const TableSettings& settings) {
  const std::vector<HeaderSpan> found = header_spans(lines, lattice.xs, edges, settings);
  for (const HeaderSpan& span : found) {
    if (span.line_end >= lines.size()) continue;
    const double cut = between(lines[span.line_end - 1], lines[span.line_end]);
    if (std::none_of(lattice.ys.begin(), lattice.ys.end(), [&](double y) { return std::abs(y - cut) < 1; })) {
      insert_row_line(lattice, cut);
      const auto row = static_cast<std::size_t>(std::lower_bound(lattice.ys.begin(), lattice.ys.end(), cut) -
                                                lattice.ys.begin());
      for (std::size_t c = 0; c < lattice.columns(); ++c) {
        const bool spanned = std::any_of(found.begin(), found.end(), [&](const HeaderSpan& s) {
          return c >= s.column && c < s.column_end &&
                 std::abs(between(lines[s.line_end - 1], lines[std::min(s.line_end, lines.size() - 1)]) -
                          cut) < 1;
        });
        lattice.top(row, c) = spanned ? Wall::white : Wall::none;
      }
    }
    const double start = span.line == 0 ? top : between(lines[span.line - 1], lines[span.line]);
    spans.push_back({start, std::min(cut, foot), span.column, span.column_end});
  }
}

// Walls all along a line of the lattice where it has none.
void close_row(Lattice& lattice, double y) {
  const auto line = static_cast<std::size_t>(
      std::lower_bound(lattice.ys.begin(), lattice.ys.end(), y - 0.01) - lattice.ys.begin());
  for (std::size_t c = 0; c < lattice.columns(); ++c)
    if (lattice.top(line, c) == Wall::none) lattice.top(line, c) = Wall::white;
}

// Adds to `cuts` where rows begin among the lines.
void find_rows(std::vector<double>& cuts, const std::vector<TextRow>& lines,
               const std::vector<double>& columns, bool ruled, bool single_lines, const Page& page,
               const TableSettings& settings) {
  if (lines.size() < 2) return;
  std::vector<bool> starts = row_starts(lines, columns, ruled, single_lines, page, settings);
  if (ruled && std::count(starts.begin(), starts.end(), true) >= 3)  // a frame about many rows
    starts = row_starts(lines, columns, false, single_lines, page, settings);
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (starts[i]) cuts.push_back(between(lines[i - 1], lines[i]));
}

// Whether a text runs over x: a word of it, or two with no more than a blank between them.
bool crosses(const TextRow& text, double x, const Page& page, const TableSettings& settings) {
  for (const Phrase& p : text.phrases) {
    if (p.box.x0 >= x - 1 || p.box.x1 <= x + 1) continue;
    double before = p.box.x0, after = p.box.x1;
    for (std::size_t w : p.words) {
      const Box& box = page.words[w].box;
      if (box.x0 < x - 1 && box.x1 > x + 1) return true;
      (box.centre_x() < x ? before : after) =
          box.centre_x() < x ? std::max(before, box.x1) : std::min(after, box.x0);
    }
    if (after - before < settings.figure_gap * p.size) return true;
  }
  return false;
}

// Whether texts stand on both sides of x within the open place about it; not always in one line: figures
// stand between the lines of a name of two.
bool divides(const std::vector<const TextRow*>& texts, double x, double left, double right) {
  bool before = false, after = false;
  for (const TextRow* text : texts)
    for (const Phrase& p : text->phrases) {
      before = before || (p.box.centre_x() > left && p.box.centre_x() < x);
      after = after || (p.box.centre_x() < right && p.box.centre_x() > x);
    }
  return before && after;
}

// White walls along the gutters, but where a text crosses one or a header spans it. A line of edges that end
// (a header's sides) goes on as a gutter where it divides lines of text below.
void close_gutters(Lattice& lattice, const std::vector<double>& added, const std::vector<TextRow>& lines,
                   const std::vector<Opening>& spans, const Page& page, const TableSettings& settings) {
  const auto texts = by_row(lines, lattice.ys);
  for (std::size_t line = 1; line < lattice.columns(); ++line) {
    const double x = lattice.xs[line];
    const bool gutter =
        std::any_of(added.begin(), added.end(), [&](double a) { return std::abs(a - x) < 0.01; });
    std::vector<std::size_t> close;
    std::size_t dividing = 0, crossing = 0;
    for (std::size_t r = 0; r < lattice.rows(); ++r) {
      if (lattice.side(r, line) != Wall::none) continue;
      const double middle = (lattice.ys[r] + lattice.ys[r + 1]) / 2;
      bool open = std::any_of(spans.begin(), spans.end(), [&](const Opening& s) {
        return line > s.column && line < s.column_end && middle > s.y0 && middle < s.y1;
      });
      std::size_t left = line - 1, right = line + 1;
      while (left > 0 && lattice.side(r, left) == Wall::none) --left;
      while (right < lattice.columns() && lattice.side(r, right) == Wall::none) ++right;
      for (const TextRow* text : texts[r]) open = open || crosses(*text, x, page, settings);
      const bool here = divides(texts[r], x, lattice.xs[left], lattice.xs[right]);
      crossing += open;
      dividing += here && !open;
      // A drawn header's open place is a span unless texts stand on both sides.
      if (!open && (gutter || here || !has_sides(lattice, lattice.ys[r], lattice.ys[r + 1])))
        close.push_back(r);
    }
    if (!gutter && (dividing < 1 || crossing > dividing)) continue;
    for (std::size_t r : close) lattice.side(r, line) = Wall::white;
  }
}

// Whether a text stands outside the columns in line with `line`. `lines` go by the height of their middle.
bool in_line_elsewhere(const std::vector<const TextRow*>& lines, const TextRow& line, double left,
                       double right) {
  const double y = line.box.centre_y(), reach = 0.3 * line.size;
  auto other = std::lower_bound(lines.begin(), lines.end(), y - reach,
                                [](const TextRow* l, double at) { return l->box.centre_y() <= at; });
  for (; other != lines.end() && (*other)->box.centre_y() < y + reach; ++other)
    if (std::any_of((*other)->phrases.begin(), (*other)->phrases.end(),
                    [&](const Phrase& p) { return p.box.centre_x() < left || p.box.centre_x() > right; }))
      return true;
  return false;
}

// A line's phrases within the columns; `figures` where all are.
struct Within {
  const TextRow* line = nullptr;
  bool figures = true;
};

std::vector<Within> lines_within(const std::vector<const TextRow*>& lines, double left, double right) {
  std::vector<Within> result;
  for (const TextRow* line : lines) {
    Within here{line, true};
    bool any = false;
    for (const Phrase& p : line->phrases)
      if (p.box.centre_x() > left && p.box.centre_x() < right) {
        any = true;
        here.figures = here.figures && p.figure;
      }
    if (any) result.push_back(here);
  }
  return result;
}

// Row borders by which edges elsewhere (shading or rules of other columns) part texts that stand in line with
// the rows on either side: figures always, words where white space parts most rows of the table.
void close_rows(Lattice& lattice, const std::vector<TextRow>& lines) {
  const auto body =
      std::find_if(lines.begin(), lines.end(), [](const TextRow& line) { return figure_share(line) >= 0.4; });
  const double first_figures = body == lines.end() ? 1e9 : body->box.y0;
  std::size_t drawn = 0, white = 0;
  for (std::size_t j = 1; j < lattice.rows(); ++j) {
    bool edge = false;
    for (std::size_t c = 0; c < lattice.columns(); ++c) edge = edge || lattice.top(j, c) >= Wall::fill;
    ++(edge ? drawn : white);
  }
  const auto texts = by_row(lines, lattice.ys);
  std::vector<const TextRow*> by_height;
  for (const TextRow& line : lines) by_height.push_back(&line);
  std::stable_sort(by_height.begin(), by_height.end(),
                   [](const TextRow* a, const TextRow* b) { return a->box.centre_y() < b->box.centre_y(); });
  for (const Span& place : merged_places(lattice)) {
    const double left = lattice.xs[place.column], right = lattice.xs[place.column_end];
    for (std::size_t j = place.row + 1; j < place.row_end; ++j) {
      const auto above = lines_within(texts[j - 1], left, right);
      const auto below = lines_within(texts[j], left, right);
      if (above.size() != 1 || below.size() != 1) continue;
      const bool figures = above[0].figures && below[0].figures;
      if (!figures && (drawn > white || lattice.ys[j] < first_figures)) continue;
      if (!in_line_elsewhere(by_height, *above[0].line, left, right) ||
          !in_line_elsewhere(by_height, *below[0].line, left, right))
        continue;
      for (std::size_t c = place.column; c < place.column_end; ++c) lattice.top(j, c) = Wall::white;
    }
  }
}

}  // namespace

void refine(Lattice& lattice, const PageIndex& index, const std::vector<Edge>& edges,
            const TableSettings& settings) {
  drop_bars(lattice, index, settings);
  const std::vector<TextRow> lines = text_rows(index, lattice, settings);
  if (lines.size() < 2) return;
  const std::vector<double> added = add_gutters(lattice, lines, settings);
  std::vector<Opening> spans;
  const std::vector<double> bands = lattice.ys;
  std::vector<bool> ruled;
  for (std::size_t r = 0; r < lattice.rows(); ++r)
    ruled.push_back(closed_by_rules(lattice, r) || has_sides(lattice, bands[r], bands[r + 1]));
  const auto texts = by_row(lines, bands);
  const auto lines_of = [](std::size_t least) {
    return [least](const auto& band) { return band.size() >= least; };
  };
  const auto written = std::count_if(texts.begin(), texts.end(), lines_of(1));
  const bool single_lines = static_cast<double>(std::count_if(texts.begin(), texts.end(), lines_of(2))) <=
                            (1 - settings.single_lines) * static_cast<double>(written);
  std::vector<double> cuts;  // where rows begin that no edge tells
  for (std::size_t r = 0; r + 1 < bands.size(); ++r) {
    std::vector<TextRow> inside = copies(texts[r]);
    std::size_t head = 0;
    const bool first = r == 0 || (r == 1 && title_band(copies(texts[0])));
    if (first && !added.empty() && !has_sides(lattice, bands[r], bands[r + 1], 0.75))
      head = r == 0 && bands.size() > 2 && ruled[0] && !inside.empty() && inside.size() <= 8 &&
                     (bands.size() > 3 || figure_share(inside.back()) < 0.4)
                 ? inside.size()
                 : header_lines(inside);
    if (head > 0) {
      const std::vector<TextRow> header(inside.begin(), inside.begin() + static_cast<std::ptrdiff_t>(head));
      split_header(lattice, header, bands[r], bands[r + 1], edges, spans, settings);
      if (head < inside.size()) {
        insert_row_lines(lattice, {between(inside[head - 1], inside[head])}, Wall::white);
      }
      inside.erase(inside.begin(), inside.begin() + static_cast<std::ptrdiff_t>(head));
    }
    const bool own_sides = has_sides(lattice, bands[r], bands[r + 1]);
    if (r == 0 && own_sides && bands.size() > 2 && inside.size() < 7) continue;
    find_rows(cuts, inside, lattice.xs, ruled[r] && (added.empty() || own_sides || bands.size() > 4),
              single_lines, index.page(), settings);
  }
  for (std::size_t r = 1; single_lines && r + 1 < texts.size(); ++r)
    if (!texts[r].empty() && texts[r].size() <= 2 && !texts[r + 1].empty() &&
        all_headings(copies(texts[r]), copies(texts[r + 1]), lattice.xs, index.page()))
      close_row(lattice, bands[r + 1]);
  std::sort(cuts.begin(), cuts.end());
  insert_row_lines(lattice, cuts, Wall::white);
  close_gutters(lattice, added, lines, spans, index.page(), settings);
  close_rows(lattice, lines);
}

}  // namespace scrutineer::extract
