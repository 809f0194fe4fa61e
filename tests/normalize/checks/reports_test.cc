#include "normalize/checks/reports.h"

#include <doctest/doctest.h>

#include "normalize/checks/reports_parts.h"

namespace scrutineer::normalize::testing {

int Dice::below(int limit) {
  state_ = state_ * 1664525u + 1013904223u;
  return static_cast<int>((state_ >> 16) % static_cast<unsigned>(limit));
}

std::string tenths(int value) { return std::to_string(value / 10) + "." + std::to_string(value % 10); }

const std::vector<ReportKind>& report_kinds() {
  static const std::vector<ReportKind> all = [] {
    std::vector<ReportKind> kinds;
    for (const auto* some : {&common_reports(), &reports_of_units(), &reports_of_periods(),
                             &reports_of_words(), &reports_of_tables(), &reports_of_official_figures()})
      kinds.insert(kinds.end(), some->begin(), some->end());
    return kinds;
  }();
  return all;
}

TEST_CASE("clean reports of every kind give no error and no warning") {
  int made = 0;
  for (const ReportKind& kind : report_kinds())
    for (unsigned seed = 1; seed <= 4; ++seed) {
      Dice dice(seed);
      const SmallDataset small = kind.make(dice);
      REQUIRE(!small.dataset.observations.empty());
      ++made;
      for (const Issue& issue : run_all(small)) {
        INFO(std::string(kind.name), " ", seed, ": ", issue.check, ": ", issue.message);
        CHECK(issue.severity == "info");
      }
    }
  CHECK(made >= 50);
}

}  // namespace scrutineer::normalize::testing
