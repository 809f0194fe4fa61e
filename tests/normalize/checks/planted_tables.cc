#include <algorithm>
#include <chrono>
#include <utility>

#include "normalize/checks/planted.h"

namespace scrutineer::normalize::testing {

const std::vector<Planted>& faults_of_tables() {
  static const std::vector<Planted> all = {
      {"schema", "budgets",
       [](SmallDataset& small, Dice&) {
         Observation& figure = small.add("Parks and gardens of the district", "2017", "", "gbp");
         figure.qualifier.clear();
         return true;
       }},
      {"row-shifted", "grid",
       [](SmallDataset& small, Dice& dice) {
         const int row = 2 + dice.below(8);
         CellRow* before = nullptr;
         for (CellRow& cell : small.dataset.cells) {
           if (cell.row != row || cell.column < 2) continue;
           if (before) before->text = cell.text;
           before = &cell;
         }
         before->text.clear();
         return true;
       }},
      {"header-misaligned", "grid",
       [](SmallDataset& small, Dice& dice) {
         const bool with_target = dice.below(2);
         std::swap(small.dataset.cells[with_target ? 2 : 3].text, small.dataset.cells[5].text);
         return true;
       }},
      {"schema", "grid",
       [](SmallDataset& small, Dice& dice) {
         Observation& figure = *some_row(small, dice)[0];
         figure.value.reset(), figure.resolution.reset();
         return true;
       }},
      {"schema", "suppressed counts",
       [](SmallDataset& small, Dice&) {
         for (Observation& figure : small.dataset.observations) figure.qualifier.clear();
         return true;
       }},
  };
  return all;
}

}  // namespace scrutineer::normalize::testing
