#include "extract/ocr/reading.h"

#include <algorithm>
#include <cctype>

#include "extract/ocr/line_picture.h"
#include "extract/ocr/place_words.h"

namespace scrutineer::extract {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether it is meant as a figure: digits, or little else.
bool figure_like(const std::vector<ReadWord>& words) {
  std::size_t digits = 0, all = 0;
  for (const ReadWord& word : words) {
    for (char c : word.text) {
      ++all;
      digits += is_digit(c) || c == '%' || c == '.' || c == ',';
    }
  }
  return all > 0 && (2 * digits >= all || all <= 2);
}

std::string joined(const std::vector<ReadWord>& words) {
  std::string text;
  for (const ReadWord& word : words) text += word.text;
  return text;
}

double confidence_of(const std::vector<ReadWord>& words) {
  double least = 1;
  for (const ReadWord& word : words) least = std::min(least, word.confidence);
  return words.empty() ? 0 : least;
}

// A long dash is read as several.
void join_dashes(ReadWord& word) {
  if (word.symbols.size() < 2) return;
  const bool dashes = std::all_of(word.symbols.begin(), word.symbols.end(), [](const ReadSymbol& s) {
    return s.text == "-" || s.text == "\u2013" || s.text == "\u2014";
  });
  if (!dashes) return;
  word.text = "\u2013";
  word.symbols = {{word.text, word.box}};
}

// Words in pixels of the page.
std::vector<ReadWord> read_at(const CutOut& cut, double larger, const OcrSettings& settings) {
  const double letter = cut.marks < settings.many_marks ? settings.strip_short : settings.strip_letter;
  const LinePicture line = line_picture(cut, larger * letter, settings);
  std::vector<ReadWord> words = read_writing(line.strip, Layout::line);
  for (ReadWord& word : words) {
    word.box = on_page(word.box, line);
    for (ReadSymbol& symbol : word.symbols) symbol.box = on_page(symbol.box, line);
  }
  return words;
}

std::vector<ReadWord> read_character(const CutOut& cut) {
  std::vector<ReadWord> words = read_writing(cut.picture, Layout::character);
  for (ReadWord& word : words) {
    word.box = cut.box;
    for (ReadSymbol& symbol : word.symbols) symbol.box = cut.box;
  }
  return words;
}

// Marks as high as letters. Each is one letter or more, but for a broken one.
std::size_t letters_of(const Phrase& phrase) {
  int highest = 0;
  for (const PixelBox& mark : phrase.marks) highest = std::max(highest, mark.height());
  return static_cast<std::size_t>(
      std::count_if(phrase.marks.begin(), phrase.marks.end(),
                    [highest](const PixelBox& mark) { return 3 * mark.height() > 2 * highest; }));
}

std::size_t symbols_of(const std::vector<ReadWord>& words) {
  std::size_t symbols = 0;
  for (const ReadWord& word : words) symbols += word.symbols.size();
  return symbols;
}

void at_most(std::vector<ReadWord>& words, double confidence) {
  for (ReadWord& word : words) word.confidence = std::min(word.confidence, confidence);
}

// The engine is sure of a reading that lacks the last letters as well: then another size shows them.
std::vector<ReadWord> read_whole(const CutOut& cut, std::size_t letters, const OcrSettings& settings) {
  std::vector<ReadWord> words = read_at(cut, 1, settings);
  if (words.empty()) {
    words = read_character(cut);
    at_most(words, settings.second_choice);
  }
  if (symbols_of(words) >= letters) return words;
  std::vector<ReadWord> other = read_at(cut, settings.strip_larger, settings);
  if (symbols_of(other) >= letters) return other;
  at_most(words, settings.second_choice);
  return words;
}

std::vector<ReadWord> read_twice(const CutOut& cut, std::size_t letters, const OcrSettings& settings) {
  std::vector<ReadWord> words = read_whole(cut, letters, settings);
  if (!figure_like(words)) {
    if (confidence_of(words) >= settings.doubtful_words) return words;
    std::vector<ReadWord> larger = read_at(cut, settings.strip_larger, settings);
    const bool better = confidence_of(larger) > confidence_of(words) && symbols_of(larger) >= letters;
    return better ? larger : words;
  }
  if (confidence_of(words) >= settings.sure_figure) return words;
  std::vector<ReadWord> again = read_at(smoothed(cut), 1, settings);
  const bool surer = confidence_of(again) > confidence_of(words);
  if (joined(again) == joined(words)) return surer ? again : words;
  // A third reading decides between two.
  const std::vector<ReadWord> third = read_at(cut, settings.strip_larger, settings);
  const bool for_again =
      joined(third) == joined(again) && symbols_of(again) >= std::min(letters, symbols_of(words));
  if (for_again || joined(third) == joined(words)) {
    if (for_again) words = std::move(again);
    at_most(words, settings.second_choice);
    return words;
  }
  if (surer && symbols_of(again) >= std::min(letters, symbols_of(words))) words = std::move(again);
  at_most(words, settings.disagreement);
  return words;
}

// Equal pictures at another place of the page.
void shift(std::vector<ReadWord>& words, int dx, int dy) {
  const auto moved = [&](PixelBox& box) { box = {box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy}; };
  for (ReadWord& word : words) {
    moved(word.box);
    for (ReadSymbol& symbol : word.symbols) moved(symbol.box);
  }
}

}  // namespace

std::vector<ReadWord> read_phrase(const Phrase& phrase, const Background& background, ReadBefore& before,
                                  const OcrSettings& settings) {
  const CutOut cut = cut_out(phrase, background, settings);
  const Image& picture = cut.picture;
  if (picture.samples.empty()) return {};
  std::string key(reinterpret_cast<const char*>(picture.samples.data()), picture.samples.size());
  key += std::to_string(picture.width);
  auto known = before.find(key);
  if (known == before.end()) {
    std::vector<ReadWord> words = read_twice(cut, letters_of(phrase), settings);
    for (ReadWord& word : words) join_dashes(word);
    place_words(words, phrase);
    shift(words, -cut.box.x0, -cut.box.y0);
    known = before.emplace(std::move(key), std::move(words)).first;
  }
  std::vector<ReadWord> words = known->second;
  shift(words, cut.box.x0, cut.box.y0);
  return words;
}

}  // namespace scrutineer::extract
