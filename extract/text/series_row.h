// One line of a series: a name and its figures, those of panels side by side told apart.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text/period_line.h"

namespace scrutineer::extract {

struct SeriesFigure {
  std::string text;     // empty where none is printed
  std::string printed;  // what stands there where that is two figures run together, 1210; else empty
};

struct SeriesRow {
  std::string name;
  std::vector<SeriesFigure> figures;  // one for each column
  bool noisy = false;                 // signs that are no figures stand among them, or two ran together
};

// The rows of a line, one for each panel of the header; nullopt where it is no line of figures.
std::optional<std::vector<SeriesRow>> read_series_rows(std::string_view line, const PeriodLine& header);

}  // namespace scrutineer::extract
