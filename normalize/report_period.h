// The period that a report covers, from its title, headings, first words and columns.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/document.h"
#include "normalize/date.h"

namespace scrutineer::normalize {

// The title and headings first, then the first page's sentences, then the headers of tables: the first that
// name a period with its year. A date of a meeting names none; "data to December 2023" is the financial year
// up to then; a quarter of a year is that quarter.
std::optional<Period> report_period(const extract::Document& document, const std::string& title);

}  // namespace scrutineer::normalize
