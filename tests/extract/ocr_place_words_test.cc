#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "extract/ocr/line_picture.h"
#include "extract/ocr/place_words.h"

using namespace scrutineer::extract;

namespace {

// Six letters of 10 pixels, 2 apart, with a space of 10 after the third.
scrutineer::extract::Phrase two_words() {
  scrutineer::extract::Phrase phrase;
  for (const int x : {100, 112, 124, 144, 156, 168}) phrase.marks.push_back({x, 50, x + 10, 70});
  phrase.box = {100, 50, 178, 70};
  phrase.baseline = 70;
  phrase.size = 20 / 0.72;
  return phrase;
}

ReadWord word(const char* text, std::vector<PixelBox> letters) {
  ReadWord word{text, {letters.front().x0, 0, letters.back().x1, 36}, 0.9, {}};
  for (std::size_t i = 0; i < letters.size(); ++i)
    word.symbols.push_back({std::string(1, text[i]), letters[i]});
  return word;
}

}  // namespace

TEST_CASE("words end at the gap between marks, though their letters were placed half a letter wrong") {
  std::vector<ReadWord> words{word("MKC", {{100, 0, 110, 36}, {112, 0, 122, 36}, {117, 0, 127, 36}}),
                              word("306", {{139, 0, 150, 36}, {156, 0, 166, 36}, {168, 0, 178, 36}})};
  place_words(words, two_words());
  CHECK(words[0].box.x0 == 100);
  CHECK(words[0].box.x1 == 134);
  CHECK(words[1].box.x0 == 144);
  CHECK(words[1].box.x1 == 178);
  CHECK(words[1].box.y0 == 50);
  CHECK(words[1].box.y1 == 70);
}

TEST_CASE("a word that the engine saw twice where there is one mark still has a box in the phrase") {
  scrutineer::extract::Phrase phrase;
  phrase.marks = {{100, 50, 110, 70}};
  phrase.box = {100, 50, 110, 70};
  std::vector<ReadWord> words{word("1", {{100, 0, 104, 36}}), word("1", {{106, 0, 110, 36}})};
  place_words(words, phrase);
  for (const ReadWord& w : words) {
    CHECK(w.box.x1 > w.box.x0);
    CHECK(w.box.x0 >= 100);
    CHECK(w.box.x1 <= 110);
  }
}

TEST_CASE(
    "the strip that the engine is given is one height, with white all about, and leads back to the page") {
  const scrutineer::extract::Phrase phrase = two_words();
  Background background;
  background.contrast = blank_image(300, 120, 1, 240, 0);
  for (const PixelBox& mark : phrase.marks)
    for (int y = mark.y0; y < mark.y1; ++y)
      for (int x = mark.x0; x < mark.x1; ++x) background.contrast.row(y)[x] = 200;
  const OcrSettings settings;
  const CutOut cut = cut_out(phrase, background, settings);
  for (const double letter : {19.0, 26.0, 60.0}) {
    CAPTURE(letter);
    const LinePicture line = line_picture(cut, letter, settings);
    REQUIRE(line.strip.height == 36);
    PixelBox ink{1000, 1000, 0, 0};
    for (int y = 0; y < line.strip.height; ++y)
      for (int x = 0; x < line.strip.width; ++x)
        if (line.strip.row(y)[x] < 128)
          ink = {std::min(ink.x0, x), std::min(ink.y0, y), std::max(ink.x1, x + 1), std::max(ink.y1, y + 1)};
    const double most = 26;  // what leaves white above and below
    CHECK(ink.height() == doctest::Approx(std::min(letter, most)).epsilon(0.06));
    CHECK(ink.x0 >= 2);
    CHECK(ink.x1 <= line.strip.width - 2);
    CHECK(ink.y0 >= 3);
    const PixelBox back = on_page(ink, line);
    CHECK(std::abs(back.x0 - 100) <= 1);
    CHECK(std::abs(back.x1 - 178) <= 1);
    CHECK(std::abs(back.y0 - 50) <= 1);
    CHECK(std::abs(back.y1 - 70) <= 1);
  }
}
