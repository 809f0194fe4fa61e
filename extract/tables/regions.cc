#include "extract/tables/regions.h"

#include <algorithm>
#include <cmath>

namespace scrutineer::extract {
namespace {

struct Rule {
  double y, from, to;
};

// Rules across, the pieces of one height as one.
std::vector<Rule> rules_across(const std::vector<Edge>& edges) {
  std::vector<Rule> rules;
  for (const Edge& e : edges) {
    if (!e.horizontal) continue;
    if (!rules.empty() && rules.back().y == e.at && e.from - rules.back().to < 40)
      rules.back().to = std::max(rules.back().to, e.to);
    else if (e.to - e.from > 12)
      rules.push_back({e.at, e.from, e.to});
  }
  return rules;
}

bool same_extent(const Rule& a, const Rule& b) {
  const double overlap = std::min(a.to, b.to) - std::max(a.from, b.from);
  return overlap > 0.9 * std::max(a.to - a.from, b.to - b.from);
}

struct Inside {
  std::size_t lines = 0, tabular = 0, prose = 0, phrases = 0;
  double heading = 0;  // y of a last line in larger print, 0 where there is none
};

// Verticals that cross the band, and those that end at its upper or lower rule.
struct Verticals {
  std::size_t through = 0, ending = 0;
};

Verticals verticals(const std::vector<Edge>& edges, const Rule& top, const Rule& foot) {
  Verticals result;
  for (const Edge& e : edges) {
    if (e.horizontal || e.at < top.from + 4 || e.at > top.to - 4) continue;
    const double middle = (top.y + foot.y) / 2;
    if (e.from < middle && e.to > middle)
      ++result.through;
    else if (std::abs(e.to - top.y) < 4 || std::abs(e.from - foot.y) < 4)
      ++result.ending;
  }
  return result;
}

Inside between(const std::vector<TextRow>& lines, const Rule& top, double foot) {
  Inside result;
  const double width = top.to - top.from;
  double first_size = 0;
  auto line = std::lower_bound(lines.begin(), lines.end(), top.y,
                               [](const TextRow& l, double y) { return l.box.centre_y() < y; });
  for (; line != lines.end() && line->box.centre_y() < foot; ++line) {
    std::size_t n = 0;
    double longest = 0;
    for (const Phrase& p : line->phrases)
      if (p.box.centre_x() > top.from && p.box.centre_x() < top.to) {
        ++n;
        longest = std::max(longest, p.box.width());
      }
    if (n == 0) continue;
    ++result.lines;
    if (n == 1 && result.lines > 1 && line->size > 1.15 * first_size) result.heading = line->box.y0;
    if (result.lines == 1) first_size = line->size;
    result.phrases += n;
    result.tabular += n >= 2;
    result.prose += n == 1 && longest > 0.75 * width;
  }
  return result;
}

bool tabular(const Inside& in) {
  if (in.lines == 0) return true;
  return in.prose * 4 <= in.lines && (in.tabular * 5 >= in.lines * 2 || in.phrases >= 2 * in.lines);
}

// A text's further line in a column but the first.
bool further_line(const TextRow& line, const TextRow& model, const Box& box) {
  const Phrase& text = line.phrases.front();
  if (model.phrases.size() < 3 || text.box.x0 < box.x0 + 0.15 * box.width()) return false;
  for (std::size_t i = 1; i < model.phrases.size(); ++i) {
    const Box &left = model.phrases[i - 1].box, &right = model.phrases[i].box;
    if (right.x0 - left.x1 > 2 && text.box.x0 < left.x1 + 1 && text.box.x1 > right.x0 - 1) return false;
  }
  return true;
}

bool repeats(const TextRow& a, const TextRow& b) {
  if (a.phrases.size() != b.phrases.size() || a.phrases.size() < 3) return false;
  for (std::size_t i = 0; i < a.phrases.size(); ++i) {
    if (a.phrases[i].figure) return false;
    if (std::abs(a.phrases[i].box.x0 - b.phrases[i].box.x0) > 0.5) return false;
    if (std::abs(a.phrases[i].box.x1 - b.phrases[i].box.x1) > 0.5) return false;
  }
  return true;
}

}  // namespace

std::vector<Box> between_rules(const std::vector<Edge>& edges, const std::vector<TextRow>& lines,
                               const TableSettings&) {
  std::vector<Box> result;
  const std::vector<Rule> rules = rules_across(edges);
  std::vector<bool> used(rules.size(), false);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (used[i]) continue;
    Box box{rules[i].from, rules[i].y, rules[i].to, rules[i].y};
    std::size_t last = i;
    for (std::size_t k = i + 1; k < rules.size() && k < i + 400; ++k) {
      if (!same_extent(rules[i], rules[k])) continue;
      const Inside in = between(lines, rules[last], rules[k].y);
      if (!tabular(in)) break;
      const Verticals down = verticals(edges, rules[last], rules[k]);
      if (in.lines == 0 && down.through == 0 && rules[k].y - rules[last].y > 4)
        break;                                                             // white between two tables
      if (in.tabular == 0 && down.through == 0 && down.ending > 1) break;  // the next one's heading
      if (in.heading > 0) {                                                // the rule is the next heading's
        box = united(box, {rules[k].from, rules[i].y, rules[k].to, in.heading - 1});
        last = k;
        break;
      }
      box = united(box, {rules[k].from, rules[i].y, rules[k].to, rules[k].y});
      used[k] = true;
      last = k;
    }
    if (last != i) result.push_back(box);
  }
  return result;
}

std::vector<Box> aligned_blocks(const std::vector<TextRow>& lines, const TableSettings& settings) {
  std::vector<Box> result;
  struct Gap {
    double x0, x1;
  };
  const auto gaps_of = [](const TextRow& line) {
    std::vector<Gap> gaps;
    for (std::size_t i = 1; i < line.phrases.size(); ++i)
      gaps.push_back({line.phrases[i - 1].box.x1, line.phrases[i].box.x0});
    return gaps;
  };
  const auto agree = [&](const TextRow& a, const TextRow& b) {
    std::size_t n = 0;
    for (const Gap& g : gaps_of(a))
      for (const Gap& h : gaps_of(b))
        n += std::min(g.x1, h.x1) - std::max(g.x0, h.x0) >= settings.gutter_width;
    return n;
  };
  for (std::size_t i = 0; i < lines.size();) {
    if (lines[i].phrases.size() < 2) {
      ++i;
      continue;
    }
    std::size_t last = i, rows = 1, idle = 0, widest = i;
    Box box = lines[i].box;
    for (std::size_t k = i + 1; k < lines.size(); ++k) {
      const double step = lines[k].box.centre_y() - lines[k - 1].box.centre_y();
      if (step > 4.5 * std::max(lines[k].size, lines[k - 1].size)) break;
      if (k > i + 1 && repeats(lines[i], lines[k])) break;  // the next table's header
      const auto full = [&](const TextRow& l) {
        return l.phrases.size() == 1 && !l.phrases[0].figure && l.box.width() > 0.9 * box.width();
      };
      if (rows >= 3 && full(lines[k]) && full(lines[k - 1])) break;  // a paragraph
      if (lines[k].phrases.size() >= 2 && agree(lines[last], lines[k]) > 0) {
        for (std::size_t m = last; m <= k; ++m) box = united(box, lines[m].box);
        last = k;
        ++rows;
        idle = 0;
      } else if (idle == 0 && lines[k].phrases.size() == 1 && further_line(lines[k], lines[widest], box)) {
        continue;
      } else if (++idle > 4) {
        break;
      }
      if (lines[k].phrases.size() > lines[widest].phrases.size()) widest = k;
    }
    while (last + 1 < lines.size() && lines[last + 1].phrases.size() == 1 &&
           lines[last + 1].box.centre_y() - lines[last].box.centre_y() < 2 * lines[last].size &&
           further_line(lines[last + 1], lines[widest], box))
      box = united(box, lines[++last].box);
    // A wrapped end of the last row
    while (last + 1 < lines.size() && lines[last + 1].phrases.size() == 1 &&
           lines[last + 1].box.centre_y() - lines[last].box.centre_y() < 1.25 * lines[last].size &&
           lines[last + 1].box.width() < 0.4 * box.width() && lines[last + 1].box.x0 > box.x0 - 2 &&
           lines[last + 1].box.x1 < box.x1 + 2 &&
           (last + 2 >= lines.size() ||
            lines[last + 2].box.centre_y() - lines[last + 1].box.centre_y() > 1.5 * lines[last].size))
      box = united(box, lines[++last].box);
    if (rows >= 3) result.push_back({box.x0 - 2, box.y0 - 1, box.x1 + 2, box.y1 + 1});
    i = last + 1;
  }
  return result;
}

}  // namespace scrutineer::extract
