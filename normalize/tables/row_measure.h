// Names of measures in a stub: rows "Actual", "Target", "2022/23", "England" and "RAG" of one indicator.
#pragma once

#include <optional>
#include <string>

#include "rules/rules.h"

namespace scrutineer::normalize {

struct RowMeasure {
  // actual, target, floor or benchmark; rating, trend, numerator or denominator, which the row gives to the
  // figures above it; ignored: a variance, a rank
  std::string measure;
  std::string comparator, comparator_label;
  std::optional<int> year;  // first year of the financial year that the row's figures are of
  int years_back = 0;       // 1 for "Last year"
};

// What the text names where it is nothing but a measure's name; nullopt for an indicator's name.
std::optional<RowMeasure> row_measure(const std::string& text, const rules::RuleSet& rules);

}  // namespace scrutineer::normalize
