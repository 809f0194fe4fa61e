#include "normalize/indicators.h"

#include <doctest/doctest.h>

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
  return match_indicator(code, label, description, unit, section, library());
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
