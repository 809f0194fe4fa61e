#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
void add_row(SmallDataset& small, const char* label, std::initializer_list<const char*> quarters,
             const char* year) {
  int number = 0;
  for (const char* value : quarters) small.add(label, "2019 Q" + std::to_string(++number), value, "count");
  small.add(label, "2019", year, "count");
}

// Three localities and their total over four months; `total` is that of the third month, `cell` its second
// locality.
SmallDataset localities(const char* total, const char* cell = "20") {
  SmallDataset small;
  for (int number = 4; number <= 7; ++number) {
    const std::string period = "2023-0" + std::to_string(number);
    const bool third = number == 6;
    small.add("Bed days", period, "10", "count").breakdown = "East";
    small.add("Bed days", period, third ? cell : "20", "count").breakdown = "West";
    small.add("Bed days", period, "30", "count").breakdown = "North";
    small.add("Bed days", period, third ? total : "60", "count");
  }
  return small;
}
}  // namespace

TEST_CASE("quarters of things that happen add up to their year") {
  SmallDataset small;
  add_row(small, "Number of complaints received", {"15", "11", "9", "9"}, "43");
  const auto issues = small.run("sum-mismatch");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "error");
  CHECK(issues[0].expected == "44");
  CHECK(issues[0].found == "43");
  CHECK(issues[0].observation_ids.front() == "d-5");
}

TEST_CASE("stocks, rolling years and sums that hold are left alone") {
  SmallDataset small;
  add_row(small, "Number of complaints received", {"15", "11", "9", "9"}, "44");
  add_row(small, "Children in care", {"300", "310", "305", "298"}, "298");
  add_row(small, "First-time entrants", {"157", "140", "131", "127"}, "160");
  CHECK(small.run("sum-mismatch").empty());
}

TEST_CASE("one column of parts that misses its total is raised once, at the total") {
  const auto issues = localities("50").run("sum-mismatch");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].expected == "60");
  CHECK(issues[0].found == "50");
  CHECK(localities("60").run("sum-mismatch").empty());
}

TEST_CASE("breakdowns that never add up were not meant to") {
  SmallDataset small;
  for (const char* period : {"2023-04", "2023-05", "2023-06"}) {
    small.add("Referrals", period, "10", "count").breakdown = "Police";
    small.add("Referrals", period, "20", "count").breakdown = "Schools";
    small.add("Referrals", period, "33", "count");
  }
  CHECK(small.run("sum-mismatch").empty());
}

TEST_CASE("a total wrong across and down is one issue") {
  SmallDataset small = localities("50");
  for (const auto& [part, sum] : {std::pair{"East", "40"}, {"West", "80"}, {"North", "120"}, {"", "240"}}) {
    Observation& figure = small.add("Bed days", "2023-04", sum, "count");
    figure.breakdown = part, figure.period_end = month(2023, 7).end;
  }
  const auto issues = small.run("sum-mismatch");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].found == "50");
}

TEST_CASE("outcomes add up to what was closed, and a class that is not printed only warns") {
  SmallDataset small;
  small.add("Number of complaints closed in the year", "2019 Q1", "12", "count");
  small.add("Number of complaints upheld (quarterly)", "2019 Q1", "5", "count");
  small.add("Number of complaints partially upheld (quarterly)", "2019 Q1", "2", "count");
  small.add("Number of complaints not upheld (quarterly)", "2019 Q1", "4", "count");
  auto issues = small.run("sum-mismatch");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "warning");
  CHECK(issues[0].label == "Number of complaints closed in the year");
  small.dataset.observations[0].value = Decimal(10, 0);
  CHECK(small.run("sum-mismatch").at(0).severity == "error");
  small.dataset.observations[0].value = Decimal(11, 0);
  CHECK(small.run("sum-mismatch").empty());
}

TEST_CASE("shares under a total of 100% add up to it but for their rounding") {
  const auto shares = [](const char* last) {
    SmallDataset small;
    for (const auto& [part, value] :
         {std::pair("Foster care", "75"), std::pair("Residential", "15"), std::pair("Other", last)})
      small.add("Placements", "2021-12-31", value, "percent").breakdown = part;
    small.add("Placements", "2021-12-31", "100", "percent");
    return small.run("sum-mismatch");
  };
  CHECK(shares("11").empty());
  const auto issues = shares("12");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].expected == "100");
  CHECK(issues[0].found == "102");
}

TEST_CASE("shares that make a whole for one age and not for another are an error at the one that mends it") {
  const auto shares = [](const char* education) {
    SmallDataset small;
    const auto add = [&](const char* label, const char* age, const char* value) {
      Observation& figure = small.add(label, "2024-03-31", value, "percent");
      figure.breakdown = age, figure.table = 0;
    };
    add("Care leavers not in education or work", "19-21", "22.6");
    add("Care leavers not in education or work", "22-25", "14.6");
    add("Care leavers in education", "19-21", education);
    add("Care leavers in work", "19-21", "58.1");
    add("Care leavers in education", "22-25", "8.3");
    add("Care leavers in work", "22-25", "77.1");
    return small.run("sum-mismatch");
  };
  CHECK(shares("19.3").empty());
  const auto issues = shares("193.4");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].label == "Care leavers in education");
  CHECK(issues[0].found == "274.1");
}

TEST_CASE("a total with a digit too many is an error, one of another size may be of other things") {
  const auto year = [](const char* total) {
    SmallDataset small;
    int number = 0;
    for (const char* value : {"15", "11", "9", "9"})
      small.add("Number of complaints received", "2019 Q" + std::to_string(++number), value, "count");
    small.add("Number of complaints received", "2019", total, "count");
    return small.run("sum-mismatch").size();
  };
  CHECK(year("440") == 1);
  CHECK(year("44") == 0);
  CHECK(year("200") == 0);
}

TEST_CASE("a value edited by hand is told with what was read before") {
  SmallDataset small;
  int number = 0;
  for (const char* value : {"15", "11", "9", "9"})
    small.add("Number of complaints received", "2019 Q" + std::to_string(++number), value, "count");
  small.add("Number of complaints received", "2019", "44", "count").value = Decimal(47, 0);
  const auto issues = small.run("sum-mismatch");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].message.find("47 (read from \"44\") is printed") != std::string::npos);
}

TEST_CASE("rows of ages are held against the row of their indicator that names no part") {
  SmallDataset small;
  for (const char* period : {"2023-04", "2023-05", "2023-06", "2023-07"}) {
    const bool last = std::string_view(period) == "2023-07";
    const auto add = [&](const char* label, const char* part, const char* value) {
      Observation& figure = small.add(label, period, value, "count");
      figure.breakdown = part;
      figure.indicator_id = "cla-count";
    };
    add("Children in care", "", last ? "496" : "485");
    add("Children in care aged under 5", "under 5", "100");
    add("Children in care aged 5-15", "5-15", last ? "299" : "285");
    add("Children in care aged 16+", "16+", "100");
  }
  const auto issues = small.run("sum-mismatch");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].expected == "499");
  CHECK(issues[0].found == "496");
  CHECK(issues[0].severity == "error");
}

TEST_CASE("ages of what the catalogue lacks are held against the row of the same words") {
  SmallDataset small;
  for (const char* period : {"2023-04", "2023-05", "2023-06", "2023-07"}) {
    const bool last = std::string_view(period) == "2023-07";
    small.add("Total number of tenants", period, last ? "496" : "485", "count");
    for (const auto& [part, value] :
         {std::pair{"under 25", "100"}, {"25-64", last ? "299" : "285"}, {"65+", "100"}})
      small.add(std::string("Tenants aged ") + part, period, value, "count").breakdown = part;
  }
  const auto issues = small.run("sum-mismatch");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].label == "Total number of tenants");
  CHECK(issues[0].expected == "499");
  for (Observation& figure : small.dataset.observations)
    if (figure.breakdown.empty()) figure.label = "Homes let";
  CHECK(small.run("sum-mismatch").empty());
}

TEST_CASE("the two sexes may leave some people out, and may not exceed the whole") {
  for (const auto& [total, told] : {std::pair{"101", 0}, {"97", 1}}) {
    SmallDataset small;
    for (const char* period : {"2023-04", "2023-05", "2023-06", "2023-07"}) {
      const bool last = std::string_view(period) == "2023-07";
      small.add("Number of tenants", period, last ? total : "100", "count");
      for (const char* sex : {"female", "male"})
        small.add(std::string("Tenants ") + sex, period, "50", "count").breakdown = sex;
    }
    CHECK(small.run("sum-mismatch").size() == static_cast<std::size_t>(told));
  }
}

TEST_CASE("a scan between whose rows one is missing shows a part of the sum alone") {
  for (const auto& [source, told] : {std::pair{"ocr", 0}, {"native", 1}}) {
    SmallDataset small;
    small.dataset.documents[0].text_source = source;
    for (const char* quarter : {"2019 Q1", "2019 Q2", "2019 Q3", "2019 Q4"}) {
      int row = 1;
      for (const char* team : {"North", "South", "East"}) {
        Observation& part = small.add("Calls received", quarter, "40", "count");
        part.breakdown = team, part.row = ++row < 4 ? row : row + 1;
      }
      const bool last = std::string_view(quarter).ends_with("4");
      small.add("Calls received", quarter, last ? "123" : "120", "count").row = 6;
    }
    CHECK(small.run("sum-mismatch").size() == static_cast<std::size_t>(told));
  }
}

TEST_CASE("rows above one total do not count towards the next, whatever the total is of") {
  for (const auto& [total, told] : {std::pair{"60", 0}, {"70", 1}}) {
    SmallDataset small;
    int row = 1;
    for (const auto& [label, value] : {std::pair{"Grants", "20"},
                                       {"Fees", "30"},
                                       {"TOTAL INCOME EXPECTED", "50"},
                                       {"Pay", "25"},
                                       {"Prices", "35"},
                                       {"Total", total}}) {
      ++row;
      int column = 1;
      for (const char* year : {"2018", "2019", "2020"}) {
        Observation& figure = small.add(label, year, column == 1 ? value : "0", "count");
        figure.table = 1, figure.row = row, figure.column = ++column;
      }
    }
    CHECK(small.run("sum-mismatch").size() == static_cast<std::size_t>(told));
  }
}

}  // namespace scrutineer::normalize::testing
