// A report's way from top to bottom: what each table stands under, and what the report says of itself.
#pragma once

#include <string>
#include <vector>

#include "extract/document.h"
#include "normalize/report.h"
#include "normalize/tables/observe.h"

namespace scrutineer::normalize {

// The report's key: what its arrows mean, read from key tables and lines; adds the key's sentences, footnotes
// and remarks on rounding to the notes.
Key read_key(const extract::Document& document, const Report& report, Readings& readings);

// Lines under a table that open with the code of one of its rows, "HSC-A7 The rate has improved": commentary
// of that row. Asked when all tables are read; without codes in tables it adds nothing.
void read_row_notes(const extract::Document& document, const Report& report, Readings& readings);

// Whether a table explains the report's colours and signs and holds no figures of an indicator.
bool is_key(const extract::Table& table, const rules::RuleSet& rules);

// What holds for the table at an index of Document::flow.
TableSurroundings surroundings_of(const extract::Document& document, std::size_t flow_index,
                                  const Report& report);

// A table of one filled cell with few words: a boxed heading. Empty where it is none.
std::string boxed_heading(const extract::Table& table);

}  // namespace scrutineer::normalize
