#include "extract/tables/bands.h"

#include <algorithm>
#include <cmath>

namespace scrutineer::extract {
namespace {

struct Piece {
  std::size_t column = 0, column_end = 0;
  Box box;
  bool figure = false;
  double first_word = 0;  // width
  std::size_t words = 0;
  bool bracketed = false;  // "(3/15)": what is said of the figure above it
  char initial = 0;        // the first sign
  bool bold = false;       // every word
  bool broken = false;     // "2021-", whose year goes on below
  bool small() const { return initial >= 'a' && initial <= 'z'; }
  bool capital() const { return initial >= 'A' && initial <= 'Z'; }
};

struct Line {
  Box box;
  double size = 0;
  std::vector<Piece> pieces;
  bool has(std::size_t column) const {
    return std::any_of(pieces.begin(), pieces.end(),
                       [&](const Piece& p) { return p.column <= column && column < p.column_end; });
  }
  std::size_t figures() const {
    return static_cast<std::size_t>(
        std::count_if(pieces.begin(), pieces.end(), [](const Piece& p) { return p.figure; }));
  }
};

std::size_t column_of(const std::vector<double>& borders, double x) {
  const auto i = std::upper_bound(borders.begin(), borders.end(), x) - borders.begin();
  return static_cast<std::size_t>(
      std::clamp<std::ptrdiff_t>(i - 1, 0, static_cast<std::ptrdiff_t>(borders.size()) - 2));
}

std::vector<Line> placed(const std::vector<TextRow>& rows, const std::vector<double>& columns,
                         const Page& page) {
  std::vector<Line> lines;
  for (const TextRow& row : rows) {
    Line line{row.box, row.size, {}};
    for (const Phrase& p : row.phrases) {
      const Word& first = page.words[p.words.front()];
      const bool bold =
          std::all_of(p.words.begin(), p.words.end(), [&](std::size_t w) { return page.words[w].bold; });
      line.pieces.push_back({column_of(columns, p.box.x0 + 0.5), column_of(columns, p.box.x1 - 0.5) + 1,
                             p.box, p.figure, first.box.width(), p.words.size(), first.text.starts_with('('),
                             first.text.front(), bold, p.broken});
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

// Widest text of each column, where a longer one would have been broken.
std::vector<double> column_widths(const std::vector<Line>& lines, const std::vector<double>& columns) {
  std::vector<double> left(columns.size(), 1e9), right(columns.size(), -1e9), width(columns.size(), 0);
  for (const Line& line : lines)
    for (const Piece& p : line.pieces) {
      if (p.column_end != p.column + 1) continue;
      left[p.column] = std::min(left[p.column], p.box.x0);
      right[p.column] = std::max(right[p.column], p.box.x1);
    }
  for (std::size_t c = 0; c < width.size(); ++c) width[c] = std::max(0.0, right[c] - left[c]);
  return width;
}

// The line goes on with the text above it: its first word would not have fitted there.
bool wraps(const Piece& above, const Piece& below, double room, double size) {
  return above.box.width() + below.first_word + 0.15 * size > room - 0.5;
}

const Piece* piece_in(const Line& line, std::size_t column) {
  for (const Piece& p : line.pieces)
    if (p.column == column && p.column_end == column + 1) return &p;
  return nullptr;
}

// Whether the row's name breaks off above for want of room and goes on in line i: then figures that stand
// under figures are the cells' further lines.
bool name_goes_on(const std::vector<Line>& lines, std::size_t i, const std::vector<double>& columns) {
  const Piece *below = piece_in(lines[i], 0), *above = nullptr;
  for (std::size_t k = i; k-- > 0 && !above;) above = piece_in(lines[k], 0);
  if (!above || !below || !below->small()) return false;
  const double margin = above->box.x0 - columns[0];
  return above->box.x1 + 0.15 * lines[i].size + below->first_word > columns[1] - margin;
}

// Whether `line` belongs to the row of the lines from `begin` up to it.
bool continues_row(const std::vector<Line>& lines, std::size_t begin, std::size_t i,
                   const std::vector<double>& widths, double usual_step, const TableSettings& settings) {
  const Line &line = lines[i], &last = lines[i - 1];
  const double step = line.box.centre_y() - last.box.centre_y();
  if (step > settings.row_gap * std::max(usual_step, 1.0 * line.size)) return false;
  if (step < 0.55 * line.size)
    return true;  // half a line lower: cells of one row with another number of lines
  // A name without figures among names with theirs
  if (step >= settings.loose_step * line.size && line.pieces.size() == 1 && line.pieces[0].column == 0 &&
      line.pieces[0].capital() && last.pieces.size() > 1)
    return false;
  // Many texts do not all break at one place.
  std::size_t under = 0;
  for (const Piece& p : line.pieces) under += last.has(p.column);
  if (under >= 3 && last.has(0) && line.has(0) && under * 2 > last.pieces.size()) return false;
  const auto one_word = [](const Line& l) { return l.pieces.back().words == 1; };
  if (under == 2 && line.pieces.size() == 2 && last.pieces.size() == 2 && line.has(0) && one_word(line) &&
      one_word(last))
    return false;
  std::size_t wrapped = 0;
  for (const Piece& p : line.pieces) {
    if (p.column_end != p.column + 1) return false;
    bool seen = false;
    for (std::size_t k = i; k-- > begin;) {
      const Piece* above = piece_in(lines[k], p.column);
      if (!above) continue;
      if (p.figure && above->figure && !above->broken) return false;
      if (k + 1 == i) {
        if (!wraps(*above, p, settings.line_share * widths[p.column], line.size)) return false;
        ++wrapped;
      }
      seen = true;
      break;
    }
    if (!seen && !p.figure && p.column != 0 && line.pieces.size() == 1) continue;
  }
  return wrapped > 0;
}

// Rows of running text beside figures: each begins at a line that most columns share, the lines below it are
// their texts' further lines. Where such lines are not the most, nothing.
std::vector<bool> anchored_rows(const std::vector<Line>& lines) {
  std::size_t most = 0, anchors = 0, texts = 0, others = 0;
  for (const Line& line : lines) most = std::max(most, line.pieces.size());
  const auto is_anchor = [&](const Line& line) {
    return line.has(0) && line.figures() > 0 && line.pieces.size() * 2 > most;
  };
  for (const Line& line : lines) {
    anchors += is_anchor(line);
    others += !is_anchor(line);
    texts += !is_anchor(line) && line.figures() == 0 && line.pieces.back().column > 0;
  }
  if (most < 4 || anchors == 0 || others < 2 * anchors || texts * 4 < others * 3) return {};
  std::vector<bool> starts(lines.size(), false);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_anchor(lines[i])) continue;
    // A note's mark or a longer cell's first line stands half a line higher.
    const bool raised = i > 0 && lines[i].box.centre_y() - lines[i - 1].box.centre_y() < 0.75 * lines[i].size;
    starts[raised ? i - 1 : i] = true;
  }
  if (!starts.front()) return {};
  return starts;
}

// A name in bold without figures over one in plain print with figures: the heading of the rows below.
bool is_heading(const std::vector<Line>& lines, std::size_t i) {
  const auto names = [](const Line& line) { return !line.pieces.empty() && line.pieces[0].column == 0; };
  if (!names(lines[i]) || lines[i].pieces.size() != 1 || !lines[i].pieces[0].bold || lines[i].figures() > 0)
    return false;
  for (std::size_t k = i + 1; k < lines.size() && names(lines[k]); ++k)
    if (!lines[k].pieces[0].bold) return lines[k].pieces.size() > 1 && lines[k].figures() > 0;
  return false;
}

// Headings are rows of their own. Two of one size, the second of which had no room behind the first, are one.
void part_headings(std::vector<bool>& starts, const std::vector<Line>& lines, double width) {
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!is_heading(lines, i)) continue;
    const bool same = i > 0 && is_heading(lines, i - 1) && lines[i - 1].size == lines[i].size &&
                      wraps(lines[i - 1].pieces[0], lines[i].pieces[0], width, lines[i].size);
    if (!same) starts[i] = true;
    if (!is_heading(lines, i + 1)) starts[i + 1] = true;
  }
}

}  // namespace

std::vector<bool> row_starts(const std::vector<TextRow>& rows, const std::vector<double>& columns, bool ruled,
                             bool single_lines, const Page& page, const TableSettings& settings) {
  std::vector<bool> starts(rows.size(), false);
  if (rows.empty()) return starts;
  starts[0] = true;
  const std::vector<Line> lines = placed(rows, columns, page);
  if (ruled) {
    // Two lines with figures in the same columns are two rows.
    std::vector<bool> figures(columns.size(), false);  // those that a year goes on with are none yet
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::size_t again = 0;
      for (const Piece& p : lines[i].pieces) again += p.figure && !p.bracketed && figures[p.column];
      const bool row = again >= 2 || (again == 1 && lines[i].pieces.size() == 2 && lines[i].figures() == 1 &&
                                      columns.size() == 3);
      if (row && !name_goes_on(lines, i, columns)) {
        starts[i] = true;
        figures.assign(columns.size(), false);
      }
      for (const Piece& p : lines[i].pieces)
        if (p.figure) figures[p.column] = !p.broken;
    }
    if (single_lines) part_headings(starts, lines, columns[1] - columns[0]);
    // A label that begins above its figures' line is not told apart from one that ends below: the first is
    // rarer.
    return starts;
  }
  if (std::vector<bool> anchored = anchored_rows(lines); !anchored.empty()) return anchored;
  const std::vector<double> widths = column_widths(lines, columns);
  std::vector<double> steps;
  for (std::size_t i = 1; i < lines.size(); ++i)
    steps.push_back(lines[i].box.centre_y() - lines[i - 1].box.centre_y());
  double usual = 0;
  if (!steps.empty()) {
    std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 4),
                     steps.end());
    usual = steps[steps.size() / 4];
  }
  std::size_t begin = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (continues_row(lines, begin, i, widths, usual, settings)) continue;
    starts[i] = true;
    begin = i;
  }
  if (single_lines) part_headings(starts, lines, columns[1] - columns[0]);
  return starts;
}

bool all_headings(const std::vector<TextRow>& above, const std::vector<TextRow>& below,
                  const std::vector<double>& columns, const Page& page) {
  std::vector<TextRow> both = above;
  both.insert(both.end(), below.begin(), below.end());
  const std::vector<Line> lines = placed(both, columns, page);
  for (std::size_t i = 0; i < above.size(); ++i)
    if (!is_heading(lines, i)) return false;
  return !above.empty();
}

}  // namespace scrutineer::extract
