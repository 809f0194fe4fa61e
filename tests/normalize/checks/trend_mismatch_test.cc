#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
SmallDataset with_trend(std::initializer_list<const char*> values, const char* trend,
                        const char* polarity = "") {
  SmallDataset small;
  int number = 0;
  for (const char* value : values) small.add("Visits", "2019 Q" + std::to_string(++number), value, "percent");
  small.dataset.observations.back().trend = trend;
  small.dataset.observations.back().polarity = polarity;
  return small;
}
}  // namespace

TEST_CASE("an increase over a lower figure is an error") {
  const auto issues = with_trend({"80", "70"}, "rising").run("trend-mismatch");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "error");
  CHECK(issues[0].expected == "falling");
}

TEST_CASE("a direction that only an earlier figure bears out is a warning") {
  CHECK(with_trend({"60", "80", "70"}, "rising").run("trend-mismatch").at(0).severity == "warning");
}

TEST_CASE("improving follows the polarity, and without one says nothing") {
  CHECK(with_trend({"80", "70"}, "improving", "lower").run("trend-mismatch").empty());
  CHECK(with_trend({"80", "70"}, "improving", "higher").run("trend-mismatch").size() == 1);
  CHECK(with_trend({"80", "70"}, "improving").run("trend-mismatch").empty());
}

TEST_CASE("arrows that the key explains by more than the last step are not judged by it") {
  SmallDataset small = with_trend({"80", "70"}, "rising");
  small.note("key", "", "The arrow shows the direction of travel over the last two years (regression)");
  CHECK(small.run("trend-mismatch").empty());
  small = with_trend({"80", "70"}, "same");
  CHECK(small.run("trend-mismatch").size() == 1);
  CellRow cell;
  cell.document_id = "d", cell.table = 2, cell.row = 3, cell.column = 2;
  cell.text = "Performance has remained stable or shows no clear trend";
  small.dataset.cells.push_back(cell);
  CHECK(small.run("trend-mismatch").empty());
  CHECK(with_trend({"80", "81"}, "same").run("trend-mismatch").empty());
}

TEST_CASE("arrows of a report that point up for better, whatever the size, are no contradictions") {
  SmallDataset small;
  const auto add = [&](const char* label, const char* before, const char* now, const char* trend,
                       const char* polarity) {
    for (const auto& [when, value] : {std::pair{"2019 Q1", before}, {"2019 Q2", now}}) {
      small.add(label, when, value, "count");
      small.dataset.observations.back().polarity = polarity;
    }
    small.dataset.observations.back().trend = trend;
  };
  add("Visits", "70", "80", "rising", "higher");
  add("Missed bins", "140", "121", "rising", "lower");
  add("Days lost", "210", "260", "falling", "lower");
  CHECK(small.run("trend-mismatch").empty());
  // One arrow that follows the size of such a figure shows that they tell of size.
  add("Thefts", "30", "40", "rising", "lower");
  CHECK(small.run("trend-mismatch").size() == 2);
}

TEST_CASE("signs for better and worse that mostly contradict the step before tell of something else") {
  SmallDataset small;
  for (const char* label : {"% of calls", "% of letters", "% of visits", "% of bins"}) {
    small.add(label, "2019 Q3", "80", "percent");
    Observation& now = small.add(label, "2019 Q4", "70", "percent");
    now.polarity = "higher", now.trend = "improving";
  }
  CHECK(small.run("trend-mismatch").empty());
  for (Observation& figure : small.dataset.observations)
    if (!figure.trend.empty()) figure.trend = "rising";
  CHECK(small.run("trend-mismatch").size() == 4);
}

TEST_CASE("the words No change bear a smaller step than a level arrow") {
  for (const auto& [text, told] : {std::pair{"No change", 1}, {"→", 0}}) {
    SmallDataset small = with_trend({"85", "83"}, "same");
    CellRow cell;
    cell.document_id = "d", cell.table = 1, cell.row = small.dataset.observations[0].row, cell.column = 6;
    cell.text = text;
    small.dataset.cells.push_back(cell);
    CHECK(small.run("trend-mismatch").size() == static_cast<std::size_t>(told));
    set_value(small.dataset.observations.back(), "84");
    CHECK(small.run("trend-mismatch").empty());
  }
}

TEST_CASE("a direction in a row that lacks the table's last figure is of no known step") {
  SmallDataset small = with_trend({"80", "70"}, "rising");
  CHECK(small.run("trend-mismatch").size() == 1);
  small.add("Letters", "2019 Q3", "90", "percent").trend = "rising";
  CHECK(small.run("trend-mismatch").empty());
}

}  // namespace scrutineer::normalize::testing
