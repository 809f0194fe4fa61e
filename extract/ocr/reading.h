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

// Words in pixels of the page. Figures are read twice, as they are and smoothed; where the readings differ,
// the confidence is low.
std::vector<ReadWord> read_phrase(const Phrase& phrase, const Background& background, ReadBefore& before,
                                  const OcrSettings& settings);

}  // namespace scrutineer::extract
