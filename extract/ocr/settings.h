// Every number that OCR was tuned by or is bounded by. Tuned on made-up council reports printed and scanned
// at 150 and 200 dots an inch, and on rasterised pages of a county's quarterly report. Lengths are PDF points
// unless said.
#pragma once

#include <cstddef>

namespace scrutineer::extract {

struct OcrSettings {
  // The picture
  double dpi = 240;               // that a page is rendered at
  double max_pixels = 40e6;       // of a page: a larger one is rendered coarser
  double skew_search = 6;         // degrees to both sides
  double least_skew = 0.05;       // degrees: less is left
  double turn_confidence = 0.75;  // mean confidence of a few lines that shows that the page stands upright
  std::size_t turn_lines = 5;     // lines read for that

  // Background: the most frequent level about a pixel
  double window_width = 7.5;  // reach of that window to each side; bands are low and wide
  double window_height = 6;   // and up and down
  int least_contrast = 28;    // levels between ink and its background, at least
  int most_contrast = 60;     // and in a noisy picture at most
  double noise_factor = 5;    // times the picture's noise that ink differs by
  int near_edge = 20;         // levels between two backgrounds that make an edge
  double paper_reach = 4;     // likewise where the other side is paper
  double border_reach = 1.2;  // how far from a fill's border its level may have been mistaken

  // Fills
  int paper = 16;            // levels below the page's usual background that are paper still
  int pale = 10;             // likewise beside a place that is no paper: a fill's pale parts
  int same_colour = 16;      // difference of a channel within one fill
  int one_print = 10;        // likewise between fills of one colour
  double smallest_fill = 6;  // width and height
  double border = 8;         // what touches this margin of the page is the scanner's shadow

  // Rulings
  double shortest_ruling = 17;
  double thickest_ruling = 4.5;
  int faintest_line = 14;       // levels between a line and its background
  double line_noise = 4;        // times the picture's noise, likewise
  double faint_stretch = 300;   // longest stretch of a line that only a trace is left of
  double evidence_piece = 15;   // length of the pieces in which the trace is looked for
  double stroke_reach = 8;      // within which a stroke has more of its letter, or the next letter
  double sure_ruling = 60;      // a run this long is no writing
  double edge = 4;              // margin of the page in which the scanner's shadow runs
  double least_evidence = 3;    // levels by which such a trace differs from what is beside it
  double written_beside = 0.3;  // share of a line's length that has ink right beside it, at most
  double border_piece = 4;      // length of the pieces in which a line is told from a fill's border
  double ruling_gap = 4;        // between pieces of one ruling
  double ruling_offset = 1.2;   // across

  // Charts
  std::size_t plot_lines = 3;     // of a chart that have a tick, at least
  double plot_width = 60;         // of a chart, at least
  double plot_height = 400;       // and at most
  double plot_end = 4;            // between the ends of its lines
  double tick_gap = 14;           // between a tick and its line
  double tick_offset = 0.3;       // of a tick's size, between its middle and its line
  double plot_confidence = 0.85;  // below which a word in a chart is a stroke

  // Marks (connected ink) and phrases (marks in a row). A mark's height is about .72 of the font's size.
  double smallest_letter = 2.6;  // height
  double tallest_letter = 40;
  double widest_mark = 140;
  double overlap = 0.5;        // of the lower one's height that marks of a line share
  double phrase_gap = 1.25;    // times the letters' height: a wider gap ends a phrase
  double letter_share = 0.72;  // height of capitals and digits as a share of the font's size
  double ascent = 0.86;        // of the font's size: a word's box above its baseline
  double descent = 0.22;       // and below
  double on_line = 0.12;  // of a letter's height, between the foot of what stands on the line and the line
  double letter_height = 0.65;     // of the usual height: what is lower is a comma, a dash or an accent
  double shadow = 30;              // margin to the left and right that the scanner's shadow may reach into
  double speck = 0.78;             // of the usual letter's height: a lone mark less wide and high is dirt
  std::size_t max_phrases = 8000;  // of a page
  std::size_t max_marks = 60000;

  // Reading
  int margin = 8;                  // white pixels about a phrase
  double least_confidence = 0.25;  // a phrase without letters and digits below this is dirt
  std::size_t many_marks = 10;     // of a phrase that is running text, at least
  double strip_letter = 19;        // pixels: height of capitals of running text in the network's strip
  double strip_short = 26;         // and of codes and figures, which no neighbours help to read
  double strip_larger = 1.25;      // times that: where a phrase is read once more
  double strip_edge = 4;           // pixels: white above and below, at least
  int strip_ends = 2;              // pixels: white before and after
  double doubtful_words = 0.6;  // confidence below which words are read larger, and the surer reading counts
  double sure_figure = 0.94;    // confidence of a figure that is read but once
  double second_choice = 0.85;  // confidence of what only another way of reading showed, at most
  double disagreement = 0.5;    // confidence of a figure that two readings differ in, at most
};

}  // namespace scrutineer::extract
