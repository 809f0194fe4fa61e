#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
SmallDataset rated(const char* value, const char* target, const char* rag, const char* polarity,
                   const char* unit = "percent") {
  SmallDataset small;
  Observation& figure = small.add("Indicator", "2019 Q3", value, unit);
  figure.rag = rag, figure.polarity = polarity;
  small.target("Indicator", "2019 Q3", target, unit);
  return small;
}
}  // namespace

TEST_CASE("red for what meets its target is wrong, and an error where a word says so") {
  SmallDataset small = rated("100", "90", "red", "higher");
  CHECK(small.run("rag-mismatch").at(0).severity == "warning");
  CHECK(small.run("rag-mismatch").at(0).expected == "green");
  CellRow cell;
  cell.document_id = "d", cell.table = 1, cell.row = 1, cell.column = 6, cell.text = "Off target";
  small.dataset.cells.push_back(cell);
  CHECK(small.run("rag-mismatch").at(0).severity == "error");
}

TEST_CASE("green further off its target than the report's ambers is told, but as no more than likely") {
  SmallDataset small = rated("84", "75", "green", "lower", "rate-per-10000");
  CHECK(small.run("rag-mismatch").empty());
  Observation& amber = small.add("Assessments", "2019 Q3", "82", "percent");
  amber.rag = "amber", amber.polarity = "higher";
  small.target("Assessments", "2019 Q3", "85", "percent");
  const auto issues = small.run("rag-mismatch");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "warning");
  CHECK(issues[0].found == "green");
}

TEST_CASE("red for the target's very figure is wrong where the key has an amber band") {
  SmallDataset small = rated("14", "14", "red", "", "days");
  CHECK(small.run("rag-mismatch").empty());
  small.note("key", "", "Narrowly missed within 5% of it");
  CHECK(small.run("rag-mismatch").size() == 1);
}

TEST_CASE("the key's band tells amber from red, in per cent of the target or in points") {
  SmallDataset small = rated("70", "80", "amber", "higher");  // 12.5% of the target off, 10 points
  small.note("key", "", "Within 10% of target");
  CHECK(small.run("rag-mismatch").empty());
  small.dataset.observations[0].value = Decimal(60, 0);
  CHECK(small.run("rag-mismatch").at(0).expected == "red");
}

TEST_CASE("without a key no band is guessed") {
  CHECK(rated("78", "80", "green", "higher").run("rag-mismatch").empty());
  CHECK(rated("60", "80", "amber", "higher").run("rag-mismatch").empty());
  CHECK(rated("85", "80", "amber", "higher").run("rag-mismatch").empty());
  CHECK(rated("95", "95", "red", "higher").run("rag-mismatch").empty());
  CHECK(rated("30", "80", "green", "higher").run("rag-mismatch").size() == 1);
}

TEST_CASE("a tolerance printed with the target may end green or amber") {
  SmallDataset small = rated("87", "100", "amber", "higher");
  small.dataset.observations[1].tolerance = Decimal(5, 0);
  CHECK(small.run("rag-mismatch").empty());
  small.dataset.observations[0].value = Decimal(96, 0), small.dataset.observations[0].rag = "green";
  CHECK(small.run("rag-mismatch").empty());
}

TEST_CASE("a rating that fits, either way round, is left alone") {
  CHECK(rated("18", "20", "green", "lower").run("rag-mismatch").empty());
  CHECK(rated("36", "20", "red", "lower").run("rag-mismatch").empty());
  CHECK(rated("100", "90", "red", "").run("rag-mismatch").empty());
}

}  // namespace scrutineer::normalize::testing
