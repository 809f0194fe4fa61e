#include <array>
#include <utility>

#include "normalize/checks/reports_parts.h"

namespace scrutineer::normalize::testing {
namespace {

SmallDataset rates(Dice& dice) {  // per 10,000, of a stock that moves slowly
  SmallDataset small;
  for (const char* label :
       {"Rate of children looked after per 10,000", "Rate of children in need per 10,000"}) {
    int rate = 600 + dice.below(900);
    for (const char* quarter : quarters) {
      rate += (dice.below(2) ? 1 : -1) * (2 + dice.below(12));
      small.add(label, quarter, tenths(rate), "rate-per-10000").indicator_id =
          std::string_view(label).find("looked") != std::string_view::npos ? "cla-rate-per-10000" : "";
    }
  }
  return small;
}

SmallDataset days(Dice& dice) {  // less is better
  SmallDataset small;
  for (const char* label :
       {"Average time to process a claim (days)", "Average number of days to let a home"}) {
    int time = 200 + dice.below(100);
    const std::string target = std::to_string(time / 10 + 2);
    for (const char* quarter : quarters) {
      time += (dice.below(2) ? 1 : -1) * (2 + dice.below(20));
      Observation& aim = small.target(label, quarter, target, "days");
      aim.polarity = "lower";
      Observation& figure = small.add(label, quarter, tenths(time), "days");
      figure.polarity = "lower";
      figure.rag = figure.value->exact() <= aim.value->exact() ? "green" : "red";
    }
  }
  return small;
}

SmallDataset money(Dice& dice) {  // £m with one place: rounded quarters and year, in rows of services
  SmallDataset small;
  for (const char* service : {"Spend on adult care", "Spend on highways", "Income from car parks"}) {
    std::int64_t year = 0;
    for (const char* quarter : quarters) {
      const std::int64_t spent = 1'200'000 + 10'000 * dice.below(300);
      year += spent;
      Observation& figure =
          small.add(service, quarter, std::to_string((spent + 50'000) / 100'000) + "00000", "gbp");
      figure.resolution = Decimal(50'000, 0),
      figure.text = "£" + tenths(static_cast<int>((spent + 50'000) / 100'000)) + "m";
    }
    Observation& total =
        small.add(service, "2019", std::to_string((year + 50'000) / 100'000) + "00000", "gbp");
    total.resolution = Decimal(50'000, 0),
    total.text = "£" + tenths(static_cast<int>((year + 50'000) / 100'000)) + "m";
  }
  return small;
}

SmallDataset ranks(Dice& dice) {
  SmallDataset small;
  for (const char* label : {shares[0], shares[2], shares[5]})
    for (const char* year : {"2016", "2017", "2018", "2019"}) {
      small.add(label, year, tenths(600 + dice.below(300)), "percent");
      small.add(std::string(label) + " (rank)", year, std::to_string(1 + dice.below(32)), "rank");
    }
  return small;
}

SmallDataset suppressed(Dice& dice) {  // small counts are hidden, their total is not
  SmallDataset small;
  const char* label = "Number of exclusions made by the schools";
  for (const char* quarter : quarters) {
    int total = dice.below(5);
    for (const char* school : {"North", "South", "East", "West"}) {
      const int count = 6 + dice.below(30);
      const bool hidden = std::string_view(school) == "West";
      Observation& figure = small.add(label, quarter, hidden ? "" : std::to_string(count), "count");
      figure.breakdown = school;
      if (hidden) figure.qualifier = "suppressed", figure.text = "*";
      if (!hidden) total += count;
    }
    small.add(label, quarter, std::to_string(total), "count");
  }
  return small;
}

SmallDataset rounded(Dice& dice) {  // shares that miss 100 by their rounding, as a note says
  SmallDataset small;
  const char* label = "Homes by their energy rating";
  for (const char* year : {"2017", "2018", "2019"}) {
    const int thirds = 333 + dice.below(2);
    for (const auto& [part, value] : {std::pair{"Good", thirds}, {"Fair", 333}, {"Poor", 333}})
      small.add(label, year, tenths(value), "percent").breakdown = part;
    small.add(label, year, "100", "percent");
  }
  for (Observation& figure : small.dataset.observations)
    figure.column = static_cast<int>(figure.period_end->year()) - 2016;
  small.note("rounding", "", "Figures may not add up to totals due to rounding.");
  return small;
}

}  // namespace

const std::vector<ReportKind>& reports_of_units() {
  static const std::vector<ReportKind> kinds = {{"rates", rates},
                                                {"days", days},
                                                {"money", money},
                                                {"ranks", ranks},
                                                {"suppressed counts", suppressed},
                                                {"rounded shares", rounded}};
  return kinds;
}

}  // namespace scrutineer::normalize::testing
