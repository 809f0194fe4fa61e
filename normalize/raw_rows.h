// The raw tables as rows of the dataset (tables.csv, cells.csv).
#pragma once

#include "extract/document.h"
#include "normalize/dataset/types.h"
#include "rules/rules.h"

namespace scrutineer::normalize {

void add_raw_tables(const extract::Document& document, const std::string& document_id,
                    const rules::RuleSet& rules, Dataset& dataset);

}  // namespace scrutineer::normalize
