#include "extract/ocr/writing.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "extract/ocr/background.h"
#include "extract/ocr/phrases.h"
#include "extract/ocr/rulings.h"
#include "extract/ocr/settings.h"

namespace scrutineer::extract {
namespace {

using Row = std::vector<Phrase>;

double flat_share(const Image& contrast, int limit) {
  const auto flat = std::count_if(contrast.samples.begin(), contrast.samples.end(),
                                  [&](std::uint8_t v) { return v <= limit; });
  return static_cast<double>(flat) / static_cast<double>(std::max<std::size_t>(1, contrast.samples.size()));
}

bool is_known(const Phrase& phrase, const std::vector<PixelBox>& known) {
  const int x = (phrase.box.x0 + phrase.box.x1) / 2, y = (phrase.box.y0 + phrase.box.y1) / 2;
  return std::any_of(known.begin(), known.end(), [&](const PixelBox& box) {
    return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
  });
}

std::vector<Row> rows_of(std::vector<Phrase> phrases, const NeedSettings& settings) {
  std::sort(phrases.begin(), phrases.end(),
            [](const Phrase& a, const Phrase& b) { return a.baseline < b.baseline; });
  std::vector<Row> rows;
  for (Phrase& phrase : phrases) {
    if (rows.empty() || phrase.baseline - rows.back().front().baseline > settings.row_offset * phrase.size)
      rows.emplace_back();
    rows.back().push_back(std::move(phrase));
  }
  return rows;
}

double distance(const Row& row, const Row& before) {
  return (row.front().baseline - before.front().baseline) / std::max(row.front().size, before.front().size);
}

double share_below(const Row& row, const Row& before) {
  const auto below = std::count_if(row.begin(), row.end(), [&](const Phrase& p) {
    return std::any_of(before.begin(), before.end(),
                       [&](const Phrase& b) { return p.box.x0 < b.box.x1 && b.box.x0 < p.box.x1; });
  });
  return static_cast<double>(below) / static_cast<double>(row.size());
}

// The longest run of rows that pass, each in line with the one before.
template <typename Pass>
std::size_t longest_run(const std::vector<Row>& rows, const NeedSettings& settings, Pass pass) {
  std::size_t longest = 0, run = 0;
  const Row* before = nullptr;
  for (const Row& row : rows) {
    if (!pass(row)) {
      // One row of fewer phrases (a wrapped label) does not end a table.
      if (before && distance(row, *before) > settings.row_pitch) before = nullptr;
      continue;
    }
    const double down = before ? distance(row, *before) : -1;
    const bool follows = before && down >= settings.least_pitch && down <= settings.row_pitch &&
                         share_below(row, *before) >= settings.in_line;
    run = follows ? run + 1 : 1;
    before = &row;
    longest = std::max(longest, run);
  }
  return longest;
}

// The lines next to a phrase on both sides that it lies between; false where one is missing.
struct Place {
  double low = 0, high = 0;
};

bool find_place(const std::vector<DrawnLine>& lines, bool horizontal, double at, double across, double slack,
                Place& place) {
  double low = -1, high = -1;
  for (const DrawnLine& line : lines) {
    if (line.horizontal != horizontal || line.from > across + slack || line.to < across - slack) continue;
    if (line.at <= at && (low < 0 || line.at > low)) low = line.at;
    if (line.at > at && (high < 0 || line.at < high)) high = line.at;
  }
  place = {low, high};
  return low >= 0 && high >= 0;
}

// Cells of the lattice in a strip between two levels: how many upright lines cross it, less one.
std::size_t cells_across(const std::vector<DrawnLine>& lines, const Place& strip) {
  const double middle = (strip.low + strip.high) / 2;
  std::size_t crossing = 0;
  for (const DrawnLine& line : lines)
    crossing += !line.horizontal && line.from <= middle && line.to >= middle;
  return crossing > 0 ? crossing - 1 : 0;
}

// What stands in a cell, from its top to its foot.
struct Content {
  double top = 1e9, foot = -1e9;
};

// Whether most cells of a row begin, end or have their middle at one height.
bool in_one_row(const std::map<int, Content>& cells, double slack) {
  const auto steady = [&](auto height) {
    std::vector<double> heights;
    for (const auto& [left, content] : cells) heights.push_back(height(content));
    std::nth_element(heights.begin(), heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2),
                     heights.end());
    const double middle = heights[heights.size() / 2];
    const auto near = std::count_if(heights.begin(), heights.end(),
                                    [&](double h) { return std::abs(h - middle) <= slack; });
    return 5 * static_cast<std::size_t>(near) >= 4 * heights.size();
  };
  return steady([](const Content& c) { return c.top; }) || steady([](const Content& c) { return c.foot; }) ||
         steady([](const Content& c) { return (c.top + c.foot) / 2; });
}

// A chart's labels stand here and there in its grid; a table's rows are mostly full, and stand in rows.
std::size_t cells_with_writing(const std::vector<Phrase>& phrases, const std::vector<DrawnLine>& lines,
                               const NeedSettings& settings) {
  std::map<std::pair<int, int>, std::map<int, Content>> strips;  // by their ends: the cells by left ends
  std::vector<double> sizes;
  for (const Phrase& phrase : phrases) {
    const double x = (phrase.box.x0 + phrase.box.x1) / 2.0, y = (phrase.box.y0 + phrase.box.y1) / 2.0;
    Place across, down;
    if (!find_place(lines, false, x, y, 1, across) || !find_place(lines, true, y, x, 1, down)) continue;
    const auto whole = [](double v) { return static_cast<int>(std::lround(v)); };
    Content& content = strips[{whole(down.low), whole(down.high)}][whole(across.low)];
    content.top = std::min(content.top, static_cast<double>(phrase.box.y0));
    content.foot = std::max(content.foot, static_cast<double>(phrase.box.y1));
    sizes.push_back(phrase.size);
  }
  if (sizes.empty()) return 0;
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
  const double slack = settings.cell_offset * sizes[sizes.size() / 2];
  std::size_t full = 0;
  for (const auto& [ends, cells] : strips) {
    const Place strip{static_cast<double>(ends.first), static_cast<double>(ends.second)};
    const double share = static_cast<double>(cells.size()) /
                         static_cast<double>(std::max<std::size_t>(1, cells_across(lines, strip)));
    if (cells.size() >= 2 && share >= settings.full_share && in_one_row(cells, slack)) full += cells.size();
  }
  return full;
}

}  // namespace

WritingSigns writing_signs(const Image& picture, const std::vector<PixelBox>& known,
                           const NeedSettings& settings) {
  WritingSigns signs;
  if (picture.width < 16 || picture.height < 16) return signs;
  const OcrSettings ocr;
  Background background = find_background(grey_of(picture), ocr);
  signs.flat = flat_share(background.contrast, settings.flat_contrast);
  PixPointer ink = mask_above(background.contrast, background.threshold);
  const std::vector<DrawnLine> lines = take_lines(ink, background.contrast, background.noise, ocr);
  std::vector<Phrase> phrases = find_phrases(ink.get(), background, lines, ocr);
  std::erase_if(phrases, [&](const Phrase& p) { return is_known(p, known); });
  if (phrases.size() > settings.max_phrases) return signs;
  for (const Phrase& phrase : phrases)
    if (phrase.marks.size() > 1) signs.letters += phrase.marks.size();
  signs.cells = cells_with_writing(phrases, lines, settings);
  const std::vector<Row> rows = rows_of(std::move(phrases), settings);
  signs.rows =
      longest_run(rows, settings, [&](const Row& row) { return row.size() >= settings.row_phrases; });
  signs.lines = longest_run(rows, settings, [&](const Row& row) {
    return std::any_of(row.begin(), row.end(), [&](const Phrase& p) {
      return p.box.width() >= settings.line_length * p.size && p.marks.size() >= 12;
    });
  });
  return signs;
}

bool looks_like_writing(const WritingSigns& signs, const NeedSettings& settings) {
  return signs.flat >= settings.flat_share &&
         (signs.cells >= settings.full_cells || signs.rows >= settings.aligned_rows ||
          signs.lines >= settings.text_lines);
}

bool may_hold_letters(const WritingSigns& signs, const NeedSettings& settings) {
  return signs.letters >= settings.few_letters;
}

}  // namespace scrutineer::extract
