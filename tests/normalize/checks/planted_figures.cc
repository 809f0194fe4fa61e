#include <algorithm>
#include <chrono>
#include <utility>

#include "normalize/checks/planted.h"

namespace scrutineer::normalize::testing {

const std::vector<Planted>& faults_of_figures() {
  static const std::vector<Planted> all = {
      {"unit-mismatch", "scorecard",
       [](SmallDataset& small, Dice& dice) { return relabel(small, dice, "Number of parks with a flag"); }},
      {"percent-out-of-range", "series by month",
       [](SmallDataset& small, Dice& dice) {
         const Row row = some_row(small, dice, "percent");
         set_value(*row.back(), tenths(1010 + dice.below(40)));
         return true;
       }},
      {"negative-value", "cumulative",
       [](SmallDataset& small, Dice& dice) {
         set_value(*some_row(small, dice)[0], -1 - dice.below(50));
         return true;
       }},
      {"missing-value", "feeders",
       [](SmallDataset& small, Dice& dice) {
         some_row(small, dice)[0]->denominator.reset();
         return true;
       }},
      {"implausible-value", "rates",
       [](SmallDataset& small, Dice& dice) {
         for (Observation& figure : small.dataset.observations)
           if (!figure.indicator_id.empty() && dice.below(2)) {
             set_value(figure, tenths(9000 + dice.below(9000)));
             return true;
           }
         return false;
       }},
      {"percent-out-of-range", "feeders",
       [](SmallDataset& small, Dice& dice) {
         Observation& figure = *some_row(small, dice)[0];
         figure.numerator.reset(), figure.denominator.reset();
         set_value(figure, tenths(1004 + dice.below(600)));
         return true;
       }},
      {"percent-out-of-range", "prose",
       [](SmallDataset& small, Dice& dice) {
         small.dataset.notes.clear();
         set_value(*some_row(small, dice).back(), tenths(1100 + dice.below(900)));
         return true;
       }},
      {"negative-value", "breakdowns",
       [](SmallDataset& small, Dice& dice) {
         std::erase_if(small.dataset.observations, [](const Observation& f) { return f.breakdown.empty(); });
         set_value(*some_row(small, dice)[0], -1 - dice.below(9));
         return true;
       }},
      {"unit-mismatch", "series by month",
       [](SmallDataset& small, Dice& dice) {
         const std::string label = some_row(small, dice, "percent")[0]->label;
         const bool rate = dice.below(2);
         for_row(small, label, [&](Observation& figure) {
           figure.label = rate ? "Exclusions per 1,000 pupils" : "Number of pupils who were excluded";
         });
         return true;
       }},
      {"malformed-period", "commented",
       [](SmallDataset& small, Dice& dice) {
         const char* texts[] = {"The strategy, 2020-022, is in place.", "Our plan for 2019-202 was agreed."};
         small.dataset.notes[static_cast<std::size_t>(dice.below(8))].text = texts[dice.below(2)];
         return true;
       }},
      {"malformed-period", "rolling years",
       [](SmallDataset& small, Dice& dice) {
         Observation& figure = *some_row(small, dice).back();
         figure.period_end = *figure.period_start - std::chrono::years(1);
         return true;
       }},
      {"missing-value", "series by month",
       [](SmallDataset& small, Dice& dice) {
         Observation& figure = *some_row(small, dice)[1 + static_cast<std::size_t>(dice.below(6))];
         figure.value.reset(), figure.resolution.reset();
         figure.qualifier = "not-available", figure.text = "N/A";
         return true;
       }},
      {"ocr-suspect", "scan",
       [](SmallDataset& small, Dice& dice) {
         Observation& figure = *some_row(small, dice)[static_cast<std::size_t>(dice.below(7))];
         switch (dice.below(3)) {
           case 0:
             figure.repaired = figure.value->str() + "%", figure.text = "l" + figure.repaired;
             break;
           case 1:
             set_value(figure, tenths(40 + dice.below(30)));
             break;
           default:
             figure.confidence = 0.1;
         }
         return true;
       }},
      {"ocr-noise", "scan",
       [](SmallDataset& small, Dice& dice) {
         CellRow& cell = small.dataset.cells[static_cast<std::size_t>(3 + 3 * dice.below(5))];
         cell.text.replace(cell.text.find('0'), 1, "O");
         return true;
       }},
      {"low-confidence", "scan",
       [](SmallDataset& small, Dice& dice) {
         some_row(small, dice)[static_cast<std::size_t>(dice.below(7))]->confidence =
             0.35 + 0.01 * dice.below(20);
         return true;
       }},
      {"revision", "two reports",
       [](SmallDataset& small, Dice& dice) {
         for (Observation& figure : small.dataset.observations)
           if (figure.document_id == "e" && dice.below(3) == 0) {
             set_value(figure, tenths(static_cast<int>(figure.value->digits()) - 12 - dice.below(9)));
             return true;
           }
         return false;
       }},
  };
  return all;
}

}  // namespace scrutineer::normalize::testing
