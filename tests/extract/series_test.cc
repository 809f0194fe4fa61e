#include <doctest/doctest.h>

#include "extract/text_document.h"

using namespace scrutineer::extract;
using namespace scrutineer::test;

namespace {

const std::string months = "Jan-21 Feb-21 Mar-21 Apr-21 May-21 Jun-21";

}  // namespace

TEST_CASE("two series side by side in one line are two tables, cut where the second name begins") {
  const Document d = read(months + " " + months + "\nVX1-A 31 | 33 | 30 | 35 36 34 VX2-B [ 8 9 7 8 | 6\n");
  REQUIRE(d.tables.size() == 2);
  CHECK(d.tables[0].columns == 7);
  CHECK(d.tables[0].panels == 2);
  CHECK(d.tables[1].panel == 1);
  CHECK(text_at(d.tables[0], 1, 0) == "VX1-A");
  CHECK(text_at(d.tables[0], 1, 1) == "31");
  CHECK(text_at(d.tables[0], 1, 6) == "34");
  CHECK(text_at(d.tables[1], 1, 0) == "VX2-B");
  CHECK(text_at(d.tables[1], 1, 1) == "");  // lost: the others are aligned from the right
  CHECK(text_at(d.tables[1], 1, 2) == "8");
  CHECK(text_at(d.tables[1], 1, 6) == "6");
}

TEST_CASE("a pair that ran together is parted where only then every month has its figure") {
  const Document d = read(months + "\nVX3 14 9 12 8 1011\n");
  REQUIRE(d.tables.size() == 1);
  const Table& t = d.tables[0];
  CHECK(text_at(t, 1, 1) == "14");
  CHECK(text_at(t, 1, 5) == "10");
  CHECK(text_at(t, 1, 6) == "11");
  CHECK(t.at(1, 6)->printed == "1011");
  CHECK(t.at(1, 6)->confidence < 0.9);
  // Every month has its figure already: a large one it is.
  const Document whole = read(months + "\nVX3 14 9 12 8 15 1011\n");
  CHECK(text_at(whole.tables.at(0), 1, 6) == "1011");
}

TEST_CASE("a sign among the figures keeps its place and makes the whole row doubtful") {
  const Document d = read(months + "\nVX4 14 9 W] 8 9 11\n" + "VX5 14 9 12 8 9 11\n");
  REQUIRE(d.tables.size() == 1);
  CHECK(text_at(d.tables[0], 1, 3) == "W]");
  CHECK(text_at(d.tables[0], 1, 4) == "8");
  CHECK(d.tables[0].at(1, 4)->confidence < 0.9);
  CHECK(d.tables[0].at(2, 4)->confidence == 1);
}

TEST_CASE("a header of whole months with a trend beside them takes words into the trend") {
  const Document d = read("Caseloads\nApril May July Trend\nNorth team 22 18 26 Up\nSouth 30 25.5 24 Down\n");
  REQUIRE(d.tables.size() == 1);
  CHECK(text_at(d.tables[0], 1, 0) == "North team");
  CHECK(text_at(d.tables[0], 1, 3) == "26");
  CHECK(text_at(d.tables[0], 1, 4) == "Up");
  CHECK(text_at(d.tables[0], 2, 2) == "25.5");
}

TEST_CASE("bars part a header whose months stand between trends; a row short of a figure is no row of it") {
  const std::string header = "Team |Jan 21 |Feb \"21 | Trend [Mar \"21 | Trend | Apr \"21 | Trend\n";
  const Document d = read(header + "North 600 476 Do n 501 301 Down\n");
  REQUIRE(d.tables.size() == 1);
  CHECK(text_at(d.tables[0], 0, 0) == "Team");
  CHECK(text_at(d.tables[0], 1, 3) == "Do n");
  CHECK(text_at(d.tables[0], 1, 4) == "501");
  CHECK(text_at(d.tables[0], 1, 7) == "Down");
  CHECK(read(header + "North 600 476 Do n 501 Down\n").tables.empty());
}

TEST_CASE("words of a column beside the months do not hide them") {
  const Document d =
      read("Jan-21 Feb-21 Mar-21 Apr-21 May-21 Jun-21 Jul-21 Aug-21 2020 data\nVX6 1 2 3 4 5 6 7 8\n");
  REQUIRE(d.tables.size() == 1);
  CHECK(d.tables[0].columns == 9);
}
