#include <algorithm>

#include "normalize/period.h"
#include "normalize/tables/column_words.h"
#include "normalize/tables/columns.h"

namespace scrutineer::normalize {

namespace {

using extract::Cell;

bool names_something(const std::string& text, const rules::RuleSet& rules) {
  PeriodContext any_year;
  any_year.financial_year = 2000;
  return rules.first("header", text) || rules.first("comparator", text) || rules.first("breakdown", text) ||
         read_period(text, any_year) || without_scale(text, rules).empty();
}

struct HeaderSigns {
  int filled = 0, named = 0, figures = 0, prose = 0;
  int over_figures = 0;  // words with a figure straight below
  bool across = false;   // one cell over the whole width
};

HeaderSigns header_signs(const Grid& grid, const Contents& contents, int row, const rules::RuleSet& rules) {
  HeaderSigns signs;
  for (int c = 0; c < grid.columns(); ++c) {
    const Cell& cell = grid.at(row, c);
    if (!grid.starts(row, c) || cell.text.empty()) continue;
    ++signs.filled;
    const ContentKind kind = contents.at(row, c).kind;
    const bool name = names_something(cell.text, rules);
    signs.named += name;
    signs.figures += kind == ContentKind::figure && !name;
    signs.prose += kind == ContentKind::prose;
    signs.over_figures += kind == ContentKind::words && contents.at(row + 1, c).kind == ContentKind::figure;
    signs.across = signs.across || grid.column_span(cell) == grid.columns();
  }
  return signs;
}

}  // namespace

int count_header_rows(const Grid& grid, const Contents& contents, const rules::RuleSet& rules) {
  constexpr int kMost = 5;  // no header seen was deeper than four rows
  int rows = 0;
  for (int r = 0; r < std::min(grid.rows() - 1, kMost); ++r) {
    const HeaderSigns signs = header_signs(grid, contents, r, rules);
    if (signs.filled == 0 && r < grid.header_rows()) continue;
    if (signs.figures * 2 >= std::max(signs.filled, 1)) break;
    const bool told = r < grid.header_rows();
    const bool names = signs.prose == 0 && signs.figures == 0 && (signs.filled >= 2 || signs.across) &&
                       (signs.named * 3 >= signs.filled * 2 ||
                        (signs.over_figures >= 2 && signs.over_figures * 2 >= signs.filled));
    if (!told && !names) break;
    rows = r + 1;
  }
  return rows;
}

}  // namespace scrutineer::normalize
