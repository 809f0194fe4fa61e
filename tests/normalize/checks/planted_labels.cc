#include <algorithm>
#include <chrono>
#include <utility>

#include "normalize/checks/planted.h"

namespace scrutineer::normalize::testing {

const std::vector<Planted>& faults_of_labels() {
  static const std::vector<Planted> all = {
      {"duplicate-code", "scorecard",
       [](SmallDataset& small, Dice& dice) {
         const std::string label = some_row(small, dice)[0]->label;
         const std::string code = some_row(small, dice)[0]->local_code;
         bool changed = false;
         for_row(small, label, [&](Observation& figure) {
           changed = changed || figure.local_code != code;
           figure.local_code = code;
         });
         return changed;
       }},
      {"duplicate-label", "scorecard",
       [](SmallDataset& small, Dice& dice) {
         const std::string one = some_row(small, dice)[0]->label, other = some_row(small, dice)[0]->label;
         if (one == other) return false;
         for_row(small, one, [&](Observation& figure) { figure.label = other; });
         return true;
       }},
      {"malformed-code", "scorecard",
       [](SmallDataset& small, Dice& dice) {
         const std::string label = some_row(small, dice)[0]->label;
         for_row(small, label, [](Observation& figure) { figure.local_code.replace(2, 1, "-"); });
         return true;
       }},
      {"label-mismatch", "scorecard",
       [](SmallDataset& small, Dice& dice) {
         return relabel(small, dice, "% of Review Child Protection Conferences (ICPCs) in time");
       }},
      {"spelling", "scorecard",
       [](SmallDataset& small, Dice& dice) {
         return relabel(small, dice, "% of plans made within in the year");
       }},
      {"mismatched-code", "two reports",
       [](SmallDataset& small, Dice& dice) {
         const std::string label = some_row(small, dice)[0]->label;
         for (Observation& figure : small.dataset.observations)
           if (figure.label == label && figure.document_id == "e") figure.label = "Visits to swimming pools";
         return true;
       }},
      {"mismatched-code", "scorecard",
       [](SmallDataset& small, Dice& dice) {
         const char* codes[] = {"NI 192", "NI111", "CHN22", "NI 157", "HSN1"};
         const char* code = codes[dice.below(5)];
         const std::string label = some_row(small, dice)[0]->label;
         for_row(small, label, [&](Observation& figure) {
           figure.local_code = code, figure.label = "% of care leavers in suitable accommodation";
         });
         return true;
       }},
      {"label-description-mismatch", "described",
       [](SmallDataset& small, Dice& dice) {
         const char* pairs[][2] = {
             {"% of plans made within 20 weeks", "Plans that were made within 30 weeks"},
             {"% of pupils at post 16 with a plan", "Pupils at post 17 who have a plan"},
             {"% of children who live 20 miles away", "Those who live 10 miles away"},
             {"Percentage of homes let to families", "Number of homes let to families"}};
         const auto& [label, description] = pairs[dice.below(4)];
         const std::string old = some_row(small, dice)[0]->label;
         for_row(small, old, [&, name = label](Observation& figure) { figure.label = name; });
         for (Note& note : small.dataset.notes)
           if (note.label == old) note.label = label, note.text = description;
         return true;
       }},
      {"blank-description", "described",
       [](SmallDataset& small, Dice& dice) {
         const std::string label = some_row(small, dice)[0]->label;
         std::erase_if(small.dataset.notes, [&](const Note& note) { return note.label == label; });
         return true;
       }},
      {"sequence-gap", "numbered measures",
       [](SmallDataset& small, Dice& dice) {
         const std::string gone = std::to_string(2 + dice.below(7));
         std::erase_if(small.dataset.observations,
                       [&](const Observation& f) { return f.local_code == gone; });
         return true;
       }},
      {"spelling", "numbered measures",
       [](SmallDataset& small, Dice& dice) {
         const char* labels[] = {"% of reviews held within a 8 week period", "% of of the plans in place",
                                 "% of plans sent to to families"};
         return relabel(small, dice, labels[dice.below(3)]);
       }},
      {"label-mismatch", "scorecard",
       [](SmallDataset& small, Dice& dice) {
         const Row row = some_row(small, dice);
         const std::string code = row[0]->local_code;
         for (const char* label : {"Percentage of repeat referrals", "Number of repeat referrals"})
           small.add(label, "2019 Q4", row[3]->value->str(), "percent").local_code = "KP 990";
         return !code.empty();
       }},
  };
  return all;
}

}  // namespace scrutineer::normalize::testing
