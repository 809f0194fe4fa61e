// Which words a reader sees.
#pragma once

#include "extract/pdf/page_content.h"
#include "extract/pdf/settings.h"

namespace scrutineer::extract {

enum class Visibility {
  visible,
  unpainted,  // render mode 3: searchable text over a picture, or a leftover
  behind_picture,
  clipped,
  covered,     // by a later fill
  same_colour  // as what lies beneath
};

// Judges a word painted in `style`. Uncertain cases (patterns, pictures or uneven shapes beneath) are
// visible.
Visibility visibility(const Word& word, const TextStyle& style, const PageContent& content,
                      const PdfSettings& settings);

// Judges a style by itself: whether anything painted in it can be seen at all.
bool paints(const TextStyle& style);

}  // namespace scrutineer::extract
