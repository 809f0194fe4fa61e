#include "normalize/figure_group.h"

#include <doctest/doctest.h>

#include "rules/rules.h"

using namespace scrutineer;
using Strings = std::vector<std::string>;

namespace {

const rules::RuleSet& uk() {
  static const auto library = rules::Library::load();
  static const auto set = library->pack("uk");
  return *set;
}

// Each figure as "part=value unit numerator/denominator".
Strings group(const char* cell) {
  Strings found;
  for (const normalize::PartFigure& f : normalize::read_figure_group(cell, uk())) {
    std::string text = f.part + "=" + f.figure.value->str();
    if (!f.figure.unit.empty()) text += " " + f.figure.unit;
    if (f.figure.numerator) text += " " + f.figure.numerator->str() + "/" + f.figure.denominator->str();
    found.push_back(text);
  }
  return found;
}

}  // namespace

TEST_CASE("counts and shares of several grades are figures of those grades") {
  CHECK(group("31 Good (62%) 17 RI (34%)") ==
        Strings{"Good=31 count", "Good=62 percent", "RI=17 count", "RI=34 percent"});
}

TEST_CASE("teams before or after their figures are parts, a total among them is none") {
  CHECK(group("PACT 19.5 LAC 17.55") == Strings{"PACT=19.5", "LAC=17.55"});
  CHECK(group("19.02 Overall PACT 21.02 LAC 17.55") == Strings{"=19.02", "PACT=21.02", "LAC=17.55"});
  CHECK(group("18 overall 20 - PACT 15 - LAC") == Strings{"=18", "PACT=20", "LAC=15"});
}

TEST_CASE("ages that part a cell's figures are no figures") {
  CHECK(group("17-18yr in EET=50% 19-21yr in EET=51%") ==
        Strings{"17-18yr in EET=50 percent", "19-21yr in EET=51 percent"});
  CHECK(group("69% - <16") == Strings{"<16=69 percent"});
}

TEST_CASE("a percentage takes the fraction printed with it, wherever it stands") {
  CHECK(group("42% within 3 days (27/64)") == Strings{"=42 percent 27/64"});
  CHECK(group("3 days of child's return. 35/80 (44%)") == Strings{"=44 percent 35/80"});
  CHECK(group("22/32 completed (69%)") == Strings{"=69 percent 22/32"});
  CHECK(group("86% held (19/21)") == Strings{"=86 percent 19/21"});  // as printed, though it is 90.5%
}

TEST_CASE("a count with its share in brackets is two figures, a rate with its count too") {
  CHECK(group("120 (40.0%)") == Strings{"=120 count", "=40.0 percent"});
  CHECK(group("0.25 (5)") == Strings{"=0.25", "=5 count"});
  CHECK(group("PACT 1 leaver (1.88%)") == Strings{"PACT=1 count", "PACT=1.88 percent"});
  CHECK(group("1 leaver (1.88%)") == Strings{"=1 count", "=1.88 percent"});
}

TEST_CASE("sentences, periods, names with numbers and two like figures are no group") {
  for (const char* text :
       {"18 yp had 2 or more", "5 LAC - 2+. 3 on 2 occasions 2 on 3 occasions", "Q1 2023/24", "Level 3",
        "12 March 2024", "4 Ward", "88% (90%)", "7 in prog (1 thematic) 0 complete", "no figures", "31"})
    CHECK_MESSAGE(group(text).empty(), text);
}

TEST_CASE("a pair is two figures joined by a stroke or with the second in brackets") {
  CHECK(normalize::read_figure_pair("88% (90%)", uk()).size() == 2);
  const auto pounds = normalize::read_figure_pair("£1.2m / £1.4m", uk());
  REQUIRE(pounds.size() == 2);
  CHECK(pounds[1].value->str() == "1400000");
  CHECK(normalize::read_figure_pair("88%", uk()).empty());
  CHECK(normalize::read_figure_pair("1/2/3", uk()).empty());
}
