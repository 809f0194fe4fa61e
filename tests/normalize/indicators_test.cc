#include "normalize/indicators.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "normalize/indicator_index.h"

using namespace scrutineer;
using namespace scrutineer::normalize;

namespace {

const rules::Library& library() {
  static const auto loaded = rules::Library::load();
  return *loaded;
}

std::string id_of(const char* label, const char* unit, const char* description = "", const char* code = "",
                  const char* section = "") {
  return choose_indicator({code, label, description, unit, section, ""}, library()).id;
}

}  // namespace

TEST_CASE("abbreviations and word order do not hide an indicator") {
  CHECK(id_of("CLA with 3+ placements in the last 12 months (%)", "percent") ==
        "cla-3-or-more-placements-percent");
  CHECK(id_of("Percentage of ICPCs held within 15 working days", "percent") ==
        "icpc-within-15-working-days-percent");
  CHECK(id_of("Rate of children in care per 10,000 population", "rate-per-10000") == "cla-rate-per-10000");
  CHECK(id_of("C&F assessments completed within 45 working days", "percent") ==
        "assessments-within-45-working-days-percent");
}

TEST_CASE("the figures' unit decides between a share and a count") {
  CHECK(id_of("Re-referrals within 12 months", "percent") == "rereferrals-within-12-months-percent");
  CHECK(id_of("Re-referrals within 12 months", "percent") !=
        id_of("Number of re-referrals within 12 months", "count"));
}

TEST_CASE("look-alikes are told apart by their own words") {
  CHECK(id_of("% of repeat referrals to MASH within 12 months", "percent") ==
        "mash-repeat-referrals-within-12-months-percent");
  CHECK(id_of("% of children becoming subject of a Child Protection Plan for a second or subsequent time",
              "percent") == "cpp-second-or-subsequent-ever-percent");
  CHECK(id_of("% of children becoming subject of a Child Protection Plan for a second or subsequent time "
              "within two years",
              "percent") == "cpp-second-or-subsequent-within-2-years-percent");
  CHECK(id_of("% of care leavers aged 19-21 in suitable accommodation", "percent") ==
        "care-leavers-suitable-accommodation-19-21-percent");
}

TEST_CASE("other numbers are another indicator") {
  CHECK(id_of("% of initial plans issued within 30 weeks", "percent") != "ehcp-within-20-weeks-percent");
}

TEST_CASE("a code alone never decides") {
  CHECK(id_of("Number of potholes repaired", "count", "", "NI 65").empty());
  CHECK(id_of("Number of potholes repaired", "count", "", "CHN9").empty());
}

TEST_CASE("what the catalogue does not know has no indicator") {
  CHECK(id_of("% of phone calls to the contact centre answered", "percent").empty());
  CHECK(id_of("Falls rate per 1,000 population aged 65+", "rate-per-1000").empty());
  CHECK(id_of("Municipal waste recycled", "percent").empty());
  CHECK(id_of("", "percent").empty());
  CHECK(id_of("Total", "count").empty());
}

TEST_CASE("every name in the catalogue is its own indicator or none") {
  int found = 0, all = 0;
  for (const rules::Indicator& indicator : library().indicators()) {
    const std::string id = id_of(indicator.name.c_str(), indicator.unit.c_str());
    ++all;
    if (id == indicator.id) ++found;
  }
  CHECK(found >= all * 8 / 10);
}

TEST_CASE("wordings of many councils find their indicator, look-alikes none") {
  std::ifstream file(std::filesystem::path(SCRUTINEER_SOURCE_DIR) / "tests/normalize/wordings.tsv");
  std::string line, label, unit, meant;
  std::getline(file, line);  // the header
  int read = 0, known = 0, found = 0;
  while (std::getline(file, line)) {
    std::stringstream fields(line);
    meant.clear();
    std::getline(fields, label, '\t');
    std::getline(fields, unit, '\t');
    std::getline(fields, meant, '\t');
    const std::string id = id_of(label.c_str(), unit.c_str());
    CAPTURE(label);
    if (!id.empty()) CHECK(id == meant);
    ++read;
    if (!meant.empty()) ++known;
    if (!meant.empty() && id == meant) ++found;
  }
  REQUIRE(read > 500);
  CHECK(found >= known * 97 / 100);
}

TEST_CASE("a rate without its base is no count, a bare number no length of time") {
  CHECK(id_of("Looked after children rate", "count") == "cla-rate-per-10000");
  CHECK(id_of("Section 47 rate", "count") == "s47-started-rate-per-10000");
  CHECK(id_of("Number of looked after children", "count") == "cla-count");
  CHECK(id_of("Children subject to a placement order, awaiting a match", "count").empty());
}

TEST_CASE("an abbreviation alone means what its heading tells") {
  CHECK(id_of("EET", "percent", "", "", "EET - Care Leavers") == "care-leavers-eet-percent");
  CHECK(id_of("LAC", "count", "", "", "Caseloads") != "cla-count");
}

TEST_CASE("a breakdown by age finds the indicator of that age") {
  const auto of_part = [](const char* label, const char* part) {
    return choose_indicator({"", label, "", "percent", "", part}, library()).id;
  };
  CHECK(of_part("care leavers in suitable accommodation", "19-21") ==
        "care-leavers-suitable-accommodation-19-21-percent");
  CHECK(of_part("care leavers in suitable accommodation", "22-25") ==
        "care-leavers-suitable-accommodation-22-25-percent");
  CHECK(of_part("care leavers in suitable accommodation", "North") ==
        "care-leavers-suitable-accommodation-percent");
}
