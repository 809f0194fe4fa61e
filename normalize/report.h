// What is known of a report as a whole while its figures are read, and what reading adds to.
#pragma once

#include <string>
#include <vector>

#include "normalize/dataset/types.h"
#include "normalize/date.h"
#include "normalize/normalize.h"
#include "rules/rules.h"

namespace scrutineer::normalize {

// Filled once, before any figure is read; the same for tables and for running text.
struct Report {
  const rules::RuleSet& rules;    // the pack in force
  const rules::Library& library;  // the catalogue
  std::string document_id;
  std::string council, council_code, title;
  std::optional<Period> period;  // the report's own
};

// What the readers append to. Order matters: it is the order of the page.
struct Readings {
  std::vector<Observation> observations;
  std::vector<Note> notes;
  std::vector<Explanation> explanations;
};

}  // namespace scrutineer::normalize
