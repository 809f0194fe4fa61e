// Charts in a scan: their lines and bars are no table's.
#pragma once

#include "extract/ocr/settings.h"
#include "extract/page.h"

namespace scrutineer::extract {

// Takes the lines and fills of charts off a page, and what was read into their curves and bars. A chart is
// told by its level lines, at least OcrSettings::plot_lines of them between the same ends, with figures (the
// scale) before most of them at their very height: a table's rows stand between its lines.
void remove_plots(Page& page, const OcrSettings& settings);

}  // namespace scrutineer::extract
