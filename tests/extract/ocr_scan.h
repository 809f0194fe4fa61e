// Scans made in a test: a small report drawn by Poppler, turned, and wrapped as the only image of a PDF.
#pragma once

#include <string>

#include "extract/ocr/straighten.h"
#include "extract/pdf/poppler_words.h"
#include "extract/tiny_pdf.h"

namespace scrutineer::extract {

// A table of four columns and four rows under a heading, on 420 by 300 points: a dark header with white
// letters, and green and red cells.
inline TinyPdf table_report() {
  std::string out = "BT /F2 14 Tf 30 270 Td (Children in care) Tj ET\n";
  const double xs[] = {30, 190, 260, 330, 400}, ys[] = {250, 225, 200, 175, 150};
  out += "0.2 0.2 0.2 rg 30 225 370 25 re f\n0 0.69 0.31 rg 330 200 70 25 re f 330 150 70 25 re f\n";
  out += "0.8 0 0 rg 330 175 70 25 re f\n0 g 0.75 w\n";
  for (const double x : xs) out += std::to_string(x) + " 150 m " + std::to_string(x) + " 250 l S\n";
  for (const double y : ys) out += "30 " + std::to_string(y) + " m 400 " + std::to_string(y) + " l S\n";
  const char* cells[4][4] = {{"Measure", "Target", "Actual", "Rating"},
                             {"Repeat referrals", "20%", "23.6%", "Green"},
                             {"Visits in time", "95%", "81.0%", "Red"},
                             {"Stable placements", "68%", "1,554", "Green"}};
  for (int r = 0; r < 4; ++r)
    for (int c = 0; c < 4; ++c)
      out += std::string(r == 0 ? "1 g" : "0 g") + " BT /F1 10 Tf " + std::to_string(xs[c] + 6) + " " +
             std::to_string(ys[r + 1] + 9) + " Td (" + cells[r][c] + ") Tj ET\n";
  out +=
      "BT /F1 10 Tf 30 120 Td (Performance has improved since the last quarter of the year.) Tj ET\n"
      "BT /F1 10 Tf 30 106 Td (Most of the children were seen within ten working days.) Tj ET\n";
  return one_page(out, "/MediaBox [0 0 420 300]");
}

// The words of its table, row by row.
inline constexpr const char* table_text =
    "Measure|Target|Actual|Rating\n"
    "Repeat referrals|20%|23.6%|Green\n"
    "Visits in time|95%|81.0%|Red\n"
    "Stable placements|68%|1,554|Green\n";

inline Image picture_of(const TinyPdf& pdf, double dpi) {
  const std::string bytes = pdf.bytes();
  PopplerDocument document(bytes, "");
  return document.picture(1, dpi, 1e7);
}

// A PDF of one page that holds nothing but the picture.
inline TinyPdf scan_of(const Image& picture) {
  const double width = picture.width * 72.0 / picture.dpi, height = picture.height * 72.0 / picture.dpi;
  const std::string w = std::to_string(width), h = std::to_string(height);
  const std::string image = "<</Type /XObject /Subtype /Image /Width " + std::to_string(picture.width) +
                            " /Height " + std::to_string(picture.height) +
                            " /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length " +
                            std::to_string(picture.samples.size()) + ">>\nstream\n" +
                            std::string(picture.samples.begin(), picture.samples.end()) + "\nendstream";
  return one_page("q " + w + " 0 0 " + h + " 0 0 cm /Im Do Q", "/MediaBox [0 0 " + w + " " + h + "]",
                  "/XObject <</Im 7 0 R>>", {image});
}

inline Document read_scan(const Image& picture) {
  return read_bytes_as("scan.pdf", scan_of(picture).bytes());
}

// A table's texts: cells divided by |, rows by line ends.
inline std::string grid_of(const Table& table) {
  std::string out;
  for (int r = 0; r < table.rows; ++r) {
    for (int c = 0; c < table.columns; ++c) {
      const Cell* cell = table.at(r, c);
      out += (c > 0 ? "|" : "") + (cell ? cell->text : "");
    }
    out += "\n";
  }
  return out;
}

}  // namespace scrutineer::extract
