// A cell that holds several figures, each with the part that it is for: `31 Good (62%) 17 RI (34%)`,
// `PACT 19.5 LAC 17.55`, `18 overall 20 - PACT`, `17-18yr in EET=50%`; and one figure with words round its
// fraction: `42% within 3 days (27/64)`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/figure.h"

namespace scrutineer::normalize {

struct PartFigure {
  std::string part;  // as printed; empty where the figure is the cell's own, or its total
  Figure figure;
};

// The figures of a cell that read_figure does not take for one, in the print's order. Empty where the cell is
// words, a period, or figures that no grammar of cells explains whole.
std::vector<PartFigure> read_figure_group(std::string_view cell, const rules::RuleSet& rules);

// `88% (90%)`, `£1.2m / £1.4m`: the two figures of a cell under a header that names two measures. Empty where
// the cell holds other than two.
std::vector<Figure> read_figure_pair(std::string_view cell, const rules::RuleSet& rules);

}  // namespace scrutineer::normalize
