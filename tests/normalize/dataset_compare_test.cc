#include <doctest/doctest.h>

#include <algorithm>

#include "normalize/dataset/compare.h"
#include "normalize/dataset_sample.h"

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
             "percent, page 1, table 1 row 2: changed value: value 96.1 -> 69.9"});
}

TEST_CASE("a label misread is one change, not a lost and an added figure") {
  const Told told = told_after([](Dataset& d) { d.observations[0].label = "Chi1dren"; });
  REQUIRE(told.size() == 1);
  CHECK(told[0].ends_with(": changed meaning: label Children in care -> Chi1dren"));
}

TEST_CASE("figures that are lost and added are told") {
  const Told lost = told_after([](Dataset& d) { d.observations.pop_back(); });
  REQUIRE(lost.size() == 1);
  CHECK(lost[0].ends_with(": lost"));
  const Told added = told_after([](Dataset& d) { d.observations.push_back(d.observations[0]); });
  REQUIRE(added.size() == 1);
  CHECK(added[0].ends_with(": added"));
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

TEST_CASE("one figure gives one difference, of the gravest kind of its changes") {
  const auto kind_after = [](auto edit) {
    Dataset found = sample_dataset();
    edit(found.observations[0]);
    const auto differences = compare(sample_dataset(), found);
    REQUIRE(differences.size() == 1);
    return std::string(words_of(differences[0].kind));
  };
  CHECK(kind_after([](Observation& o) { o.row = 3; }) == "moved");
  CHECK(kind_after([](Observation& o) { o.row = 3, o.rag = "red"; }) == "changed meaning");
  CHECK(kind_after([](Observation& o) { o.row = 3, o.unit = "count", o.value = Decimal(1, 0); }) ==
        "changed value");
  Dataset found = sample_dataset();
  found.observations[0].place.box = {100, 200, 300, 400};
  found.observations[0].row = 3;
  CHECK(words_of(compare(sample_dataset(), found)[0].changes) == "row 2 -> 3");
}

TEST_CASE("an issue that is gone, new or changed is told") {
  CHECK(told_after([](Dataset& d) { d.issues.clear(); }) ==
        Told{"issues: report.pdf: sum-mismatch (error), 96.1% and 96.2% cannot both be., page 1: lost"});
  CHECK(told_after([](Dataset& d) { d.issues[0].message = "Else."; }).size() == 1);
  CHECK(told_after([](Dataset& d) { d.issues.push_back(d.issues[0]); }).size() == 1);
}

TEST_CASE("cells that differ are told once a table, with the first of them") {
  CHECK(told_after([](Dataset& d) {
          d.cells[2].text = "Children";
          d.cells[3].rag.clear();
        }) ==
        Told{"cells: report.pdf: table 1, 2 of 4 cells differ, the first at row 2 column 1: changed value: "
             "`Children, in care` -> `Children`"});
}

TEST_CASE("a document's status and a table's shape are compared") {
  CHECK(told_after([](Dataset& d) { d.documents[0].status = "partial"; }) ==
        Told{"documents: report.pdf: changed meaning: status complete -> partial"});
  CHECK(told_after([](Dataset& d) { d.tables[0].header_rows = 2; }) ==
        Told{"tables: report.pdf: table 1, 2 rows, 2 columns, page 1: changed meaning: header_rows 1 -> 2"});
}
