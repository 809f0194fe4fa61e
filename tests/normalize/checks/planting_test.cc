// Faults of each check, planted in many clean reports: each must be found, and nothing be flagged beside it.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "normalize/checks/planted.h"

namespace scrutineer::normalize::testing {

Row some_row(SmallDataset& small, Dice& dice, std::string_view unit) {
  Row actuals;
  for (Observation& figure : small.dataset.observations)
    if (figure.measure == "actual" && (unit.empty() || figure.unit == unit)) actuals.push_back(&figure);
  if (actuals.empty()) return {};
  const std::string label =
      actuals[static_cast<std::size_t>(dice.below(static_cast<int>(actuals.size())))]->label;
  std::erase_if(actuals, [&](const Observation* figure) { return figure->label != label; });
  return actuals;
}

bool is_year(const Observation& figure) {
  return figure.period_start == financial_year(2019).start && figure.period_end == financial_year(2019).end;
}

void set_value(Observation& figure, std::int64_t value) { set_value(figure, std::to_string(value)); }

bool relabel(SmallDataset& small, Dice& dice, const char* label) {
  const std::string old = some_row(small, dice)[0]->label;
  for_row(small, old, [&](Observation& figure) { figure.label = label; });
  return true;
}

namespace {

std::vector<Planted> faults() {
  std::vector<Planted> all;
  for (const auto* some : {&faults_of_labels(), &faults_of_figures(), &faults_between_figures(),
                           &faults_of_targets_and_words(), &faults_of_benchmarks(), &faults_of_tables()})
    all.insert(all.end(), some->begin(), some->end());
  return all;
}

}  // namespace

TEST_CASE("a planted fault is found, and nothing else is flagged beside it") {
  std::map<std::string, int> planted;
  for (const Planted& fault : faults())
    for (unsigned seed = 1; seed <= 8; ++seed) {
      const auto kind =
          std::find_if(report_kinds().begin(), report_kinds().end(),
                       [&](const ReportKind& known) { return std::string_view(known.name) == fault.kind; });
      REQUIRE(kind != report_kinds().end());
      Dice dice(seed), second(seed + 100);
      SmallDataset small = kind->make(dice);
      if (!fault.plant(small, second)) continue;
      ++planted[fault.check];
      bool found = false;
      for (const Issue& issue : run_all(small)) {
        INFO(std::string(fault.check), " in ", std::string(fault.kind), " ", seed, ": ", issue.check, ": ",
             issue.message);
        found = found || issue.check == fault.check;
        CHECK((issue.check == fault.check || issue.severity == "info"));
      }
      INFO(std::string(fault.check), " in ", std::string(fault.kind), " ", seed);
      CHECK(found);
    }
  // A check without a planted fault is not proved: a new one needs its own.
  for (const Check& check : all_checks()) {
    INFO(std::string(check.name));
    CHECK(planted[std::string(check.name)] >= 4);
  }
}

}  // namespace scrutineer::normalize::testing
