#include <algorithm>
#include <chrono>
#include <utility>

#include "normalize/checks/planted.h"

namespace scrutineer::normalize::testing {

const std::vector<Planted>& faults_of_targets_and_words() {
  static const std::vector<Planted> all = {
      {"rag-mismatch", "scorecard",
       [](SmallDataset& small, Dice& dice) {
         for (Observation* figure : some_row(small, dice)) {
           // Green just off its target may be what the council allows.
           if (figure->rag != "green") continue;
           const auto aim = std::find_if(small.dataset.observations.begin(), small.dataset.observations.end(),
                                         [&](const Observation& other) {
                                           return other.measure == "target" && other.label == figure->label;
                                         });
           const Rational gap = figure->value->exact() - aim->value->exact();
           if (gap * gap < 1) continue;
           figure->rag = "red";
           return true;
         }
         return false;
       }},
      {"polarity-target-conflict", "scorecard",
       [](SmallDataset& small, Dice& dice) {
         const std::string label = some_row(small, dice)[0]->label;
         for_row(small, label, [](Observation& figure) {
           figure.polarity = "lower";
           if (figure.measure == "target")
             set_value(figure, "100");
           else
             figure.rag = "red";
         });
         return true;
       }},
      {"trend-mismatch", "export of years",
       [](SmallDataset& small, Dice& dice) {
         Observation& figure = *some_row(small, dice)[1];
         figure.trend = figure.trend == "rising" ? "falling" : "rising";
         return true;
       }},
      {"narrative-mismatch", "scorecard",
       [](SmallDataset& small, Dice& dice) {
         const Row row = some_row(small, dice);
         const int now = static_cast<int>(row[3]->value->digits());
         const char* verbs[] = {"Performance is ", "Performance has improved to ", "The result was "};
         Note& note = small.note("commentary", row[3]->label,
                                 verbs[dice.below(3)] + tenths(now - 150 - dice.below(60)) + "%.");
         note.local_code = row[3]->local_code;
         return true;
       }},
      {"narrative-mismatch", "ratings alone",
       [](SmallDataset& small, Dice&) {
         Note& note = small.dataset.notes[0];
         const bool ten = note.text.find("of the 10") != std::string::npos;
         if (ten) note.text.replace(note.text.find("of the 10"), 9, "of the 12");
         return ten;
       }},
      {"frequency-mismatch", "scorecard",
       [](SmallDataset& small, Dice& dice) {
         const std::string label = some_row(small, dice)[0]->label;
         for_row(small, label, [](Observation& figure) { figure.frequency = "Annual"; });
         return true;
       }},
      {"target-basis-mismatch", "annual targets",
       [](SmallDataset& small, Dice& dice) {
         const std::string label = some_row(small, dice)[0]->label;
         for_row(small, label, [&](Observation& figure) {
           if (figure.measure == "target" && is_year(figure))
             set_value(figure, figure.value->digits() + 5 + dice.below(9));
         });
         return true;
       }},
      {"rag-mismatch", "tolerances",
       [](SmallDataset& small, Dice& dice) {
         for (Observation* figure : some_row(small, dice))
           if (figure->value->digits() > 86) {
             figure->rag = "red";
             return true;
           }
         return false;
       }},
      {"rag-mismatch", "days",
       [](SmallDataset& small, Dice& dice) {
         for (Observation* figure : some_row(small, dice))
           if (figure->rag == "green" && dice.below(2)) {
             set_value(*figure, tenths(static_cast<int>(figure->value->digits()) * 2));
             for (Observation* other : some_row(small, dice))
               if (other != figure) other->rag.clear();
             return false;  // far off in its series too
           }
         return false;
       }},
      {"trend-mismatch", "export of years",
       [](SmallDataset& small, Dice& dice) {
         const Row row = some_row(small, dice);
         set_value(*row[3], tenths(static_cast<int>(row[2]->value->digits()) * 7 / 8));
         row[3]->trend = "same";
         return true;
       }},
      {"narrative-mismatch", "commented",
       [](SmallDataset& small, Dice& dice) {
         Note& note = small.dataset.notes[static_cast<std::size_t>(dice.below(8))];
         const std::size_t above = note.text.find(" above "), below = note.text.find(" below ");
         if (above == std::string::npos && below == std::string::npos) return false;
         if (note.text.starts_with("This is")) {
           note.text.replace(8, 1, "2");
           return true;
         }
         const std::size_t at = std::min(above, below);
         note.text.replace(at, 7, above < below ? " below " : " above ");
         return true;
       }},
      {"narrative-mismatch", "prose",
       [](SmallDataset& small, Dice& dice) {
         const auto at = static_cast<std::size_t>(dice.below(5));
         Note& note = small.dataset.notes[at];
         note.text.replace(note.text.find("risen"), 5, "fallen");
         note.table = 1;
         for_row(small, note.label, [](Observation& figure) { figure.table = 1; });
         return true;
       }},
      {"period-mismatch", "commented",
       [](SmallDataset& small, Dice& dice) {
         const Row row = some_row(small, dice);
         std::erase_if(small.dataset.observations, [&](const Observation& f) {
           return f.label == row[0]->label && f.period_end == quarter(2019, 3).end;
         });
         for (Note& note : small.dataset.notes)
           for (const Observation& figure : small.dataset.observations)
             if (note.label == figure.label && note.label.find("% of") == 0 && figure.measure == "actual" &&
                 figure.period_end == quarter(2019, 4).end)
               note.text = "In Quarter 2 " + figure.value->str() + "% was reached.";
         small.dataset.notes.resize(1);
         std::erase_if(small.dataset.observations,
                       [](const Observation& f) { return f.period_end == quarter(2019, 3).end; });
         return true;
       }},
      {"period-mismatch", "export of years",
       [](SmallDataset& small, Dice& dice) {
         return relabel(small, dice, "% of pupils excluded over the school year");
       }},
      {"period-mismatch", "two reports",
       [](SmallDataset& small, Dice& dice) {
         const Row row = some_row(small, dice);
         Note& note = small.note("commentary", row[0]->label, "Figures are for the cohort of 2014/15.");
         note.local_code = row[0]->local_code;
         return row[0]->document_id == "d";
       }},
      {"frequency-mismatch", "termly",
       [](SmallDataset& small, Dice& dice) {
         const Row row = some_row(small, dice);
         small.add(row[0]->label, "2019 Q2", row[0]->value->str(), "percent").frequency = "Termly";
         return true;
       }},
  };
  return all;
}

}  // namespace scrutineer::normalize::testing
