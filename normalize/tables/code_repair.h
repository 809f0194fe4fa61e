// Codes as OCR and converters leave them: DM2O4 among DM 201, DM 202 and DM 203.
#pragma once

#include <string>
#include <vector>

#include "normalize/tables/rows.h"
#include "rules/rules.h"

namespace scrutineer::normalize {

// A code without its display suffix ("LAC10 (%)"), mended where a pack's code-repair rule knows it.
std::string plain_code(const std::string& code, const rules::RuleSet& rules);

// Letters for digits in the codes of a table's rows, where the code then has the form that most of its
// fellows have.
void repair_codes(std::vector<Row>& rows);

}  // namespace scrutineer::normalize
