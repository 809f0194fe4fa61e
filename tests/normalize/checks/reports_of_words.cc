#include <array>
#include <utility>

#include "normalize/checks/reports_parts.h"

namespace scrutineer::normalize::testing {
namespace {

SmallDataset described(Dice& dice) {
  SmallDataset small = common_reports().front().make(dice);
  for (const char* label : shares) {
    Note& note = small.note("description", label, std::string("How many of all there are: ") + label);
    for (const Observation& figure : small.dataset.observations)
      if (figure.label == label) note.local_code = figure.local_code;
  }
  return small;
}

SmallDataset numbered(Dice& dice) {  // measures with a running number, one panel each
  SmallDataset small;
  for (std::size_t i = 0; i < 9; ++i) {
    Share share(dice);
    for (const char* quarter : quarters) {
      Observation& figure = small.add(shares[i], quarter, share.next(), "percent");
      figure.local_code = std::to_string(i + 1), figure.table = static_cast<int>(i) + 1;
    }
  }
  return small;
}

SmallDataset commented(Dice& dice) {  // each row with a comment that restates and judges its last figure
  SmallDataset small;
  for (std::size_t i = 0; i < 8; ++i) {
    const int target = 75 + dice.below(10), gap = 3 + dice.below(6), england = 60 + dice.below(8);
    const bool above = dice.below(2);
    const int value = above ? target + gap : target - gap;
    for (const auto& [quarter, printed] : {std::pair{"2019 Q3", value - 4}, {"2019 Q4", value}}) {
      small.target(shares[i], quarter, std::to_string(target), "percent").polarity = "higher";
      Observation& figure = small.add(shares[i], quarter, std::to_string(printed), "percent");
      figure.polarity = "higher";
    }
    small.benchmark(shares[i], "england", std::to_string(england), "percent").comparator_label = "England";
    const std::string now = std::to_string(value), aim = std::to_string(target),
                      side = above ? "above" : "below";
    const std::string texts[] = {
        "At the end of Quarter 4 our performance is " + now + "%, which is " + side + " our target of " +
            aim + "%.",
        "Performance is " + side + " target and better than England (" + std::to_string(england) + "%).",
        "This is " + std::to_string(gap) + "% " + side + " target. We aim to be above target next year.",
        "It has risen from " + std::to_string(value - 4) + "% to " + now + "%."};
    small.note("commentary", shares[i], texts[dice.below(4)]);
  }
  return small;
}

SmallDataset tolerated(Dice& dice) {  // targets with their tolerance, and a key with an amber band
  SmallDataset small;
  for (std::size_t i = 0; i < 8; ++i) {
    const int target = 85, tolerance = 5, value = 70 + dice.below(25);
    Observation& aim = small.target(shares[i], "2019", std::to_string(target), "percent");
    aim.tolerance = Decimal(tolerance, 0), aim.polarity = "higher", aim.text = "85% (5% tolerance)";
    Observation& figure = small.add(shares[i], "2019", std::to_string(value), "percent");
    figure.polarity = "higher";
    figure.rag = value > target ? "green" : value < target - 2 * tolerance ? "red" : "amber";
    if (value > target - tolerance && value <= target) figure.rag = dice.below(2) ? "green" : "amber";
  }
  small.note("key", "", "Amber: within 10% of target");
  return small;
}

SmallDataset populations(Dice& dice) {  // the children that shares are of, on the same day
  SmallDataset small;
  const int children = 280 + dice.below(60), plans = 120 + dice.below(40);
  small.add("Children in Care", "2020-03-31", std::to_string(children), "count");
  small.add("Child protection plans", "2020-03-31", std::to_string(plans), "count");
  for (const auto& [label, of] :
       {std::pair{"% of Children in Care placed 20 or more miles from home", children},
        {"% of Children in Care allocated to a social worker", children},
        {"% of Child protection plans reviewed", plans}}) {
    const int met = of / 3 + dice.below(of / 2);
    Observation& figure = small.add(label, "2020-03-31", tenths((met * 2000 / of + 1) / 2), "percent");
    figure.numerator = Decimal(met, 0), figure.denominator = Decimal(of, 0);
  }
  return small;
}

}  // namespace

const std::vector<ReportKind>& reports_of_words() {
  static const std::vector<ReportKind> kinds = {{"described", described},
                                                {"numbered measures", numbered},
                                                {"commented", commented},
                                                {"tolerances", tolerated},
                                                {"populations", populations}};
  return kinds;
}

}  // namespace scrutineer::normalize::testing
