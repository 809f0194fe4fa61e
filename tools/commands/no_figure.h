// Why something printed gave no figure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/tables/trace.h"
#include "normalize/normalize.h"
#include "rules/rules.h"

namespace scrutineer::tools {

// " [uk.toml, line 120]" for the rule of a kind that a text matches; empty where none does.
std::string rule_place(const rules::RuleSet& rules, std::string_view kind, std::string_view text);

// What a column of a table was taken for; null where nothing is told of it.
const normalize::Explanation* column_of(const normalize::Normalized& result, int table, int column);

// Of a cell that gave none.
std::string why_no_figure(const normalize::CellRow& cell, bool row_has_figures,
                          const normalize::Normalized& result, const rules::RuleSet& rules);

// Of a number of running text that gave none.
std::string why_no_figure(std::string_view number, const extract::Block& block,
                          const normalize::Normalized& result, const rules::RuleSet& rules);

// A report with all that its tables were found by.
struct TracedReport {
  extract::Document document;
  std::vector<extract::PageTrace> traces;  // none for converted text
  normalize::Normalized result;
};

enum class UnreadPlaces { all, outside_tables };

// The printed numbers that no figure was made of, page by page and by the nearest reason; a number that
// begins with a letter is a code and is left out. `page` from 1; 0: all. Of outside_tables empty where there
// are none.
std::string unread_numbers(const TracedReport& report, const rules::Library& library, int page,
                           UnreadPlaces places);

}  // namespace scrutineer::tools
