// What checks derive from one dataset's rows and share: filled by the functions of series.h, sentences.h and
// grids.h when they are first asked.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "normalize/checks/grids.h"
#include "normalize/checks/sentences.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {

struct Derived {
  std::optional<std::vector<Figures>> rows, series;
  std::optional<std::vector<Commentary>> commentaries;
  std::optional<std::vector<Grid>> grids;
  std::map<std::string, std::shared_ptr<const rules::RuleSet>, std::less<>> rules;  // by document
  std::string last_document;  // whose rules were asked for last: rows of a document mostly stand together
  std::shared_ptr<const rules::RuleSet> last_rules;
};

}  // namespace scrutineer::normalize
