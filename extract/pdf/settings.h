// Every number that the reading of a PDF was tuned by or is bounded by.
#pragma once

#include <cstddef>

namespace scrutineer::extract {

struct PdfSettings {
  // Bounds against hostile files. A page beyond them fails by itself; the document goes on.
  std::size_t max_content_bytes = 64u << 20;  // decoded content stream of a page or a form
  std::size_t max_operators = 3'000'000;      // of a page, its forms included, each time they are drawn
  std::size_t max_unknown_operators = 5;      // of a page: beyond, nothing on it counts as hidden
  std::size_t max_words = 60'000;             // of a page: the densest real page seen has some 6,000
  std::size_t max_glyphs = 400'000;           // of a page
  std::size_t max_marks = 200'000;            // rulings, fills, pictures and shapes of a page, each
  int max_form_depth = 12;                    // form XObjects within one another
  int max_state_depth = 512;                  // q within q
  double max_page_side = 40'000;              // points; ISO 32000-1, annex C, has 14,400 for Acrobat
  std::size_t max_tag_elements = 1'000'000;   // structure elements of a document
  int max_tag_depth = 200;

  // Rulings and fills, tuned on the council reports of the first collection (Word, PowerPoint, Excel, Chrome,
  // InDesign).
  double ruling_thickness = 2.6;    // points: a filled box thinner than this is a ruling
  double ruling_shortest = 3;       // points: shorter rulings are dropped after joining
  double ruling_join_gap = 1.5;     // points between the ends of collinear pieces that are joined
  double ruling_join_offset = 0.6;  // points between the centre lines of pieces that count as collinear
  std::size_t strips = 4;           // thin boxes side by side that make a surface (a gradient, a hatching)
  double strip_offset = 0.6;        // points by which their ends may differ
  double strip_gap = 0.3;           // points between them
  double ruling_skew = 0.35;        // points by which a line may lean and still be straight

  // Words, tuned on the same reports and on the hidden and overlapping texts of other projects' tests.
  double max_tests = 3e7;          // words times painted boxes of a page: beyond, all words count as visible
  double glyph_match = 0.35;       // of the font size: how far a word may start from its style's glyph
  double covered_share = 0.85;     // of a word's box that a later fill must cover to hide it
  double clipped_share = 0.3;      // of a word's box that must be left by its clip to be seen
  double invisible_contrast = 12;  // largest difference of a colour channel (0 to 255) that nobody sees
  double split_slack = 0.2;  // of a word's height: how far a glyph may reach over the ruling that splits it
  double double_offset = 0.15;   // of a word's height: how far apart the two paintings of a word may be
  double ocr_layer_share = 0.8;  // of a page's words that must be hidden in the way of an OCR layer to be one
  double ocr_image_share = 0.5;  // of the page that pictures must cover for that
  double superscript_gap = 0.35;    // of the neighbour's size: the blank between them at most
  double superscript_size = 0.84;   // of the neighbour's size: at most this (a browser's is 0.83)
  double superscript_raise = 0.12;  // of the neighbour's size: the baseline stands at least this much higher

  // Signs, tuned on status icons and trend arrows drawn by Word, Chrome and a performance system.
  double sign_size = 30;               // points: the widest or highest
  double sign_smallest = 4;            // points: smaller ones are bullets and dots of lines
  double sign_touch = 0.3;             // points between pieces of one sign
  double sign_square = 20;             // points: the largest plain square that is a sign
  double sign_squareness = 1.4;        // longer over shorter side of a square, at most
  double sign_free = 1.5;              // points that a plain square keeps from lines and other boxes
  int sign_pixels = 32;                // of the longer side of the picture in which a sign is looked at
  int sign_white = 40;                 // largest distance of a channel from 255 that is white
  std::size_t max_sign_shapes = 5000;  // of a page: a drawing with more pieces is a map or a chart
  std::size_t max_signs = 400;         // of a page
  int max_sign_image = 512;            // pixels: the width and height of an image that is looked at
};

}  // namespace scrutineer::extract
