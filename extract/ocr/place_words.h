// Where the words of a phrase stand.
#pragma once

#include <vector>

#include "extract/ocr/engine.h"
#include "extract/ocr/phrases.h"

namespace scrutineer::extract {

// The network tells only roughly where a letter stood, now and then by half a letter wrong: words end at the
// widest gap between the phrase's marks that lies about there, and their boxes become those of the marks
// between. `words` stand in order along the phrase, in pixels of the page.
void place_words(std::vector<ReadWord>& words, const Phrase& phrase);

}  // namespace scrutineer::extract
