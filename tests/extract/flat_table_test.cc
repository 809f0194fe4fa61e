#include <doctest/doctest.h>

#include "extract/text_document.h"

using namespace scrutineer::extract;
using namespace scrutineer::test;

namespace {

const std::string header = "MEASURE NAME OCT-21 NOV-21 DEC-21 TARGET BENCHMARK\n";

}  // namespace

TEST_CASE("a header with a stub and lines of as many figures are a table of moderate confidence") {
  const Document d = read(
      "Measure Q1 2021/22 Q2 2021/22 Q3 2021/22 Target\n"
      "Visits in time 81% 82% 83% 90% Increase\n"
      "Calls answered 1,043 | 987 | 1,107\n");
  REQUIRE(d.tables.size() == 1);
  const Table& t = d.tables[0];
  CHECK(t.columns == 6);
  CHECK(text_at(t, 0, 2) == "Q2 2021/22");
  CHECK(text_at(t, 1, 0) == "Visits in time");
  CHECK(text_at(t, 1, 3) == "83%");
  CHECK(text_at(t, 1, 4) == "90%");
  CHECK(text_at(t, 1, 5) == "Increase");
  CHECK(text_at(t, 2, 4) == "");
  CHECK(t.at(1, 1)->confidence < 0.9);
}

TEST_CASE("prose that names periods heads no table") {
  CHECK(read("Results for Q1 Q2 Q3 are below and Q4 follows in the summer of the next year\n"
             "Visits 81 82 83\nCalls 4 5 6\n")
            .tables.empty());
  CHECK(read("Measure Q1 Q2 Q3\nVisits 81 82\nCalls rose.\n").tables.empty());
}

TEST_CASE("a header's lost first month stands where rows have more figures than it has columns") {
  const Document d =
      read(header + "Visits 81% 82% 83% 84% 90% 85% Increase\nHomes let 71% 72% 73% 74% 80% 75%\n");
  REQUIRE(d.tables.size() == 1);
  CHECK(text_at(d.tables[0], 0, 1) == "SEP-21");
  CHECK(text_at(d.tables[0], 1, 1) == "81%");
  CHECK(text_at(d.tables[0], 1, 5) == "90%");
  CHECK(text_at(d.tables[0], 1, 6) == "85%");
  // As many figures as columns: nothing was lost.
  const Document whole = read(header + "Visits 81% 82% 83% 90% 85%\nHomes let 71% 72% 73% 80% 75%\n");
  REQUIRE(whole.tables.size() == 1);
  CHECK(text_at(whole.tables[0], 0, 1) == "OCT-21");
}

TEST_CASE("figures of the name are none of the row's") {
  const Document d = read(header + "Children aged under 1 27 30 29\nSeen within 45 days 81% 82% 83% 90%\n");
  REQUIRE(d.tables.size() == 1);
  CHECK(text_at(d.tables[0], 1, 0) == "Children aged under 1");
  CHECK(text_at(d.tables[0], 1, 1) == "27");
  CHECK(text_at(d.tables[0], 2, 0) == "Seen within 45 days");
  CHECK(text_at(d.tables[0], 2, 4) == "90%");
}

TEST_CASE("the line below a row ends its name and its benchmark, and marks of the source are passed over") {
  const Document d = read(header +
                          "Visits that were made in 81% Dashboard 82% 83% 90% 85% SN 80%\n"
                          "the first week Dashboard Dashboard ENG\n"
                          "Homes let 71% 72% 73% 55SN 46\n");
  REQUIRE(d.tables.size() == 1);
  const Table& t = d.tables[0];
  CHECK(text_at(t, 1, 0) == "Visits that were made in the first week");
  CHECK(text_at(t, 1, 2) == "82%");
  CHECK(text_at(t, 1, 4) == "90%");
  CHECK(text_at(t, 1, 5) == "85% SN 80% ENG");
  CHECK(text_at(t, 2, 4) == "");
  CHECK(text_at(t, 2, 5) == "55SN 46");
}

TEST_CASE("a figure that may be the target's stays out") {
  const Document d = read(header + "Visits 81% 82% 90% Local\nHomes let 71% 72% 80% 80%\nCalls 5 6 7 8 9\n");
  REQUIRE(d.tables.size() == 1);
  CHECK(text_at(d.tables[0], 1, 2) == "82%");
  CHECK(text_at(d.tables[0], 1, 3) == "");
  CHECK(text_at(d.tables[0], 2, 3) == "");
  CHECK(text_at(d.tables[0], 2, 4) == "");
  CHECK(text_at(d.tables[0], 3, 3) == "7");
}

TEST_CASE("a header that lost its periods has those of the nearest that begins alike") {
  const std::string rows = "Visits 81% 82% 83% 90%\nHomes let 71% 72% 73% 80%\nCalls 5 6 7 8\n";
  const Document d = read(header + rows + "MEASURE NAME\n\nTARGET\n" + rows);
  REQUIRE(d.tables.size() == 2);
  CHECK(text_at(d.tables[1], 0, 3) == "DEC-21");
  CHECK(text_at(d.tables[1], 3, 1) == "5");
  CHECK(read(header + rows + "OTHER NAMES\n\nTARGET\n" + rows).tables.size() == 1);
}
