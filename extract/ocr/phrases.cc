#include "extract/ocr/phrases.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <tuple>

namespace scrutineer::extract {
namespace {

struct Line {
  PixelBox box;
  PixelBox last;  // of the mark that was joined last
  std::vector<PixelBox> marks;
};

PixelBox both(const PixelBox& a, const PixelBox& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

double overlap(const PixelBox& a, const PixelBox& b) {
  return static_cast<double>(std::min(a.y1, b.y1) - std::max(a.y0, b.y0)) /
         std::max(1, std::min(a.height(), b.height()));
}

class Barriers {
 public:
  Barriers(const Background& background, const std::vector<DrawnLine>& lines, const OcrSettings& settings)
      : background_(background), settings_(settings) {
    for (const DrawnLine& l : lines)
      if (!l.horizontal) upright_.push_back(l);
    std::sort(upright_.begin(), upright_.end(),
              [](const DrawnLine& a, const DrawnLine& b) { return a.at < b.at; });
  }

  // Whether a mark is no letter but what is left of a fill's upright border: as light as the one side or as
  // dark as the other, or in between.
  bool is_border(const PixelBox& mark, int usual) const {
    constexpr int beside = 4;
    if (mark.height() < settings_.speck * usual || 3 * mark.width() > mark.height()) return false;
    const int left = level({mark.x0 - 2 * beside, mark.y0, mark.x0, mark.y1}),
              right = level({mark.x1, mark.y0, mark.x1 + 2 * beside, mark.y1});
    if (std::abs(left - right) <= settings_.near_edge) return false;
    // A fill reaches further than the heavy letter beside, which may have been taken for one.
    const int far_left = level({mark.x0 - 2 * usual, mark.y0, mark.x0 - usual, mark.y1}),
              far_right = level({mark.x1 + usual, mark.y0, mark.x1 + 2 * usual, mark.y1});
    if (std::abs(far_left - left) > settings_.near_edge || std::abs(far_right - right) > settings_.near_edge)
      return false;
    const Image& half = background_.half;
    std::vector<int> inks;  // the darkest of each row, and the lightest
    std::vector<int> lights;
    for (int y = mark.y0 / 2; y < std::min(mark.y1 / 2, half.height); ++y) {
      const auto [least, most] = std::minmax_element(
          half.row(y) + mark.x0 / 2, half.row(y) + std::min((mark.x1 + 1) / 2 + 1, half.width));
      inks.push_back(*least);
      lights.push_back(*most);
    }
    if (inks.empty()) return false;
    const auto middle = [](std::vector<int>& v) {
      std::nth_element(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2), v.end());
      return v[v.size() / 2];
    };
    return middle(inks) >= std::min(left, right) - settings_.near_edge &&
           middle(lights) <= std::max(left, right) + settings_.near_edge;
  }

  bool between(const PixelBox& a, const PixelBox& b) const {
    const double from = (a.x0 + a.x1) / 2.0, to = (b.x0 + b.x1) / 2.0;
    const double middle = (std::max(a.y0, b.y0) + std::min(a.y1, b.y1)) / 2.0;
    auto line = std::lower_bound(upright_.begin(), upright_.end(), from,
                                 [](const DrawnLine& l, double x) { return l.at < x; });
    for (; line != upright_.end() && line->at <= to; ++line)
      if (line->from <= middle + 2 && line->to >= middle - 2) return true;
    // Strokes of large letters fill the window in which the background's level is sought.
    const double large = 1.8 * settings_.window_height * background_.contrast.dpi / 72;
    if (std::min(a.height(), b.height()) > large) return false;
    return std::abs(level(a) - level(b)) > settings_.near_edge + 8;
  }

 private:
  int level(const PixelBox& mark) const {
    const Image& l = background_.level;
    const int x = std::clamp((mark.x0 + mark.x1) / 4, 0, l.width - 1),
              y = std::clamp((mark.y0 + mark.y1) / 4, 0, l.height - 1);
    return l.row(y)[x];
  }
  const Background& background_;
  const OcrSettings& settings_;
  std::vector<DrawnLine> upright_;
};

int usual_height(const std::vector<PixelBox>& marks, double scale, const OcrSettings& settings) {
  std::vector<int> heights;
  for (const PixelBox& m : marks)
    if (m.height() >= settings.smallest_letter * scale && m.height() <= 16 * scale)
      heights.push_back(m.height());
  if (heights.empty()) return static_cast<int>(6 * scale);
  std::nth_element(heights.begin(), heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2),
                   heights.end());
  return heights[heights.size() / 2];
}

void add(Line& line, const PixelBox& mark) {
  line.box = both(line.box, mark);
  line.last = mark;
  line.marks.push_back(mark);
}

// Letters join the line whose end is nearest; what begins further left comes first.
std::vector<Line> lines_of_letters(std::vector<PixelBox> letters, const Barriers& barriers,
                                   const OcrSettings& settings) {
  std::sort(letters.begin(), letters.end(), [](const PixelBox& a, const PixelBox& b) {
    return std::tuple(a.x0, a.y0) < std::tuple(b.x0, b.y0);
  });
  std::vector<Line> done, open;
  int sweep = 0;
  for (const PixelBox& mark : letters) {
    if (mark.x0 > sweep + 64) {  // lines that end far to the left are finished
      sweep = mark.x0;
      std::erase_if(open, [&](Line& line) {
        if (mark.x0 - line.box.x1 < 400) return false;
        done.push_back(std::move(line));
        return true;
      });
    }
    Line* best = nullptr;
    double nearest = 1e9;
    for (Line& line : open) {
      if (overlap(line.last, mark) < settings.overlap && overlap(line.box, mark) < 0.8) continue;
      const double height = std::max(mark.height(), line.last.height());
      const double gap = mark.x0 - line.box.x1;
      if (gap > settings.phrase_gap * height || gap < -1.5 * height || gap >= nearest) continue;
      if (std::max(mark.height(), line.box.height()) > 3 * std::min(mark.height(), line.box.height()))
        continue;
      if (barriers.between(line.last, mark)) continue;
      nearest = gap;
      best = &line;
    }
    if (best)
      add(*best, mark);
    else
      open.push_back({mark, mark, {mark}});
  }
  done.insert(done.end(), std::make_move_iterator(open.begin()), std::make_move_iterator(open.end()));
  return done;
}

// Dots, commas, dashes and accents go to the line that they stand in, or are dashes by themselves.
void add_small(std::vector<Line>& lines, const std::vector<PixelBox>& small, int usual,
               const Barriers& barriers) {
  const std::size_t letters = lines.size();
  std::vector<std::size_t> by_top(letters);
  for (std::size_t i = 0; i < letters; ++i) by_top[i] = i;
  std::sort(by_top.begin(), by_top.end(),
            [&](std::size_t a, std::size_t b) { return lines[a].box.y0 < lines[b].box.y0; });
  for (const PixelBox& mark : small) {
    const double x = (mark.x0 + mark.x1) / 2.0, y = (mark.y0 + mark.y1) / 2.0;
    std::size_t best = letters;
    double nearest = 1e9;
    for (std::size_t i : by_top) {
      const PixelBox& box = lines[i].box;
      if (box.y0 - 0.5 * usual > y) break;
      const double high = box.height();
      if (y > box.y1 + 0.35 * high || x < box.x0 - 0.9 * high || x > box.x1 + 0.9 * high) continue;
      const double away =
          std::max({0.0, box.x0 - x, x - box.x1}) + 2 * std::max({0.0, box.y0 - y, y - box.y1});
      if (away >= nearest) continue;
      const bool left = x < box.x0;
      if ((x < box.x0 || x > box.x1) &&
          barriers.between(left ? mark : lines[i].marks.back(), left ? lines[i].marks.front() : mark))
        continue;
      nearest = away;
      best = i;
    }
    if (best < letters)
      lines[best].marks.push_back(mark);
    else if (mark.width() >= 0.25 * usual && mark.width() >= 1.3 * mark.height() && mark.height() >= 2)
      lines.push_back({mark, mark, {mark}});
  }
  for (Line& line : lines) {
    std::sort(line.marks.begin(), line.marks.end(),
              [](const PixelBox& a, const PixelBox& b) { return a.x0 < b.x0; });
    for (const PixelBox& mark : line.marks) line.box = both(line.box, mark);
  }
}

// Specks, and what stands at the very edge of the page.
bool is_dirt(const Line& line, const Background& background, int usual, const OcrSettings& settings) {
  const Image& page = background.contrast;
  const double edge = settings.edge * page.dpi / 72;
  const double x = (line.box.x0 + line.box.x1) / 2.0, y = (line.box.y0 + line.box.y1) / 2.0;
  if (x < edge || y < edge || x > page.width - edge || y > page.height - edge) return true;
  const double narrow = settings.speck * usual;
  if (line.box.width() >= narrow) return false;
  if (line.marks.size() == 1 && line.box.height() < narrow) return true;
  // What is left of the shadow's border, along the page's left or right edge.
  const double margin = settings.shadow * page.dpi / 72;
  if (x > margin && x < page.width - margin) return false;
  const Image& level = background.level;
  const std::uint8_t* row = level.row(std::min(static_cast<int>(y) / 2, level.height - 1));
  const bool left = x <= margin;
  const int from = left ? 0 : std::min(line.box.x1 / 2, level.width - 1),
            to = left ? std::clamp(line.box.x0 / 2, 1, level.width) : level.width;
  return *std::min_element(row + from, row + to) < background.paper - settings.near_edge;
}

Phrase phrase_of(const Line& line, int usual, const OcrSettings& settings) {
  Phrase phrase{line.box, line.marks, 0, 0};
  std::vector<int> heights, feet;
  int tallest = 0;
  for (const PixelBox& m : line.marks) tallest = std::max(tallest, m.height());
  for (const PixelBox& m : line.marks) {
    if (m.height() < 0.5 * tallest) continue;
    heights.push_back(m.height());
    feet.push_back(m.y1);
  }
  std::sort(heights.begin(), heights.end());
  std::sort(feet.begin(), feet.end());
  double letter = heights[heights.size() * 3 / 4], foot = feet[feet.size() / 2];
  // Lines of running text are mostly low letters: the highest tenth of the marks that stand on the line
  // counts.
  if (line.marks.size() >= settings.many_marks) {
    std::vector<int> standing;
    for (const PixelBox& m : line.marks)
      if (std::abs(m.y1 - foot) <= settings.on_line * letter) standing.push_back(m.height());
    const auto tenth = standing.begin() + static_cast<std::ptrdiff_t>(standing.size() * 9 / 10);
    std::nth_element(standing.begin(), tenth, standing.end());
    if (!standing.empty()) letter = std::max(letter, static_cast<double>(*tenth));
  }
  if (tallest < 0.5 * usual) {  // a dash stands in the middle of its line
    letter = usual;
    foot = (line.box.y0 + line.box.y1) / 2.0 + 0.45 * usual;
  }
  phrase.size = letter / settings.letter_share;
  phrase.baseline = foot;
  return phrase;
}

}  // namespace

std::vector<Phrase> find_phrases(PIX* ink, const Background& background, const std::vector<DrawnLine>& lines,
                                 const OcrSettings& settings) {
  const double scale = background.contrast.dpi / 72;
  const std::vector<PixelBox> marks = connected(ink, settings.max_marks);
  const int usual = usual_height(marks, scale, settings);
  const Barriers barriers(background, lines, settings);
  std::vector<PixelBox> letters, small;
  for (const PixelBox& m : marks) {
    if (m.height() > settings.tallest_letter * scale || m.width() > settings.widest_mark * scale) continue;
    if (m.width() > 12 * usual && m.width() > 12 * m.height()) continue;
    if (barriers.is_border(m, usual)) continue;
    if (m.height() >= settings.letter_height * usual && m.height() >= settings.smallest_letter * scale)
      letters.push_back(m);
    else if (m.width() >= 2 && m.height() >= 2)
      small.push_back(m);
  }
  std::vector<Line> found = lines_of_letters(std::move(letters), barriers, settings);
  add_small(found, small, usual, barriers);
  std::vector<Phrase> phrases;
  for (const Line& line : found)
    if (!is_dirt(line, background, usual, settings)) phrases.push_back(phrase_of(line, usual, settings));
  std::sort(phrases.begin(), phrases.end(),
            [](const Phrase& a, const Phrase& b) { return a.baseline < b.baseline; });
  // Phrases on one baseline, left to right.
  for (std::size_t i = 0; i < phrases.size();) {
    std::size_t end = i + 1;
    while (end < phrases.size() && phrases[end].baseline - phrases[i].baseline < 0.3 * phrases[i].size) ++end;
    std::sort(phrases.begin() + static_cast<std::ptrdiff_t>(i),
              phrases.begin() + static_cast<std::ptrdiff_t>(end),
              [](const Phrase& a, const Phrase& b) { return a.box.x0 < b.box.x0; });
    i = end;
  }
  if (phrases.size() > settings.max_phrases) phrases.resize(settings.max_phrases);
  return phrases;
}

}  // namespace scrutineer::extract
