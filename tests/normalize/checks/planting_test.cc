// One fault of each check, planted in many clean reports: it must be found, and nothing be flagged beside it.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "normalize/checks/reports.h"

namespace scrutineer::normalize::testing {
namespace {

struct Planted {
  const char* check;
  const char* kind;  // of report, as report_kinds() names it
  // Plants one fault; false where this report has no place for it.
  bool (*plant)(SmallDataset& small, Dice& dice);
};

using Row = std::vector<Observation*>;

// The actuals of the row of a figure taken by chance.
Row some_row(SmallDataset& small, Dice& dice, std::string_view unit = "") {
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

void set_value(Observation& figure, std::string_view value) {
  figure.value = Decimal::parse(value);
  figure.text = std::string(value) + (figure.unit == "percent" ? "%" : "");
}

void set_value(Observation& figure, std::int64_t value) { set_value(figure, std::to_string(value)); }

void for_row(SmallDataset& small, const std::string& label, auto change) {
  for (Observation& figure : small.dataset.observations)
    if (figure.label == label) change(figure);
}

bool relabel(SmallDataset& small, Dice& dice, const char* label) {
  const std::string old = some_row(small, dice)[0]->label;
  for_row(small, old, [&](Observation& figure) { figure.label = label; });
  return true;
}

const std::vector<Planted>& faults() {
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
      {"missing-value", "feeders",
       [](SmallDataset& small, Dice& dice) {
         some_row(small, dice)[0]->denominator.reset();
         return true;
       }},
      {"schema", "budgets",
       [](SmallDataset& small, Dice&) {
         Observation& figure = small.add("Parks and gardens of the district", "2017", "", "gbp");
         figure.qualifier.clear();
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
      {"repeated-value", "series by month",
       [](SmallDataset& small, Dice& dice) {
         const Row row = some_row(small, dice, "percent");
         for (std::size_t i = 4; i < 8; ++i) set_value(*row[i], row[3]->value->str());
         return true;
       }},
      {"frequency-mismatch", "scorecard",
       [](SmallDataset& small, Dice& dice) {
         const std::string label = some_row(small, dice)[0]->label;
         for_row(small, label, [](Observation& figure) { figure.frequency = "Annual"; });
         return true;
       }},
  };
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
  for (const auto& [check, count] : planted) {
    INFO(check);
    CHECK(count >= 4);
  }
}

}  // namespace scrutineer::normalize::testing
