#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("a code that another report of the council gave to another indicator is an error") {
  SmallDataset small;
  const auto add = [&](const char* label, const char* document) {
    Observation& figure = small.add(label, "2018", "3", "count");
    figure.local_code = "CS7", figure.council_code = "E06000042", figure.document_id = document;
  };
  add("Newly approved foster carers", "d");
  add("Number of newly approved mainstream foster carers", "e");
  CHECK(small.run("mismatched-code").empty());
  add("Library visits", "e");
  CHECK(small.run("mismatched-code").at(0).severity == "error");
}

TEST_CASE("a caption over many codes names none of them") {
  SmallDataset small;
  const auto add = [&](const char* code, const char* label, const char* document) {
    Observation& figure = small.add(label, "2018", "3", "count");
    figure.local_code = code, figure.council_code = "E06000042", figure.document_id = document;
  };
  add("CS7", "Newly approved foster carers", "d");
  for (const char* code : {"CS7", "CS8", "CS9"}) add(code, "All figures shown as percentages", "e");
  CHECK(small.run("mismatched-code").empty());
}

TEST_CASE("a code's label in other words, or a code for a label, is no other indicator") {
  SmallDataset small;
  const auto add = [&](const char* code, const char* label, const char* document) {
    Observation& figure = small.add(label, "2018", "3", "count");
    figure.local_code = code, figure.council_code = "E06000042", figure.document_id = document;
  };
  add("CS7", "Percentage of children in care or open care leavers with an authorised pathway plan", "d");
  add("CS7", "Authorisation of Pathways Plans", "e");
  add("CS8", "CS8", "d");
  add("CS8", "Library visits", "e");
  CHECK(small.run("mismatched-code").empty());
}

namespace {
std::vector<Issue> coded(const char* code, const char* label) {
  SmallDataset small;
  small.add(label, "2019", "12", "percent").local_code = code;
  return small.run("mismatched-code");
}
}  // namespace

TEST_CASE("a national code over another national indicator's label is an error") {
  const auto issues = coded("NI 192", "Care leavers in suitable accommodation");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "error");
  CHECK(coded("LGBF CHN22", "Gross rent arrears as a share of rent due").size() == 1);
}

TEST_CASE("a national code over its own subject, a subject of no code or a local code says nothing") {
  CHECK(coded("NI147", "Care leavers in contact and in suitable accommodation").empty());
  CHECK(coded("NI 192", "% of rubbish that goes to good use").empty());
  CHECK(coded("CP 192", "Care leavers in suitable accommodation").empty());
}

}  // namespace scrutineer::normalize::testing
