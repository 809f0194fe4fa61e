#include <doctest/doctest.h>

#include <algorithm>

#include "normalize/dataset/csv.h"
#include "normalize/dataset/join.h"
#include "normalize/dataset/order.h"
#include "normalize/dataset_sample.h"
#include "normalize/scratch_folder.h"

using namespace scrutineer;
using namespace scrutineer::normalize;

namespace {

std::string bytes_as_written(const Dataset& dataset) {
  const ScratchFolder scratch;
  write_dataset(dataset, scratch.path / "d", {.sync = false});
  return folder_bytes(scratch.path / "d");
}

const std::string a_id = "aaaaaaaaaaaaaaaa", b_id = "bbbbbbbbbbbbbbbb";

}  // namespace

TEST_CASE("parts joined in any order and grouping give the same bytes") {
  const Dataset one = sample_dataset(b_id, "a.pdf"), two = sample_dataset(a_id, "b.pdf"),
                three = sample_dataset(b_id, "c.pdf");
  const std::string all = bytes_as_written(join({one, two, three}));
  CHECK(all == bytes_as_written(join({three, two, one})));
  CHECK(all == bytes_as_written(join({join({one, three}), two})));
  CHECK(all == bytes_as_written(join({join({three, two}), join({one})})));
  CHECK(all == bytes_as_written(join({join({one, two, three})})));
}

TEST_CASE("documents stand in the order of their paths, and rows in the order of documents") {
  const Dataset joined = join({sample_dataset(b_id, "z/1.pdf"), sample_dataset(a_id, "a/2.pdf")});
  REQUIRE(joined.documents.size() == 2);
  CHECK(joined.documents[0].file == "a/2.pdf");
  CHECK(joined.observations.at(0).document_id == a_id);
  CHECK(joined.cells.at(0).document_id == a_id);
  CHECK(joined.indicators.size() == 1);
}

TEST_CASE("a second file of the same bytes gets -2 in every row that names it") {
  const Dataset joined = join({sample_dataset(a_id, "2.pdf"), sample_dataset(a_id, "1.pdf")});
  REQUIRE(joined.documents.size() == 2);
  CHECK(joined.documents[0].document_id == a_id);
  CHECK(joined.documents[1].document_id == a_id + "-2");
  CHECK(joined.documents[1].file == "2.pdf");
  CHECK(joined.observations.at(3).observation_id == a_id + "-2-2");
  CHECK(joined.observations.at(3).document_id == a_id + "-2");
  CHECK(joined.issues.at(1).issue_id == a_id + "-2-i1");
  CHECK(joined.issues.at(1).observation_ids.at(1) == a_id + "-2-2");
  CHECK(joined.notes.at(1).document_id == a_id + "-2");
  CHECK(joined.tables.at(1).document_id == a_id + "-2");
  CHECK(joined.cells.at(7).document_id == a_id + "-2");
}

TEST_CASE("rows sort by page, table, row and column, and running text comes before a page's tables") {
  Dataset d = sample_dataset();
  d.observations.resize(2);
  Observation prose = d.observations[0];
  prose.table = prose.row = prose.column = 0;
  prose.label = "prose";
  Observation later = d.observations[0];
  later.place.page = 2;
  d.observations = {later, d.observations[1], d.observations[0], prose};
  sort_rows(d);
  number_observations(d.observations);
  CHECK(d.observations[0].label == "prose");
  CHECK(d.observations[1].column == 2);
  CHECK(d.observations[2].column == 3);
  CHECK(d.observations[3].place.page == 2);
  CHECK(d.observations[3].observation_id == "0123456789abcdef-4");
}

TEST_CASE("issues that belong to no document are numbered too") {
  std::vector<Issue> issues(2);
  number_issues(issues);
  CHECK(issues[1].issue_id == "dataset-i2");
}

TEST_CASE(
    "indicators are the catalogue's rows for the ids that occur, by id, and a dataset's own where it lacks "
    "them") {
  const auto library = rules::Library::load();
  REQUIRE(library->indicators().size() > 1);
  const rules::Indicator& known = library->indicators().back();
  Dataset d = sample_dataset();
  d.indicators.push_back({"never-used", "x", "", "", "", "", "", "", "", "", ""});
  d.observations[1].indicator_id = known.id;
  d.notes[0].indicator_id = library->indicators().front().id;
  fill_indicators(d, *library);
  REQUIRE(d.indicators.size() == 3);
  CHECK(std::is_sorted(d.indicators.begin(), d.indicators.end(),
                       [](const auto& a, const auto& b) { return a.indicator_id < b.indicator_id; }));
  const auto row = std::find_if(d.indicators.begin(), d.indicators.end(),
                                [&](const auto& r) { return r.indicator_id == known.id; });
  REQUIRE(row != d.indicators.end());
  CHECK(row->name == known.name);
  CHECK(row->unit == known.unit);
}
