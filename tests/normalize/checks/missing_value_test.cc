#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("a rating without a target is missing one where the other rated rows have theirs") {
  SmallDataset small;
  for (const char* label : {"Core groups", "Initial groups", "First treatment"}) {
    small.add(label, "2019", "79", "percent").rag = "red";
    if (std::string(label) != "Core groups") small.target(label, "2019", "90", "percent");
  }
  CHECK(small.run("missing-value").at(0).severity == "info");
  small.note("commentary", "Core groups", "19/20: Off Target");
  const auto issues = small.run("missing-value");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].label == "Core groups");
  CHECK(issues[0].severity == "warning");
}

TEST_CASE("a table without targets misses none") {
  SmallDataset small;
  for (const char* label : {"Events", "Plans", "Schools"})
    small.add(label, "2019", "79", "percent").rag = "green";
  CHECK(small.run("missing-value").empty());
}

TEST_CASE("half a fraction is a warning, named by the empty row's cell") {
  SmallDataset small;
  Observation& share = small.add("% of audit actions on target", "2019", "100", "percent");
  share.numerator = Decimal(2, 0);
  small.add("Number of audit actions on target", "2019", "2", "count");
  CellRow cell;
  cell.document_id = "d", cell.table = 1, cell.row = share.row + 1, cell.column = 5,
  cell.text = "Number of audit actions";
  small.dataset.cells.push_back(cell);
  const auto issues = small.run("missing-value");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "warning");
  CHECK(issues[0].label == "Number of audit actions");
}

TEST_CASE("N/A between two figures is worth a look, at the start of a series it is not") {
  SmallDataset small;
  const auto add = [&](const char* label, const char* period) {
    Observation& figure = small.add(label, period, "", "count");
    figure.qualifier = "not-available", figure.text = "N/A";
  };
  small.add("Entrants", "2019 Q2", "140", "count");
  add("Entrants", "2019 Q3");
  small.add("Entrants", "2019 Q4", "127", "count");
  add("Leavers", "2019 Q2");
  small.add("Leavers", "2019 Q3", "9", "count");
  const auto issues = small.run("missing-value");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "info");
  CHECK(issues[0].label == "Entrants");
}

}  // namespace scrutineer::normalize::testing
