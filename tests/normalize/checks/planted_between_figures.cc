#include <algorithm>
#include <chrono>
#include <utility>

#include "normalize/checks/planted.h"

namespace scrutineer::normalize::testing {

const std::vector<Planted>& faults_between_figures() {
  static const std::vector<Planted> all = {
      {"ratio-mismatch", "feeders",
       [](SmallDataset& small, Dice& dice) {
         Observation& figure = *some_row(small, dice)[0];
         figure.numerator = Decimal(figure.numerator->digits() - 3 - dice.below(9), 0);
         return true;
       }},
      {"sum-mismatch", "breakdowns",
       [](SmallDataset& small, Dice& dice) {
         Row row = some_row(small, dice);
         std::erase_if(row, [](const Observation* figure) { return !figure->breakdown.empty(); });
         Observation& total = *row[static_cast<std::size_t>(dice.below(4))];
         set_value(total, total.value->digits() * (dice.below(2) ? 10 : 1) + 7 + dice.below(20));
         return true;
       }},
      {"sum-mismatch", "outcomes",
       [](SmallDataset& small, Dice& dice) {
         for (Observation& figure : small.dataset.observations)
           if (is_year(figure) && figure.label.find(" closed") == std::string::npos && dice.below(2)) {
             set_value(figure, figure.value->digits() + 1 + dice.below(4));
             return true;
           }
         return false;
       }},
      {"average-mismatch", "scorecard",
       [](SmallDataset& small, Dice& dice) {
         const Row row = some_row(small, dice);
         Decimal most = *row[0]->value;
         for (const Observation* figure : row) most = std::max(most, *figure->value);
         Observation& year = small.add(
             row[0]->label, "2019", tenths(static_cast<int>(most.digits()) + 5 + dice.below(30)), "percent");
         year.local_code = small.dataset.observations[0].local_code;
         for (const Observation& figure : small.dataset.observations)
           if (figure.label == year.label) year.local_code = figure.local_code;
         return most.digits() < 950;
       }},
      {"sum-instead-of-average", "scorecard",
       [](SmallDataset& small, Dice& dice) {
         const Row row = some_row(small, dice);
         const std::string label = row[0]->label, code = row[0]->local_code;
         int sum = 0, at = 0;
         for (Observation* figure : row) {
           const int part = 120 + 11 * at++ + dice.below(9);
           sum += part;
           set_value(*figure, tenths(part));
         }
         for_row(small, label, [](Observation& figure) {
           figure.rag.clear();
           if (figure.measure == "target") set_value(figure, "50");
         });
         small.add(label, "2019", tenths(sum), "percent").local_code = code;
         return true;
       }},
      {"cumulative-decrease", "cumulative",
       [](SmallDataset& small, Dice& dice) {
         const Row row = some_row(small, dice);
         set_value(*row[2], row[1]->value->digits() - 1 - dice.below(20));
         return true;
       }},
      {"subset-exceeds-whole", "scorecard",
       [](SmallDataset& small, Dice& dice) {
         small.add("% of complaints answered within 10 days", "2019", tenths(850 + dice.below(50)),
                   "percent");
         small.add("% of complaints answered within 15 days", "2019", tenths(750 + dice.below(50)),
                   "percent");
         return true;
       }},
      {"duplicate-observation", "export of years",
       [](SmallDataset& small, Dice& dice) {
         const Row row = some_row(small, dice);
         Observation again = *row[3];
         again.table = 2, again.trend.clear(), again.observation_id = "d-again";
         set_value(again, tenths(static_cast<int>(again.value->digits()) - 20 - dice.below(30)));
         small.dataset.observations.push_back(again);
         return true;
       }},
      {"outlier-jump", "series by month",
       [](SmallDataset& small, Dice& dice) {
         const Row row = some_row(small, dice, "percent");
         Observation& figure = *row[3 + static_cast<std::size_t>(dice.below(6))];
         set_value(figure, tenths(static_cast<int>(figure.value->digits() / 10)));
         return true;
       }},
      {"repeated-value", "series by month",
       [](SmallDataset& small, Dice& dice) {
         const Row row = some_row(small, dice, "percent");
         for (std::size_t i = 4; i < 8; ++i) set_value(*row[i], row[3]->value->str());
         return true;
       }},
      {"denominator-mismatch", "populations",
       [](SmallDataset& small, Dice& dice) {
         Row row = some_row(small, dice, "percent");
         Observation& figure = *row[0];
         const std::int64_t of = figure.denominator->digits() * 19 / 20, met = figure.numerator->digits();
         figure.denominator = Decimal(of, 0);
         set_value(figure, tenths(static_cast<int>((met * 2000 / of + 1) / 2)));
         return met <= of;
       }},
      {"ratio-mismatch", "populations",
       [](SmallDataset& small, Dice& dice) {
         Observation& figure = *some_row(small, dice, "percent")[0];
         set_value(figure, tenths(static_cast<int>(figure.value->digits()) - 20 - dice.below(40)));
         return true;
       }},
      {"sum-mismatch", "snapshots",
       [](SmallDataset& small, Dice& dice) {
         const int day = dice.below(4);
         int seen = 0;
         for (Observation& figure : small.dataset.observations)
           if (figure.label.starts_with("Total") && seen++ == day)
             set_value(figure, figure.value->digits() - 3 - dice.below(9));
         return true;
       }},
      {"sum-mismatch", "money",
       [](SmallDataset& small, Dice& dice) {
         for (Observation& figure : small.dataset.observations)
           if (is_year(figure)) {
             figure.value = Decimal(figure.value->digits() + 500'000 * (1 + dice.below(3)), 0);
             figure.text = "£" + tenths(static_cast<int>(figure.value->digits() / 100'000)) + "m";
             return true;
           }
         return false;
       }},
      {"average-mismatch", "days",
       [](SmallDataset& small, Dice& dice) {
         const Row row = some_row(small, dice);
         int least = 10'000;
         for (const Observation* figure : row)
           least = std::min(least, static_cast<int>(figure->value->digits()));
         small.add(row[0]->label, "2019", tenths(least - 5 - dice.below(30)), "days").polarity = "lower";
         return true;
       }},
      {"cumulative-decrease", "cumulative",
       [](SmallDataset& small, Dice& dice) {
         const Row row = some_row(small, dice);
         set_value(*row[3], row[2]->value->digits() - 1 - dice.below(5));
         return true;
       }},
      {"duplicate-observation", "scorecard",
       [](SmallDataset& small, Dice& dice) {
         Observation again = *some_row(small, dice)[static_cast<std::size_t>(dice.below(4))];
         again.table = 2, again.rag.clear(), again.observation_id = "d-again";
         set_value(again, tenths(static_cast<int>(again.value->digits()) + 20 + dice.below(30)));
         small.dataset.observations.push_back(again);
         return true;
       }},
      {"outlier-jump", "export of years",
       [](SmallDataset& small, Dice& dice) {
         const Row row = some_row(small, dice);
         for (Observation* figure : row) figure->trend.clear();
         Observation& figure = *row[static_cast<std::size_t>(dice.below(4))];
         set_value(figure, tenths(static_cast<int>(figure.value->digits() / 10)));
         return true;
       }},
      {"basis-unclear", "annual targets",
       [](SmallDataset& small, Dice& dice) {
         const Row row = some_row(small, dice);
         int count = 60 + dice.below(20);
         for (Observation* figure : row) set_value(*figure, count), count += 35 + dice.below(20);
         for (Observation& figure : small.dataset.observations)
           if (figure.label == row[0]->label && figure.measure == "target" && is_year(figure))
             set_value(figure, count - 60);
         std::erase_if(small.dataset.observations, [&](const Observation& f) {
           return f.label == row[0]->label && f.measure == "target" && !is_year(f);
         });
         return true;
       }},
      {"header-ambiguous", "bare quarters",
       [](SmallDataset& small, Dice&) {
         for (Observation& figure : small.dataset.observations)
           if (figure.period_label == "2018/19 Outturn") figure.period_label = "Q4 Outturn";
         return true;
       }},
      {"repeated-value", "rolling years",
       [](SmallDataset& small, Dice& dice) {
         const Row row = some_row(small, dice);
         for (Observation* figure : row) set_value(*figure, row[0]->value->str());
         return true;
       }},
  };
  return all;
}

}  // namespace scrutineer::normalize::testing
