// A page as a council prints it, for scans made in a test: one dense table under a title, and the figures
// that a reading of it gives.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <vector>

#include "extract/ocr_scan.h"

namespace scrutineer::extract {

constexpr int dense_rows = 15;

// Row `r` of the page's table, the header first. Figures differ in every cell.
inline std::vector<std::string> dense_row(int r) {
  static const char* const names[] = {"Repeat referrals",  "Visits in time",     "Stable placements",
                                      "Reviews held",      "Health checks",      "Care leavers in work",
                                      "Open cases",        "Bins not collected", "Calls answered",
                                      "Homes let",         "Rent collected",     "Days lost to sickness",
                                      "Potholes repaired", "Library visits",     "Complaints answered"};
  static const char* const ratings[] = {"Green", "Amber", "Red"};
  if (r == 0) return {"Ref", "Measure", "Target", "Q1 23/24", "Q2 23/24", "Q3 23/24", "Q4 23/24", "Rating"};
  std::vector<std::string> cells{fmt::format("CS{:02}", r), names[r - 1]};
  for (int c = 0; c < 5; ++c) {
    const int seed = r * 37 + c * 53;
    if (r % 3 == 0)
      cells.push_back(fmt::format("{},{:03}", 1 + seed % 9, seed * 7 % 1000));
    else if (r % 3 == 1)
      cells.push_back(fmt::format("{}.{}%", 20 + seed % 70, seed % 10));
    else
      cells.push_back(fmt::format("{}", 1 + seed % 97));
  }
  cells.push_back(ratings[r % 3]);
  return cells;
}

// On 595 by 420 points. A dark header, thin rulings, pale first column, ratings in traffic-light colours.
inline TinyPdf dense_report() {
  const double xs[] = {30, 66, 190, 250, 310, 370, 430, 490, 565}, top = 370, row = 20;
  static const char* const colours[] = {"0.36 0.78 0.42", "1 0.78 0.2", "0.92 0.3 0.28"};
  std::string out = "BT /F2 14 Tf 30 390 Td (Children and places: the year to March 2024) Tj ET\n";
  out += fmt::format("0.2 0.25 0.4 rg 30 {} 535 {} re f\n", top - row, row);
  out += fmt::format("0.9 0.92 0.95 rg 30 {} 36 {} re f\n", top - row * (dense_rows + 1), row * dense_rows);
  for (int r = 1; r <= dense_rows; ++r)
    out += fmt::format("{} rg 490 {} 75 {} re f\n", colours[r % 3], top - row * (r + 1), row);
  out += "0.45 G 0.5 w\n";
  for (const double x : xs)
    out += fmt::format("{} {} m {} {} l S\n", x, top - row * (dense_rows + 1), x, top);
  for (int r = 0; r <= dense_rows + 1; ++r)
    out += fmt::format("30 {} m 565 {} l S\n", top - row * r, top - row * r);
  for (int r = 0; r <= dense_rows; ++r) {
    const std::vector<std::string> cells = dense_row(r);
    for (std::size_t c = 0; c < cells.size(); ++c)
      out += fmt::format("{} BT /{} 9 Tf {} {} Td ({}) Tj ET\n", r == 0 ? "1 g" : "0 g", r == 0 ? "F2" : "F1",
                         xs[c] + 5, top - row * (r + 1) + 6.5, cells[c]);
  }
  return one_page(out, "/MediaBox [0 0 595 420]");
}

inline std::string dense_text() {
  std::string out;
  for (int r = 0; r <= dense_rows; ++r) {
    const std::vector<std::string> cells = dense_row(r);
    for (std::size_t c = 0; c < cells.size(); ++c) out += (c > 0 ? "|" : "") + cells[c];
    out += "\n";
  }
  return out;
}

// A grid's text without its first column.
inline std::string without_codes(const std::string& grid) {
  std::string out;
  for (std::size_t start = 0; start < grid.size();) {
    const std::size_t bar = grid.find('|', start), end = grid.find('\n', start);
    out += grid.substr(bar + 1, end - bar);
    start = end + 1;
  }
  return out;
}

// As a cheap scanner gives it: grey, with noise that is the same on every machine.
inline Image noisy_grey(const Image& picture, int levels) {
  Image out = picture;
  std::uint32_t state = 12345;
  for (std::size_t i = 0; i + 2 < out.samples.size(); i += 3) {
    int noise = 0;  // the sum of three is near enough to the bell curve
    for (int k = 0; k < 3; ++k) {
      state = state * 1664525u + 1013904223u;
      noise += static_cast<int>(state >> 24) % (2 * levels + 1) - levels;
    }
    const int grey = (out.samples[i] * 5 + out.samples[i + 1] * 9 + out.samples[i + 2] * 2) / 16;
    const auto value = static_cast<std::uint8_t>(std::clamp(grey + noise, 0, 255));
    out.samples[i] = out.samples[i + 1] = out.samples[i + 2] = value;
  }
  return out;
}

}  // namespace scrutineer::extract
