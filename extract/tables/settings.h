// The tuned numbers of table finding and of the flow of running text. Lengths are PDF points unless "em" is
// said: an em is the font size of the text in question. Tuned on made-up council reports, one real quarterly
// report and half of the ICDAR 2013 competition's files.
#pragma once

namespace scrutineer::extract {

struct TableSettings {
  // Edges
  double snap = 2.5;                // edges nearer than this along the other axis lie on one line
  double join = 4.0;                // pieces of a line with gaps up to this are one edge
  double reach = 3.5;               // an edge that ends this near to another one touches it
  double overshoot = 1.5;           // an edge that ends so near to a crossing one ends there
  double shortest_edge = 4.0;       // shorter strokes are parts of signs and letters
  double smallest_fill = 24.0;      // a blank fill less wide and high than this is a sign or a drawing's part
  double background = 0.7;          // a fill with more than this share of the page is paper, not a cell
  std::size_t most_edges = 4000;    // of a page; the shortest go first (drawings and maps)
  std::size_t most_places = 60000;  // elementary places of a lattice; more is no table
  int white = 250;                  // a colour whose parts all reach this is white

  // Text lines
  double same_line = 0.38;   // ems between the middles of two words of one line
  double phrase_gap = 0.75;  // ems: a wider gap ends a phrase
  double figure_gap = 0.42;  // ems: ends a phrase between two figures
  double tight_gap = 0.12;   // ems: words that no blank divides touch within this

  // Watermarks, in times the usual size of the page's letters
  double watermark = 3.0;       // text larger than this that stands across others
  double pale_watermark = 1.3;  // the same for pale text
  int pale = 160;               // a colour whose parts all reach this is pale

  // Cells
  double sliver = 3.6;      // narrower blank rows and columns lie between double lines
  double fill_share = 0.4;  // least part of a cell that its fill covers
  double strip = 6.0;       // fills less high (wide) that are piled up are a colour that fades
  double bar = 12.0;        // a blank column less wide, in one colour, is a bar

  // Columns by white space
  double gutter_width = 3.0;     // least width of a white gutter
  double gutter_crossed = 0.22;  // most lines that cross it, as a share of those that it divides
  // Columns found as one
  int fewest_pairs = 4;         // rows that hold two figures
  double share_of_pairs = 0.6;  // of the column's rows
  double fused_gap = 0.15;      // ems: the white between the two, least
  double fused_reach = 1.5;     // a word that reaches so far to either side of it stands over both
  // Rows
  double single_lines = 0.6;  // of a grid's rows have one line of text: bold lines within one are headings
  double line_share = 1.0;    // of a column's widest text that a line fills before it breaks
  double row_gap = 1.35;      // a gap between lines that is this many times the usual one begins a row
  double loose_step =
      1.45;  // font sizes from line to line at which a text hardly runs on: tables set loosely

  // Frames side by side
  double frame_gap = 40.0;       // widest white between two frames of one table, or a frame and its names
  std::size_t most_frames = 60;  // of a page; more are drawings

  // Tables below one another
  double stack_gap = 24.0;  // most white between them

  // Heads above a grid
  double head_reach = 110.0;   // how far above it they may begin
  double head_gap = 1.8;       // ems between the grid and the lowest of their lines
  double head_line_gap = 0.6;  // ems between two of their lines

  // Choice
  std::size_t most_candidates = 200;  // of a page, closed grids not counted
  double key_reach = 220.0;           // how far before or after a key's coloured box its text may begin
  double smallest_frame = 40.0;       // width and height of a box that is read by itself
  double chart_height =
      70.0;  // a row over the whole width this high with other than one line in it frames a chart
  double scale_reach = 30.0;  // how far from a chart its scale stands at most
  double least_quality = 0.5;
  double sure_quality = 0.7;  // a closed grid of this quality keeps its lines of text from other candidates

  // Tags
  double tag_overlap = 4.0;   // rows of tags may reach into each other by this (accents, descenders)
  double tag_evidence = 0.6;  // what tags that agree with the page are worth, as a share of drawn borders

  // Continuation
  double same_column = 6.0;  // column borders of a table and its continuation differ by at most this
  double title_size =
      1.6;  // times a page's usual size: a line in such print is a title unless most pages have it
  double misread = 0.1;  // share of the letters in which two readings of one header by OCR differ
  double furniture_zone =
      0.12;  // of the page's height at its top and foot, where running headers and footers stand

  // Flow
  double heading_size = 1.12;      // times the body's size: larger text is a heading
  double small_print = 0.93;       // times the body's size: smaller text below a table is a note
  double paragraph_gap = 1.5;      // times the usual step from line to line
  double column_gutter = 9.0;      // least white between two columns of text
  std::size_t heading_words = 16;  // a longer bold line is a paragraph
};

}  // namespace scrutineer::extract
