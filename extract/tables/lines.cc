#include "extract/tables/lines.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <numeric>
#include <string_view>

namespace scrutineer::extract {
namespace {

// A box in the reading direction's own axes: x along the line, y down the page of lines.
Box turned(const Box& b, int rotation) {
  switch (rotation) {
    case 90:
      return {b.y0, -b.x1, b.y1, -b.x0};
    case 180:
      return {-b.x1, -b.y1, -b.x0, -b.y0};
    case 270:
      return {-b.y1, b.x0, -b.y0, b.x1};
    default:
      return b;
  }
}

int usual_rotation(const Page& page, const std::vector<std::size_t>& words) {
  std::array<std::size_t, 4> letters{};
  for (std::size_t w : words) {
    const Word& word = page.words[w];
    letters[static_cast<std::size_t>((word.rotation / 90) & 3)] += word.text.size();
  }
  return static_cast<int>(std::max_element(letters.begin(), letters.end()) - letters.begin()) * 90;
}

double em(const Word& word, const Box& box) {
  return word.size > 0 ? word.size : std::max(1.0, box.height());
}

struct Placed {
  std::size_t word;
  Box box;  // turned
  double size;
};

// A raised small word goes to the line of the word that it follows or precedes without a gap.
std::size_t line_of_superscript(const Placed& mark, const std::vector<std::vector<Placed>>& lines) {
  std::size_t best = lines.size();
  double nearest = 0.6 * mark.size + 2;
  for (std::size_t i = lines.size(); i-- > 0;) {
    for (const Placed& p : lines[i]) {
      if (mark.box.y1 < p.box.y0 - 1 || mark.box.y0 > p.box.y1) continue;
      const double gap = std::max(mark.box.x0 - p.box.x1, p.box.x0 - mark.box.x1);
      if (gap >= -0.3 * mark.size && std::abs(gap) < nearest) {
        nearest = std::abs(gap);
        best = i;
      }
    }
    if (best < lines.size() || lines.size() - i > 40) break;
  }
  return best;
}

}  // namespace

std::vector<TextLine> text_lines(const Page& page, const std::vector<std::size_t>& words,
                                 const TableSettings& settings) {
  const int rotation = usual_rotation(page, words);
  std::vector<Placed> plain, raised;
  for (std::size_t w : words) {
    const Word& word = page.words[w];
    if (word.rotation != rotation || word.text.empty()) continue;
    const Box box = turned(word.box, rotation);
    (word.superscript ? raised : plain).push_back({w, box, em(word, box)});
  }
  const auto higher = [](const Placed& a, const Placed& b) {
    if (a.box.centre_y() != b.box.centre_y()) return a.box.centre_y() < b.box.centre_y();
    return a.word < b.word;
  };
  std::sort(plain.begin(), plain.end(), higher);
  std::vector<std::vector<Placed>> lines;
  double middle = 0, size = 0;
  for (const Placed& p : plain) {
    const double room = settings.same_line * std::min(size, p.size);
    if (lines.empty() || p.box.centre_y() - middle > room) {
      lines.emplace_back();
      middle = p.box.centre_y();
      size = p.size;
    } else if (p.size > size * 1.2) {
      middle = p.box.centre_y();  // the larger word says where the line is
      size = p.size;
    }
    lines.back().push_back(p);
  }
  std::vector<Placed> loose;
  std::sort(raised.begin(), raised.end(), higher);
  for (const Placed& mark : raised) {
    const auto below =
        std::lower_bound(lines.begin(), lines.end(), mark.box.y1 + 2 * mark.size,
                         [](const auto& line, double y) { return line.front().box.centre_y() < y; });
    const std::vector<std::vector<Placed>> near(below - std::min<std::ptrdiff_t>(below - lines.begin(), 6),
                                                below);
    const std::size_t found = line_of_superscript(mark, near);
    if (found == near.size())
      loose.push_back(mark);
    else
      lines[static_cast<std::size_t>(below - lines.begin()) - near.size() + found].push_back(mark);
  }
  for (const Placed& mark : loose) lines.push_back({mark});
  std::vector<TextLine> result;
  for (auto& line : lines) {
    std::sort(line.begin(), line.end(), [](const Placed& a, const Placed& b) {
      return a.box.x0 != b.box.x0 ? a.box.x0 < b.box.x0 : a.word < b.word;
    });
    TextLine text;
    for (const Placed& p : line) {
      text.words.push_back(p.word);
      text.box = united(text.box, page.words[p.word].box);
      text.size = std::max(text.size, p.size);
    }
    result.push_back(std::move(text));
  }
  std::stable_sort(result.begin(), result.end(), [&](const TextLine& a, const TextLine& b) {
    return turned(a.box, rotation).centre_y() < turned(b.box, rotation).centre_y();
  });
  return result;
}

bool is_figure(const std::string& text) {
  static const std::array<const char*, 20> marks = {"-",  "–",   "—",   "..",  "...", "…",   "*",
                                                    "**", "***", "n/a", "N/A", "NA",  "N/a", ":",
                                                    "x",  "X",   "(X)", "†",   "−",   "%"};
  if (std::find(marks.begin(), marks.end(), text) != marks.end()) return true;
  std::size_t digits = 0, letters = 0;
  for (const char ch : text) {
    const auto c = static_cast<unsigned char>(ch);
    if (std::isalpha(c) && digits == 0) return false;  // Q1, CHN8
    digits += std::isdigit(c) != 0;
    letters += std::isalpha(c) != 0;
  }
  return digits > 0 && letters <= 2 && digits >= letters;
}

bool is_caption(const std::string& text) {
  static const std::array<std::string_view, 4> names = {"table ", "exhibit ", "figure ", "chart "};
  std::string lower;
  for (const char c : text.substr(0, 16))
    lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (const std::string_view name : names) {
    if (!lower.starts_with(name)) continue;
    const std::string number = lower.substr(name.size(), lower.find(' ', name.size()) - name.size());
    return !number.empty() && number.size() <= 7 && number.find_first_of("0123456789") != std::string::npos;
  }
  return false;
}

bool is_source(const std::string& text) {
  return text.starts_with("Source:") || text.starts_with("SOURCE:") || text.starts_with("Sources:") ||
         text.starts_with("Note:") || text.starts_with("NOTE:") || text.starts_with("Notes:");
}

bool is_year(const std::string& text) {
  std::string digits;
  for (char c : text)
    if (c != ' ') digits += c;
  if (digits.size() < 4 || digits.size() > 9) return false;
  if (digits.compare(0, 2, "19") != 0 && digits.compare(0, 2, "20") != 0) return false;
  if (digits.size() > 4 && digits[4] != '/' && digits[4] != '-') return false;
  return std::all_of(digits.begin(), digits.end(),
                     [](char c) { return (c >= '0' && c <= '9') || c == '/' || c == '-'; });
}

namespace {

bool is_dash(const std::string& text) { return text == "-" || text == "–"; }

// A year or a range that stops at its dash or stroke.
bool breaks_off(const std::string& word) {
  if (word.size() < 3 || (word.back() != '-' && word.back() != '/')) return false;
  return word[word.size() - 2] >= '0' && word[word.size() - 2] <= '9';
}

}  // namespace

std::vector<Phrase> phrases(const Page& page, const TextLine& line, const TableSettings& settings) {
  std::vector<Phrase> result;
  const Word* last = nullptr;
  for (std::size_t w : line.words) {
    const Word& word = page.words[w];
    const bool figure = is_figure(word.text);
    if (last) {
      const double size = std::max(
          {1.0, std::min(word.size > 0 ? word.size : line.size, last->size > 0 ? last->size : line.size)});
      const double gap = word.box.x0 - last->box.x1;
      // 2 246 496: groups of a number that a blank divides
      const bool group = word.text.size() == 3 && figure && is_figure(last->text) && last->text.size() <= 3;
      const bool figures = figure && result.back().figure && !group;
      if (gap <= (figures ? settings.figure_gap : settings.phrase_gap) * size) {
        Phrase& p = result.back();
        p.box = united(p.box, word.box);
        p.size = std::max(p.size, word.size);
        p.figure = p.figure && figure;
        p.year = p.year && is_year(word.text);
        p.broken = breaks_off(word.text);
        p.words.push_back(w);
        last = &word;
        continue;
      }
    }
    const double size = word.size > 0 ? word.size : line.size;
    if (last && is_dash(word.text) && result.back().year &&
        word.box.x0 - last->box.x1 < settings.phrase_gap * size)
      result.back().broken = true;
    result.push_back({word.box, size, {w}, figure, is_year(word.text), breaks_off(word.text)});
    last = &word;
  }
  return result;
}

std::string line_text(const Page& page, const std::vector<std::size_t>& words,
                      const TableSettings& settings) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = page.words[words[i]];
    if (i > 0) {
      const Word& last = page.words[words[i - 1]];
      const double size = std::max(1.0, last.size);
      const double gap = last.rotation == 0 ? word.box.x0 - last.box.x1 : size;
      if (last.space_after || gap > settings.tight_gap * size) text += ' ';
    }
    text += word.text;
  }
  return text;
}

}  // namespace scrutineer::extract
