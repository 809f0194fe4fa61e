// Faults to plant in the clean reports of reports.h, and what plants them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/checks/reports.h"

namespace scrutineer::normalize::testing {

struct Planted {
  const char* check;
  const char* kind;  // of report, as report_kinds() names it
  // Plants one fault; false where this report has no place for it.
  bool (*plant)(SmallDataset& small, Dice& dice);
};

const std::vector<Planted>& faults_of_labels();
const std::vector<Planted>& faults_of_figures();
const std::vector<Planted>& faults_between_figures();
const std::vector<Planted>& faults_of_targets_and_words();
const std::vector<Planted>& faults_of_benchmarks();
const std::vector<Planted>& faults_of_tables();

using Row = std::vector<Observation*>;

// The actuals of the row of a figure taken by chance.
Row some_row(SmallDataset& small, Dice& dice, std::string_view unit = "");
bool is_year(const Observation& figure);
void set_value(Observation& figure, std::int64_t value);
bool relabel(SmallDataset& small, Dice& dice, const char* label);

void for_row(SmallDataset& small, const std::string& label, auto change) {
  for (Observation& figure : small.dataset.observations)
    if (figure.label == label) change(figure);
}

}  // namespace scrutineer::normalize::testing
