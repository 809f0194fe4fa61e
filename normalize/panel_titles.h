// The titles of a chart and its table on slides that were read by OCR: a line says which indicator the panel
// shows, "Benchmarking (CP3-QL)", and its name stands above that line.
#pragma once

#include <string>

#include "extract/document.h"
#include "normalize/report.h"

namespace scrutineer::normalize {

struct PanelTitle {
  std::string code;     // mended where a code-repair rule knows it; empty where no panel's line was found
  std::string label;    // the indicator's name
  std::string section;  // the heading over it
};

// What stands over the table of converted text at an index of Document::flow, back to the table before it. Of
// several panels there the one whose code is likest to the name of the table's first row; of tables side by
// side the one of its place.
PanelTitle panel_title_of(const extract::Document& document, std::size_t flow_index, const Report& report);

}  // namespace scrutineer::normalize
