#include <array>
#include <utility>

#include "normalize/checks/reports_parts.h"

namespace scrutineer::normalize::testing {
namespace {

SmallDataset academic_years(Dice& dice) {
  SmallDataset small;
  for (const char* label :
       {"% of pupils with good attendance", "% of pupils who reach the expected standard"}) {
    Share share(dice);
    for (int year = 2016; year <= 2018; ++year) {
      Observation& figure = small.add(label, std::to_string(year), share.next(), "percent");
      figure.period_start = month(year, 9).start, figure.period_end = month(year + 1, 8).end;
      figure.period_label = std::to_string(year) + "/" + std::to_string(year + 1 - 2000) + " academic year";
      figure.frequency = "Annual";
    }
  }
  return small;
}

SmallDataset snapshots(Dice& dice) {  // stocks by age and sex, at the end of each month
  SmallDataset small;
  const std::array<const char*, 4> ages = {"under 1", "1-4", "5-15", "16+"};
  for (const char* day : {"2019-04-30", "2019-05-31", "2019-06-30", "2019-07-31"}) {
    int total = 0;
    const int of_age[] = {25 + dice.below(4), 60 + dice.below(5), 310 + dice.below(15), 98 + dice.below(6)};
    for (std::size_t i = 0; i < ages.size(); ++i) {
      Observation& part =
          small.add(std::string("Children in care aged ") + ages[i], day, std::to_string(of_age[i]), "count");
      part.basis = "snapshot", part.breakdown = ages[i];
      total += of_age[i];
    }
    const int girls = total / 2 - 20 + dice.below(9);
    small.add("Total number of children in care", day, std::to_string(total), "count").basis = "snapshot";
    for (const auto& [sex, count] : {std::pair{"female", girls}, {"male", total - girls - dice.below(2)}}) {
      Observation& part =
          small.add(std::string("Children in care - ") + sex, day, std::to_string(count), "count");
      part.basis = "snapshot", part.breakdown = sex;
    }
  }
  return small;
}

SmallDataset annual_targets(Dice& dice) {  // quarterly targets that make the year's
  SmallDataset small;
  for (const char* event : events) {
    const int target = 40 + dice.below(20);
    for (const char* quarter : quarters) {
      small.target(event, quarter, std::to_string(target), "count");
      small.add(event, quarter, std::to_string(target - 4 + dice.below(9)), "count");
    }
    small.target(event, "2019", std::to_string(4 * target), "count");
  }
  return small;
}

SmallDataset bare_quarters(Dice& dice) {  // last year's outturn, then quarters without their year
  SmallDataset small;
  for (const char* label : {shares[0], shares[1], shares[2], shares[3]}) {
    Share share(dice);
    small.add(label, "2018", share.next(), "percent").period_label = "2018/19 Outturn";
    for (const char* quarter : quarters) {
      Observation& figure = small.add(label, quarter, share.next(), "percent");
      figure.period_label = std::string("Q") + std::string(quarter).back();
    }
  }
  return small;
}

SmallDataset revised(Dice& dice) {  // provisional at first; a year later another report has the same years
  SmallDataset small;
  small.dataset.documents.push_back(small.dataset.documents[0]);
  small.dataset.documents[1].document_id = "e";
  small.dataset.documents[1].period_start = financial_year(2018).start;
  small.dataset.documents[1].period_end = financial_year(2018).end;
  for (std::size_t i = 0; i < 6; ++i) {
    Share share(dice);
    std::vector<std::string> values;
    for (int year = 0; year < 4; ++year) values.push_back(share.next());
    for (const char* document : {"d", "e"})
      for (int year = 2016; year <= (*document == 'd' ? 2019 : 2018); ++year) {
        Observation& figure = small.add(shares[i], std::to_string(year),
                                        values[static_cast<std::size_t>(year - 2016)], "percent");
        figure.document_id = document, figure.council_code = "S12000019";
        figure.observation_id =
            std::string(document) + "-" + std::to_string(small.dataset.observations.size());
        figure.local_code = "RV" + std::to_string(20 + i);
        if (year == 2019) figure.qualifier = "provisional";
      }
  }
  return small;
}

SmallDataset termly(Dice& dice) {
  SmallDataset small;
  for (const char* label : {shares[8], shares[0]}) {
    Share share(dice);
    for (const char* quarter : {"2019 Q1", "2019 Q3", "2019 Q4"})
      small.add(label, quarter, share.next(), "percent").frequency = "Termly";
  }
  return small;
}

}  // namespace

const std::vector<ReportKind>& reports_of_periods() {
  static const std::vector<ReportKind> kinds = {
      {"academic years", academic_years}, {"snapshots", snapshots}, {"annual targets", annual_targets},
      {"bare quarters", bare_quarters},   {"two reports", revised}, {"termly", termly}};
  return kinds;
}

}  // namespace scrutineer::normalize::testing
