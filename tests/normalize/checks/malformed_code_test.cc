#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
std::vector<Issue> with_codes(std::initializer_list<const char*> codes) {
  SmallDataset small;
  for (const char* code : codes)
    small.add(std::string("Indicator ") + code, "2019", "1", "count").local_code = code;
  return small.run("malformed-code");
}
}  // namespace

TEST_CASE("a letter lost from a prefix is a slip where the family has room for the number") {
  const auto issues = with_codes({"MKC 1842", "MKC 1843", "MKC 1844", "MC 1845", "MKC 1846", "MKC 1847"});
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "warning");
  CHECK(issues[0].expected == "MKC 1845");
  CHECK(issues[0].found == "MC 1845");
}

TEST_CASE("another dash is a warning, a lost blank an info") {
  const auto dash = with_codes({"C.RR.01-09", "C.RR.01-10", "C.RR.01 – 23"});
  REQUIRE(dash.size() == 1);
  CHECK(dash[0].severity == "warning");
  CHECK(dash[0].expected == "C.RR.01-23");
  const auto blank = with_codes({"MKC 310", "MKC 311", "MKC308"});
  REQUIRE(blank.size() == 1);
  CHECK(blank[0].severity == "info");
}

TEST_CASE("families side by side are no slips of one another") {
  CHECK(with_codes({"HSC-A1", "HSC-A2", "HSC-A3", "HSC-A4", "HSC-A5", "HSC-B1", "HSC-C1"}).empty());
  CHECK(
      with_codes({"MKC 1842", "MKC 1843", "MKC 1844", "MKC 1846", "MKC 345a", "MKC 1847", "NI 65"}).empty());
}

}  // namespace scrutineer::normalize::testing
