#include "normalize/checks/reports.h"

#include <algorithm>
#include <array>

#include "normalize/checks/reports_parts.h"

namespace scrutineer::normalize::testing {
namespace {

SmallDataset scorecard(Dice& dice) {
  SmallDataset small;
  for (std::size_t i = 0; i < shares.size() - 1; ++i) {
    Share share(dice);
    const std::string target = std::to_string(share.value() / 10 - 3 + dice.below(6));
    for (const char* quarter : quarters) {
      Observation& aim = small.target(shares[i], quarter, target, "percent");
      aim.local_code = "KP " + std::to_string(101 + i), aim.polarity = "higher";
      Observation& figure = small.add(shares[i], quarter, share.next(), "percent");
      figure.local_code = aim.local_code;
      rate(figure, *aim.value);
    }
  }
  return small;
}

SmallDataset of_years(Dice& dice) {  // an export of a performance system: years and arrows
  SmallDataset small;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    Share share(dice);
    int before = 0;
    for (const char* year : {"2016", "2017", "2018", "2019"}) {
      Observation& figure = small.add(shares[i], year, share.next(), "percent");
      figure.local_code = "CORP" + std::to_string(i + 1);
      if (before) figure.trend = share.value() > before ? "rising" : "falling";
      before = share.value();
    }
  }
  return small;
}

SmallDataset by_month(Dice& dice) {
  SmallDataset small;
  for (const char* label : {shares[0], shares[1]}) {
    Share share(dice);
    for (int number = 0; number < 12; ++number) {
      const int of_year = (3 + number) % 12 + 1;
      const std::string period =
          (of_year > 3 ? "2019-" : "2020-") + std::string(of_year < 10 ? "0" : "") + std::to_string(of_year);
      small.add(label, period, share.next(), "percent");
    }
  }
  for (const char* label : {"Children looked after", "Open cases in the service"}) {
    int count = 300 + dice.below(200);
    for (int number = 4; number <= 12; ++number) {
      count += (dice.below(2) ? 1 : -1) * (1 + dice.below(9));
      small.add(label, "2019-" + std::string(number < 10 ? "0" : "") + std::to_string(number),
                std::to_string(count), "count");
    }
  }
  return small;
}

SmallDataset prose(Dice& dice) {
  SmallDataset small;
  for (std::size_t i = 0; i < 5; ++i) {
    Share share(dice);
    const std::string before = share.next();
    const std::string now = tenths(share.value() + 20);
    for (const auto& [year, value] : {std::pair{"2018", before}, {"2019", now}}) {
      Observation& figure = small.add(shares[i], year, value, "percent");
      figure.table = 0, figure.row = 0, figure.place.box.y0 = 50.0 * static_cast<double>(i);
    }
    Note& note = small.note("commentary", shares[i],
                            "It has risen from " + before + "% in 2018/19 to " + now + "% in 2019/20.");
    note.table = 0, note.box.y0 = 50.0 * static_cast<double>(i);
  }
  return small;
}

SmallDataset ratings(Dice& dice) {
  SmallDataset small;
  int green = 0, all = 0;
  for (const char* label : shares) {
    Observation& figure = small.add(label, "2019 Q4", "", "percent");
    figure.qualifier = "rating-only", figure.text = "";
    figure.rag = dice.below(2) ? "green" : "red";
    figure.place.box.y0 = 300;
    green += figure.rag == "green", ++all;
  }
  Note& note =
      small.note("commentary", "Services",
                 std::to_string(green) + " of the " + std::to_string(all) + " indicators met target.");
  note.table = 0, note.box.y0 = 100, note.box.y1 = 120;
  return small;
}

SmallDataset budgets(Dice& dice) {
  SmallDataset small;
  for (const char* period : {"2018", "2019"}) {
    int total = 0;
    for (const char* service : {"Adults", "Children", "Highways", "Libraries"}) {
      const int spent = 1000 + dice.below(9000);
      total += spent;
      Observation& figure = small.add(service, period, std::to_string(spent) + "000", "gbp");
      figure.text = "£" + std::to_string(spent) + "k", figure.resolution = Decimal(500, 0);
      figure.column = period[3] - '0';
    }
    Observation& sum = small.add("Total", period, std::to_string(total) + "000", "gbp");
    sum.text = "£" + std::to_string(total) + "k", sum.resolution = Decimal(500, 0);
    sum.column = period[3] - '0';
  }
  return small;
}

SmallDataset panels(Dice& dice) {
  SmallDataset small;
  for (std::size_t i = 0; i < 5; ++i) {
    const int target = 80 + dice.below(15), floor = target - 6, value = floor - 3 + dice.below(16);
    Observation& figure = small.add(shares[i], "2019 Q4", std::to_string(value), "percent");
    figure.polarity = "higher";
    figure.rag = value - 1 >= target ? "green" : value + 1 < floor ? "red" : "amber";
    if (value + 1 >= target || (value >= floor - 1 && value <= floor)) figure.rag = "";
    for (const auto& [measure, aim] : {std::pair{"target", target}, {"floor", floor}}) {
      Observation& beside = small.add(shares[i], "2019 Q4", std::to_string(aim), "percent");
      beside.measure = measure, beside.polarity = "higher";
    }
    for (Observation& each : small.dataset.observations)
      if (each.label == shares[i]) each.table = static_cast<int>(i) + 1;
  }
  return small;
}

SmallDataset benchmarks(Dice& dice) {
  SmallDataset small;
  for (std::size_t i = 0; i < 5; ++i) {
    Share share(dice);
    for (const char* quarter : quarters) small.add(shares[i], quarter, share.next(), "percent");
    for (const char* body : {"england", "south-east", "statistical-neighbours"})
      small.benchmark(shares[i], body, tenths(share.value() - 60 + dice.below(120)), "percent");
  }
  return small;
}

SmallDataset feeders(Dice& dice) {
  SmallDataset small;
  for (std::size_t i = 0; i < 5; ++i)
    for (const char* quarter : quarters) {
      const int of = 150 + dice.below(400), met = of - 10 - dice.below(of / 4);
      Observation& figure = small.add(shares[i], quarter, tenths((met * 2000 / of + 1) / 2), "percent");
      figure.numerator = Decimal(met, 0), figure.denominator = Decimal(of, 0);
    }
  return small;
}

SmallDataset cumulative(Dice& dice) {
  SmallDataset small;
  for (const char* event : events) {
    int count = 0;
    for (const char* to : {"2019 to Q1", "2019 to Q2", "2019 to Q3", "2019 to Q4"}) {
      count += 40 + dice.below(30);
      Observation& figure =
          small.add(std::string(event) + " (cumulative)", to, std::to_string(count), "count");
      figure.basis = "cumulative";
    }
  }
  return small;
}

SmallDataset breakdowns(Dice& dice) {
  SmallDataset small;
  const char* label = "Number of referrals received by the teams";
  for (const char* quarter : quarters) {
    int total = 0;
    for (const char* team : {"North", "South", "East"}) {
      const int count = 40 + dice.below(40);
      total += count;
      small.add(label, quarter, std::to_string(count), "count").breakdown = team;
    }
    small.add(label, quarter, std::to_string(total), "count");
  }
  return small;
}

SmallDataset rolling_years(Dice& dice) {
  SmallDataset small;
  for (const char* label : {shares[2], shares[4], shares[6]}) {
    Share share(dice);
    for (unsigned last : {3u, 6u, 9u, 12u}) {
      Observation& figure = small.add(label, "2019", share.next(), "percent");
      const Period period = twelve_months_to(month(2019, last).end);
      figure.period_start = period.start, figure.period_end = period.end, figure.basis = "rolling-year";
    }
  }
  return small;
}

SmallDataset outcomes(Dice& dice) {
  SmallDataset small;
  const std::array<const char*, 4> labels = {
      "Number of complaints upheld (quarterly)", "Number of complaints partially upheld (quarterly)",
      "Number of complaints not upheld (quarterly)", "Number of complaints closed (quarterly)"};
  std::array<int, 4> year{};
  for (const char* quarter : quarters) {
    int closed = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const int count = i < 3 ? 4 + dice.below(9) : closed;
      if (i < 3) closed += count;
      year[i] += count;
      small.add(labels[i], quarter, std::to_string(count), "count");
    }
  }
  for (std::size_t i = 0; i < 4; ++i) small.add(labels[i], "2019", std::to_string(year[i]), "count");
  return small;
}

}  // namespace

const std::vector<ReportKind>& common_reports() {
  static const std::vector<ReportKind> kinds = {
      {"scorecard", scorecard},   {"export of years", of_years}, {"series by month", by_month},
      {"prose", prose},           {"ratings alone", ratings},    {"budgets", budgets},
      {"panels", panels},         {"benchmarks", benchmarks},    {"feeders", feeders},
      {"cumulative", cumulative}, {"breakdowns", breakdowns},    {"rolling years", rolling_years},
      {"outcomes", outcomes}};
  return kinds;
}

}  // namespace scrutineer::normalize::testing
