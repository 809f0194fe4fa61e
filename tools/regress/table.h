// Differences as a person reads them, and as a spreadsheet does.
#pragma once

#include <string>
#include <vector>

#include "normalize/dataset/compare.h"

namespace scrutineer::tools {

struct TableSettings {
  std::size_t widest = 52;  // characters of a column; longer texts are cut
  std::size_t alike =
      3;  // differences with the same change, or issues of one check, that are shown; the others are counted
};

// A line a difference under the headings figures, issues, documents, tables, cells and notes, in columns;
// each line begins with two blanks. Empty where there are none.
std::string difference_table(const std::vector<normalize::Difference>& differences,
                             const TableSettings& settings = {});

// `figures: 1 lost, 2 changed value; issues: 1 added`; `none` where there are none.
std::string summary(const std::vector<normalize::Difference>& differences);

// A CSV with a row for each changed field, and for each row that is added or lost.
std::string differences_csv(const std::vector<normalize::Difference>& differences);

}  // namespace scrutineer::tools
