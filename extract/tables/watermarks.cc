#include "extract/tables/watermarks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <tuple>

#include "extract/tables/page_index.h"

namespace scrutineer::extract {
namespace {

// Words of one print: a watermark's letters may each be a word.
using Print = std::tuple<std::string, long, int, int, int>;

Print print_of(const Word& word) {
  return {word.font, std::lround(word.size), word.colour.red, word.colour.green, word.colour.blue};
}

struct Count {
  std::size_t words = 0, across = 0;  // all, and those that other words stand under
  std::size_t under = 0;              // words under them
};

}  // namespace

double usual_size(const Page& page) {
  std::map<long, std::size_t> letters;
  for (const Word& w : page.words) letters[std::lround(w.size * 2)] += w.text.size();
  const auto most = std::max_element(letters.begin(), letters.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == letters.end() ? 10 : static_cast<double>(most->first) / 2;
}

void remove_watermarks(Page& page, const TableSettings& settings) {
  const double usual = usual_size(page);
  // A word printed across others may have been taken for one of them by its style.
  const auto size = [](const Word& word) {
    const Box& b = word.box;
    return std::max(word.size, 0.75 * (word.rotation % 180 == 0 ? b.height() : b.width()));
  };
  const auto large = [&](const Word& word) {
    const int darkest = std::min({word.colour.red, word.colour.green, word.colour.blue});
    const double least = darkest >= settings.pale ? settings.pale_watermark : settings.watermark;
    return size(word) > least * usual;
  };
  if (std::none_of(page.words.begin(), page.words.end(), large)) return;
  const PageIndex index(page);
  std::map<Print, Count> prints;
  for (const Word& word : page.words) {
    if (!large(word)) continue;
    std::size_t under = 0;
    for (std::size_t w : index.words_in(word.box)) under += size(page.words[w]) * 1.2 < size(word);
    Count& count = prints[print_of(word)];
    ++count.words;
    count.across += under > 0;
    count.under += under;
  }
  std::erase_if(page.words, [&](const Word& word) {
    if (!large(word)) return false;
    const Count& count = prints[print_of(word)];
    return count.under >= 3 && 3 * count.across >= count.words;
  });
}

}  // namespace scrutineer::extract
