#include "normalize/figure_parts.h"

namespace scrutineer::normalize {

std::vector<Figure> find_figures(std::string_view, const rules::RuleSet&, const FigureContext&) { return {}; }

}  // namespace scrutineer::normalize
