// Clean datasets made up for the tests of all checks together: one kind of report each, different figures for
// each number.
#pragma once

#include <string>
#include <vector>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

// Figures by chance, the same on every machine.
class Dice {
 public:
  explicit Dice(unsigned seed) : state_(seed * 2654435761u + 12345u) {}
  // 0 to below `limit`.
  int below(int limit);

 private:
  unsigned state_;
};

struct ReportKind {
  const char* name;
  SmallDataset (*make)(Dice& dice);
};

// Of every layout, unit and kind of period that the checks read (reports_parts.h).
const std::vector<ReportKind>& report_kinds();

// A percentage with one place, a count: as printed.
std::string tenths(int value);

}  // namespace scrutineer::normalize::testing
