#include <algorithm>
#include <chrono>
#include <utility>

#include "normalize/checks/planted.h"

namespace scrutineer::normalize::testing {

const std::vector<Planted>& faults_of_benchmarks() {
  static const std::vector<Planted> all = {
      {"benchmark-outlier", "benchmarks",
       [](SmallDataset& small, Dice& dice) {
         for (Observation& figure : small.dataset.observations)
           if (figure.measure == "benchmark" && dice.below(3) == 0) {
             set_value(figure, tenths(150 + dice.below(100)));
             return true;
           }
         return false;
       }},
      {"benchmark-mismatch", "benchmarks",
       [](SmallDataset& small, Dice& dice) {
         for (Observation& figure : small.dataset.observations)
           if (figure.measure == "benchmark") {
             figure.period_start = financial_year(2018).start, figure.period_end = financial_year(2018).end;
             Observation again = figure;
             again.observation_id = "d-again";
             set_value(again, tenths(static_cast<int>(again.value->digits()) + 20 + dice.below(20)));
             small.dataset.observations.push_back(again);
             return true;
           }
         return false;
       }},
      {"benchmark-mismatch", "official figures",
       [](SmallDataset& small, Dice& dice) {
         for (Observation& figure : small.dataset.observations)
           if (figure.comparator == "south-east" && dice.below(2)) {
             set_value(figure, tenths(static_cast<int>(figure.value->digits()) + 110 + dice.below(20)));
             return true;
           }
         return false;
       }},
      {"stale-benchmark", "official figures",
       [](SmallDataset& small, Dice&) {
         for (Observation& figure : small.dataset.observations)
           if (figure.comparator == "south-east" && figure.label == "Conferences in time")
             set_value(figure, "72.2");
         return true;
       }},
      {"comparator-mismatch", "official figures",
       [](SmallDataset& small, Dice&) {
         for (Observation& figure : small.dataset.observations)
           if (figure.label == "Repeat referrals")
             set_value(figure, figure.comparator == "england" ? "26.0" : "22.6");
         return true;
       }},
      {"reference-mismatch", "official figures",
       [](SmallDataset& small, Dice& dice) {
         Observation& figure = small.dataset.observations[static_cast<std::size_t>(dice.below(3))];
         set_value(figure, figure.value->digits() + 25 + dice.below(20));
         return true;
       }},
      {"definition-differs", "official figures",
       [](SmallDataset& small, Dice& dice) {
         const char* limits[] = {" within the last two years", " (excluding transfers)",
                                 " in the past 3 years"};
         small.dataset.observations.back().label += limits[dice.below(3)];
         return true;
       }},
      {"council-mismatch", "official figures",
       [](SmallDataset& small, Dice& dice) {
         const char* councils[] = {"E06000045", "E06000042"};
         const char* council = councils[dice.below(2)];
         for (Observation& figure : small.dataset.observations) figure.council_code = council;
         return true;
       }},
  };
  return all;
}

}  // namespace scrutineer::normalize::testing
