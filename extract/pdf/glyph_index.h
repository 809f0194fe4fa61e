// From a word's place on the page to the text operator that painted it.
#pragma once

#include <vector>

#include "extract/pdf/page_content.h"
#include "extract/pdf/settings.h"

namespace scrutineer::extract {

// A grid over the glyphs of a page. Keeps references: content and settings must outlive it.
class GlyphIndex {
 public:
  GlyphIndex(const PageContent& content, double width, double height, const PdfSettings& settings);

  struct Match {
    int style = -1;        // index into PageContent::styles; -1 where none fits
    double baseline = 0;   // y for level text, x for upright text
    bool certain = false;  // a glyph stands where the word starts; else only its line fits
  };

  // The style of a word by its first glyph. Where several operators painted there, the one most of the word's
  // glyphs fit; among equals one that `prefer` (a flag for each style) names, then the last painted.
  Match find(const Word& word, const std::vector<char>& prefer) const;

  // Whether one operator painted both the glyph and the one before it, as far as can be told.
  bool same_operator(const Word& word, std::size_t glyph) const;

 private:
  struct Candidate {
    int style = -1;
    double distance = 0;
    double baseline = 0;
  };
  template <typename Act>
  void each_within(const Box& area, const Act& act) const;
  bool turned_as(const TextStyle& style, int rotation) const;
  std::vector<Candidate> candidates(const Word& word, std::size_t glyph) const;
  Match on_line(const Word& word) const;

  const PageContent& content_;
  const PdfSettings& settings_;
  double cell_ = 8;  // points
  int columns_ = 1, rows_ = 1;
  std::vector<int> starts_;  // of each grid cell in glyphs_
  std::vector<int> glyphs_;
};

}  // namespace scrutineer::extract
