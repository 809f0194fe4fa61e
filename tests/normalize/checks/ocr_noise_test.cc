#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
void add_coded(SmallDataset& small, int row, const char* printed, const char* code) {
  Observation& figure = small.add(code, "2019", "5", "count");
  figure.local_code = code;
  figure.row = row;
  CellRow cell;
  cell.document_id = figure.document_id;
  cell.table = figure.table;
  cell.row = row;
  cell.column = 1;
  cell.text = printed;
  small.dataset.cells.push_back(cell);
}
}  // namespace

TEST_CASE("a code whose letters were read as digits is told once, one printed as it is read is not") {
  SmallDataset small;
  add_coded(small, 2, "DM 201", "DM 201");
  add_coded(small, 3, "DM2O4", "DM 204");
  const auto issues = small.run("ocr-noise");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].expected == "DM 204");
  CHECK(issues[0].found == "DM2O4");
}

TEST_CASE("a code that was repaired in two rows is told once") {
  SmallDataset small;
  add_coded(small, 2, "DM2O4", "DM 204");
  add_coded(small, 3, "DM2O4", "DM 204");
  add_coded(small, 4, "DM2l7", "DM 217");
  const auto issues = small.run("ocr-noise");
  REQUIRE(issues.size() == 2);
  CHECK(issues[0].severity == "info");
  CHECK(issues[1].found == "DM2l7");
}

TEST_CASE("a code that stands within a longer cell, or in no cell of its row, was not repaired") {
  SmallDataset small;
  add_coded(small, 2, "DM 201 Visits", "DM 201");
  add_coded(small, 3, "DM 2X4", "DM 204");
  add_coded(small, 4, "", "DM 206");
  CHECK(small.run("ocr-noise").empty());
}

}  // namespace scrutineer::normalize::testing
