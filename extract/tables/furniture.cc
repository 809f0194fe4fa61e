#include "extract/tables/furniture.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <set>

#include "extract/tables/lines.h"
#include "extract/tables/watermarks.h"

namespace scrutineer::extract {
namespace {

struct Candidate {
  std::size_t page;  // index
  double y;
  std::string text;  // digits as #, so that page numbers agree
  std::vector<std::size_t> words;
  bool title = false;  // in print larger than its page's
};

std::string without_digits(const std::string& text) {
  std::string result;
  for (char c : text) {
    const char shown = std::isdigit(static_cast<unsigned char>(c)) ? '#' : c;
    if (shown == '#' && !result.empty() && result.back() == '#') continue;
    result += shown;
  }
  return result;
}

// 12, - 12 -, Page 3 of 9, A-3, xii, 3 | Page
bool is_page_number(const std::string& text) {
  std::string letters;
  bool digit = false;
  for (char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (u >= 0x80) continue;
    if (std::isdigit(u)) digit = true;
    if (std::isalpha(u)) letters += static_cast<char>(std::tolower(u));
  }
  if (text.size() > 20) return false;
  static const std::set<std::string> words = {"", "page", "pageof", "of", "p", "a", "b", "c"};
  if (digit) return words.contains(letters);
  return !letters.empty() && letters.size() <= 6 && letters.find_first_not_of("ivxl") == std::string::npos;
}

}  // namespace

std::vector<std::vector<bool>> page_furniture(const std::vector<Page>& pages,
                                              const std::vector<std::vector<Box>>& tables,
                                              const TableSettings& settings) {
  std::vector<std::vector<bool>> result(pages.size());
  std::map<std::string, std::vector<Candidate>> repeated;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    const Page& page = pages[p];
    result[p].assign(page.words.size(), false);
    std::vector<std::size_t> outer;
    for (std::size_t w = 0; w < page.words.size(); ++w) {
      const Box& box = page.words[w].box;
      const double zone = settings.furniture_zone * page.height;
      if (box.centre_y() > zone && box.centre_y() < page.height - zone) continue;
      const bool inside = std::any_of(tables[p].begin(), tables[p].end(), [&](const Box& t) {
        return t.contains(box.centre_x(), box.centre_y());
      });
      if (!inside) outer.push_back(w);
    }
    const double usual = usual_size(page);
    for (TextLine& line : text_lines(page, outer, settings)) {
      const std::string text = line_text(page, line.words, settings);
      const bool edge = line.box.y0 < 0.5 * settings.furniture_zone * page.height ||
                        line.box.y1 > page.height * (1 - 0.8 * settings.furniture_zone);
      if (edge && is_page_number(text))
        for (std::size_t w : line.words) result[p][w] = true;
      const std::string key = without_digits(text);
      repeated[key].push_back(
          {p, line.box.centre_y(), key, std::move(line.words), line.size > settings.title_size * usual});
    }
  }
  for (auto& [text, places] : repeated) {
    if (text == "#") continue;
    for (const Candidate& c : places) {
      std::set<std::size_t> on;
      std::size_t near = 0;
      for (const Candidate& other : places)
        if (std::abs(other.y - c.y) < 4 && on.insert(other.page).second)
          near += other.page + 2 >= c.page && other.page <= c.page + 2;
      if (c.title && on.size() * 5 < pages.size() * 3)
        continue;  // a slide's title, though the next has the same
      if (on.size() >= 2 && (near >= 3 || on.size() * 5 >= pages.size() * 2))
        for (std::size_t w : c.words) result[c.page][w] = true;
    }
  }
  return result;
}

}  // namespace scrutineer::extract
