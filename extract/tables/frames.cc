#include "extract/tables/frames.h"

#include <algorithm>
#include <cmath>

#include "extract/tables/lines.h"

namespace scrutineer::extract {
namespace {

struct Contents {
  std::size_t words = 0, figures = 0;  // rows
};

// What the rows of a column hold.
Contents contents(const Lattice& frame, std::size_t column, const PageIndex& index) {
  Contents result;
  for (std::size_t r = 0; r < frame.rows(); ++r) {
    const auto words = index.words_in({frame.xs[column], frame.ys[r], frame.xs[column + 1], frame.ys[r + 1]});
    if (words.empty()) continue;
    const bool figure = std::all_of(words.begin(), words.end(),
                                    [&](std::size_t w) { return is_figure(index.page().words[w].text); });
    ++(figure ? result.figures : result.words);
  }
  return result;
}

bool begins_with_words(const Lattice& frame, const PageIndex& index) {
  const Contents first = contents(frame, 0, index);
  return first.words >= 3 && first.figures * 4 <= first.words;
}

// A column may have some rows of header.
bool figures_alone(const Lattice& frame, const PageIndex& index) {
  std::size_t figures = 0;
  for (std::size_t c = 0; c < frame.columns(); ++c) {
    const Contents here = contents(frame, c, index);
    if (here.words > here.figures || here.words > 4) return false;
    figures = std::max(figures, here.figures);
  }
  return figures >= 3;
}

bool has_line(const std::vector<double>& lines, double at, double within) {
  return std::any_of(lines.begin(), lines.end(), [&](double line) { return std::abs(line - at) < within; });
}

// Rows in line: same top and foot, and of all other borders hardly any is one frame's alone.
bool in_line(const Lattice& left, const Lattice& right, const TableSettings& settings) {
  const double reach = settings.reach;
  if (std::abs(left.ys.front() - right.ys.front()) > reach) return false;
  if (std::abs(left.ys.back() - right.ys.back()) > reach) return false;
  std::size_t alone = 0;
  for (double y : left.ys) alone += !has_line(right.ys, y, reach);
  for (double y : right.ys) alone += !has_line(left.ys, y, reach);
  return left.rows() >= 3 && right.rows() >= 3 && alone * 5 <= std::min(left.rows(), right.rows());
}

Lattice joined(Lattice left, Lattice right, const TableSettings& settings) {
  for (double& y : right.ys)
    for (double own : left.ys)
      if (std::abs(own - y) < settings.reach) y = own;
  const std::vector<double> rows = left.ys;
  for (double y : right.ys)
    if (!has_line(left.ys, y, 0.01)) insert_row_line(left, y);
  for (double y : rows)
    if (!has_line(right.ys, y, 0.01)) insert_row_line(right, y);
  std::vector<double> xs(left.xs.begin(), left.xs.end() - 1);
  xs.push_back((left.xs.back() + right.xs.front()) / 2);
  xs.insert(xs.end(), right.xs.begin() + 1, right.xs.end());
  Lattice result = open_lattice(std::move(xs), left.ys);
  const std::size_t seam = left.columns();
  for (std::size_t r = 0; r < result.rows(); ++r) {
    for (std::size_t i = 0; i < seam; ++i) result.side(r, i) = left.side(r, i);
    result.side(r, seam) = std::max(left.side(r, seam), right.side(r, 0));
    for (std::size_t i = 1; i < right.xs.size(); ++i) result.side(r, seam + i) = right.side(r, i);
  }
  for (std::size_t j = 0; j < result.ys.size(); ++j)
    for (std::size_t c = 0; c < result.columns(); ++c)
      result.top(j, c) = c < seam ? left.top(j, c) : right.top(j, c - seam);
  return result;
}

// Index of the frame that goes on to the right of frame `i`; its own where there is none.
std::size_t next_frame(const std::vector<Lattice>& frames, std::size_t i, const PageIndex& index,
                       const TableSettings& settings) {
  const Box box = frames[i].box();
  for (std::size_t k = 0; k < frames.size(); ++k) {
    const double gap = frames[k].xs.front() - box.x1;
    if (k == i || gap < -settings.reach || gap > settings.frame_gap) continue;
    if (!in_line(frames[i], frames[k], settings) || !figures_alone(frames[k], index)) continue;
    if (index.words_in({box.x1, box.y0, frames[k].xs.front(), box.y1}).empty()) return k;
  }
  return i;
}

}  // namespace

std::vector<Lattice> joined_frames(std::vector<Lattice> frames, const PageIndex& index,
                                   const TableSettings& settings) {
  if (frames.size() > settings.most_frames) return frames;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    if (frames[i].rows() < 3 || !begins_with_words(frames[i], index)) continue;
    for (std::size_t k = next_frame(frames, i, index, settings); k != i;
         k = next_frame(frames, i, index, settings)) {
      frames[i] = joined(std::move(frames[i]), std::move(frames[k]), settings);
      frames.erase(frames.begin() + static_cast<std::ptrdiff_t>(k));
      i -= k < i;
    }
  }
  return frames;
}

Lattice with_names(const Lattice& frame, const std::vector<Lattice>& others, const PageIndex& index,
                   const TableSettings& settings) {
  const Box box = frame.box();
  if (frame.rows() < 3 || !figures_alone(frame, index)) return frame;
  double left = 0;
  for (const Lattice& other : others) {
    const Box o = other.box();
    if (o.x1 <= box.x0 + 1 && o.y0 < box.y1 && o.y1 > box.y0) left = std::max(left, o.x1);
  }
  const Page& page = index.page();
  const auto beside = text_lines(page, index.words_in({left, box.y0, box.x0, box.y1}), settings);
  std::vector<double> figures;  // middles of the lines that hold figures
  for (const TextLine& line : text_lines(page, index.words_in(box), settings))
    if (is_figure(page.words[line.words.back()].text)) figures.push_back(line.box.centre_y());
  std::size_t in_row = 0;
  Box names;
  for (const TextLine& line : beside) {
    if (phrases(page, line, settings).size() != 1 || is_figure(page.words[line.words.front()].text))
      return frame;
    in_row += has_line(figures, line.box.centre_y(), 0.3 * line.size);
    names = united(names, line.box);
  }
  if (in_row < 3 || in_row * 10 < figures.size() * 9 || in_row * 4 < beside.size() * 3) return frame;
  if (box.x0 - names.x1 > settings.frame_gap || names.width() > 0.5 * page.width) return frame;
  Lattice column = open_lattice({names.x0 - 1, box.x0}, frame.ys);
  for (std::size_t r = 1; r < column.rows(); ++r) column.top(r, 0) = frame.top(r, 0);
  return joined(std::move(column), frame, settings);
}

}  // namespace scrutineer::extract
