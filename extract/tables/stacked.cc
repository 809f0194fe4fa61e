#include "extract/tables/stacked.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>

#include "extract/tables/edges.h"
#include "extract/tables/lines.h"

namespace scrutineer::extract {
namespace {

constexpr std::size_t least_heads = 3;  // phrases in a line that heads columns

Box row_box(const Lattice& lattice, std::size_t row) {
  return {lattice.xs.front(), lattice.ys[row], lattice.xs.back(), lattice.ys[row + 1]};
}

bool like(const Rgb& a, const Rgb& b) {
  constexpr int same = 24;  // levels: a scan's fills of one colour differ a little
  return std::abs(a.red - b.red) <= same && std::abs(a.green - b.green) <= same &&
         std::abs(a.blue - b.blue) <= same;
}

// The colour that fills a row from side to side; none where it is white or of several colours.
std::optional<Rgb> band(const Box& row, const Page& page, const TableSettings& settings) {
  std::optional<Rgb> colour;
  double width = 0;
  for (const Fill& fill : page.fills) {
    const Box common = intersection(fill.box, row);
    if (common.empty() || common.height() < 0.7 * row.height()) continue;
    if (is_white(fill.colour, settings) || (colour && !like(*colour, fill.colour))) return std::nullopt;
    if (!colour) colour = fill.colour;
    width += common.width();
  }
  return width >= 0.8 * row.width() ? colour : std::nullopt;
}

std::size_t most_phrases(const Box& row, const PageIndex& index, const TableSettings& settings) {
  std::size_t most = 0;
  for (const TextLine& line : text_lines(index.page(), index.words_in(row), settings))
    most = std::max(most, phrases(index.page(), line, settings).size());
  return most;
}

std::multiset<std::string> words_of(const Box& row, const PageIndex& index) {
  std::multiset<std::string> words;
  for (std::size_t w : index.words_in(row)) words.insert(index.page().words[w].text);
  return words;
}

// A letter or two may be misread in a scan.
bool same_words(const Box& a, const Box& b, const PageIndex& index) {
  const auto left = words_of(a, index), right = words_of(b, index);
  std::vector<std::string> common;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(common));
  return common.size() >= least_heads && 5 * common.size() >= 4 * std::max(left.size(), right.size());
}

// The row below, past the slivers between double lines.
std::size_t row_below(const Lattice& lattice, std::size_t row, const TableSettings& settings) {
  ++row;
  while (row < lattice.rows() && lattice.ys[row + 1] - lattice.ys[row] < settings.sliver) ++row;
  return row;
}

// Whether the row is a gap between tables: blank, unfilled, and not much higher than a line.
bool is_gap(const Lattice& lattice, std::size_t row, const PageIndex& index, const TableSettings& settings) {
  const Box box = row_box(lattice, row);
  return box.height() >= settings.sliver && box.height() <= settings.stack_gap &&
         index.words_in(box).empty() && !band(box, index.page(), settings);
}

// Where a table begins that stands at `row` and begins as the one at `first` does; its title is no row of it.
std::optional<std::size_t> begins_alike(const Lattice& lattice, std::size_t first, std::size_t row,
                                        const PageIndex& index, const TableSettings& settings) {
  const std::size_t below_first = row_below(lattice, first, settings),
                    below_row = row_below(lattice, row, settings);
  if (below_first >= row || below_row >= lattice.rows()) return std::nullopt;
  const Box one = row_box(lattice, first), other = row_box(lattice, row);
  const auto colour = band(one, index.page(), settings), again = band(other, index.page(), settings);
  if (!colour || !again || !like(*colour, *again)) return std::nullopt;
  const std::size_t heads = most_phrases(one, index, settings), more = most_phrases(other, index, settings);
  if (heads >= least_heads && more >= least_heads) {
    const auto below = band(row_box(lattice, below_first), index.page(), settings);
    if (below && like(*below, *colour)) return std::nullopt;
    return row;
  }
  if (heads != 1 || more != 1 ||
      !same_words(row_box(lattice, below_first), row_box(lattice, below_row), index))
    return std::nullopt;
  return below_row;
}

}  // namespace

std::vector<Lattice> without_stacks(std::vector<Lattice> lattices, const PageIndex& index,
                                    const TableSettings& settings) {
  std::vector<Lattice> result;
  for (Lattice& lattice : lattices) {
    std::size_t first = 0, start = 0;  // where a table begins, without and with its title
    for (std::size_t row = 1; row + 2 < lattice.rows(); ++row) {
      if (row <= first + 1 || !is_gap(lattice, row, index, settings)) continue;
      const auto next = begins_alike(lattice, start, row + 1, index, settings);
      if (!next) continue;
      result.push_back(part(lattice, first, row, 0, lattice.columns()));
      start = row + 1;
      first = *next;
    }
    result.push_back(first == 0 ? std::move(lattice)
                                : part(lattice, first, lattice.rows(), 0, lattice.columns()));
  }
  return result;
}

}  // namespace scrutineer::extract
