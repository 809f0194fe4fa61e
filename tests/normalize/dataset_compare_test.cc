#include <doctest/doctest.h>

#include <algorithm>

#include "normalize/dataset/compare.h"
#include "normalize/dataset/fixture.h"
#include "normalize/dataset/junit.h"
#include "normalize/dataset_sample.h"
#include "normalize/scratch_folder.h"

using namespace scrutineer;
using namespace scrutineer::normalize;

namespace {

// What is told after one edit of the sample dataset.
template <class Edit>
std::vector<std::string> told_after(Edit edit) {
  Dataset found = sample_dataset();
  edit(found);
  std::vector<std::string> told;
  for (const Difference& difference : compare(sample_dataset(), found)) told.push_back(sentence(difference));
  return told;
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("equal datasets have no differences, whatever their ids and the order of their rows") {
  CHECK(compare(sample_dataset(), sample_dataset()).empty());
  Dataset other = sample_dataset("fedcba9876543210");
  other.documents[0].sha256 = sample_dataset().documents[0].sha256;
  std::swap(other.observations[0], other.observations[1]);
  CHECK(compare(sample_dataset(), other).empty());
}

TEST_CASE("a changed value is told with its row, column, old and new") {
  CHECK(told_after([](Dataset& d) { d.observations[0].value = Decimal(699, 1); }) ==
        Told{"observations: report.pdf: EX1 \"Children in care\", actual, 2023-04-01 to 2023-06-30, 96.1 "
             "percent, page 1, "
             "table 1 row 2: value was to be `96.1` and is `69.9`"});
}

TEST_CASE("a label misread is one change, not a missing and an extra figure") {
  const Told told = told_after([](Dataset& d) { d.observations[0].label = "Chi1dren"; });
  REQUIRE(told.size() == 1);
  CHECK(told[0].ends_with("label was to be `Children in care` and is `Chi1dren`"));
}

TEST_CASE("missing and extra figures are told") {
  const Told missing = told_after([](Dataset& d) { d.observations.pop_back(); });
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].ends_with("is missing"));
  const Told extra = told_after([](Dataset& d) { d.observations.push_back(d.observations[0]); });
  REQUIRE(extra.size() == 1);
  CHECK(extra[0].ends_with("was not expected"));
}

TEST_CASE("of two figures with one key the equal one is the partner") {
  Dataset expected = sample_dataset();
  expected.observations.push_back(expected.observations[0]);
  expected.observations.back().value = Decimal(1, 0);
  Dataset found = expected;
  std::swap(found.observations.front(), found.observations.back());
  CHECK(compare(expected, found).empty());
}

TEST_CASE("boxes may move a little and confidences differ a little, no more") {
  CHECK(told_after([](Dataset& d) { d.observations[0].place.box.x0 += 1.5; }).empty());
  CHECK(told_after([](Dataset& d) { d.observations[0].place.box.x0 += 5; }).size() == 1);
  CHECK(told_after([](Dataset& d) { d.observations[0].confidence -= 0.05; }).empty());
  CHECK(told_after([](Dataset& d) { d.observations[0].confidence -= 0.3; }).size() == 1);
}

TEST_CASE("an issue that is gone, new or changed is told") {
  CHECK(told_after([](Dataset& d) { d.issues.clear(); }) ==
        Told{"issues: report.pdf: sum-mismatch (error) at \"\": 96.1% and 96.2% cannot both be. is missing"});
  CHECK(told_after([](Dataset& d) { d.issues[0].message = "Else."; }).size() == 1);
  CHECK(told_after([](Dataset& d) { d.issues.push_back(d.issues[0]); }).size() == 1);
}

TEST_CASE("cells that differ are told once a table, with the first of them") {
  CHECK(told_after([](Dataset& d) {
          d.cells[2].text = "Children";
          d.cells[3].rag.clear();
        }) == Told{"cells: report.pdf: table 1: 2 of 4 cells differ, the first at row 2 column 1 was to be "
                   "`Children, in care` and is `Children`"});
}

TEST_CASE("a document's status and a table's shape are compared") {
  CHECK(told_after([](Dataset& d) { d.documents[0].status = "partial"; }) ==
        Told{"documents: report.pdf: status was to be `complete` and is `partial`"});
  CHECK(told_after([](Dataset& d) { d.tables[0].header_rows = 2; }) ==
        Told{"tables: report.pdf: table 1: header_rows was to be `1` and is `2`"});
}

TEST_CASE("JUnit output escapes what a report says and counts failures and errors") {
  Dataset found = sample_dataset();
  found.observations[0].label = "<script> & \"co\"";
  const std::string xml = junit_xml({{"good", 0.5, "", {}},
                                     {"bad", 0.25, "", compare(sample_dataset(), found)},
                                     {"broken", 0, "no \x01 file", {}}});
  CHECK(xml.find("tests=\"3\" failures=\"1\" errors=\"1\" time=\"0.750\"") != std::string::npos);
  CHECK(xml.find("<script>") == std::string::npos);
  CHECK(xml.find("&lt;script&gt; &amp; &quot;co&quot;") != std::string::npos);
  CHECK(xml.find('\x01') == std::string::npos);
}

TEST_CASE("fixtures are the folders that hold a report, by name") {
  const ScratchFolder scratch;
  for (const char* name : {"b", "a", "none"}) std::filesystem::create_directory(scratch.path / name);
  CHECK_THROWS_AS(fixtures_in(scratch.path), std::runtime_error);
  CHECK_THROWS_AS(fixtures_in(scratch.path / "nowhere"), std::runtime_error);
  write_bytes(scratch.path / "a/report.txt", "x");
  write_bytes(scratch.path / "b/report.pdf", "x");
  const auto fixtures = fixtures_in(scratch.path);
  REQUIRE(fixtures.size() == 2);
  CHECK(fixtures[0].name == "a");
  CHECK(fixtures[1].report == scratch.path / "b/report.pdf");
  const auto one = fixtures_in(scratch.path / "b");
  REQUIRE(one.size() == 1);
  CHECK(one[0].name == "b");
}
