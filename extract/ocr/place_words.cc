#include "extract/ocr/place_words.h"

#include <algorithm>

namespace scrutineer::extract {
namespace {

struct Gap {
  int from = 0, to = 0;
  int width() const { return to - from; }
  int middle() const { return (from + to) / 2; }
};

std::vector<Gap> gaps_of(const Phrase& phrase) {
  std::vector<Gap> gaps;
  int end = phrase.box.x0;
  for (const PixelBox& mark : phrase.marks) {
    if (mark.x0 > end) gaps.push_back({end, mark.x0});
    end = std::max(end, mark.x1);
  }
  return gaps;
}

// Where the word ends that `last` is the last letter of, and that with `first` begins.
int end_between(const PixelBox& last, const PixelBox& first, const std::vector<Gap>& gaps) {
  const int from = std::min(last.x0, first.x0), to = std::max(first.x0, (first.x0 + first.x1) / 2);
  const Gap* widest = nullptr;
  for (const Gap& gap : gaps)
    if (gap.middle() >= from && gap.middle() <= to && (!widest || gap.width() > widest->width()))
      widest = &gap;
  return widest ? widest->middle() : first.x0;
}

const PixelBox& first_of(const ReadWord& word) {
  return word.symbols.empty() ? word.box : word.symbols.front().box;
}
const PixelBox& last_of(const ReadWord& word) {
  return word.symbols.empty() ? word.box : word.symbols.back().box;
}

}  // namespace

void place_words(std::vector<ReadWord>& words, const Phrase& phrase) {
  const std::vector<Gap> gaps = gaps_of(phrase);
  int from = phrase.box.x0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const int to = i + 1 < words.size()
                       ? std::max(from, end_between(last_of(words[i]), first_of(words[i + 1]), gaps))
                       : phrase.box.x1;
    PixelBox box{1 << 30, 1 << 30, 0, 0};
    for (const PixelBox& mark : phrase.marks) {
      const int middle = (mark.x0 + mark.x1) / 2;
      if (middle < from || middle > to) continue;
      box = {std::min(box.x0, mark.x0), std::min(box.y0, mark.y0), std::max(box.x1, mark.x1),
             std::max(box.y1, mark.y1)};
    }
    words[i].box =
        box.x1 > box.x0 ? box : PixelBox{from, phrase.box.y0, std::max(from + 1, to), phrase.box.y1};
    from = to;
  }
}

}  // namespace scrutineer::extract
