#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("a measure's number that is skipped is worth a look") {
  SmallDataset small;
  for (const char* code : {"1", "2", "3", "5", "6", "7"})
    small.add(std::string("Measure ") + code, "2019", "1", "count").local_code = code;
  const auto issues = small.run("sequence-gap");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].found == "4 missing");
}

TEST_CASE("codes are no series") {
  SmallDataset small;
  for (const char* code : {"CS1", "CS2", "CS7", "1842", "1849", "12"})
    small.add(std::string("Measure ") + code, "2019", "1", "count").local_code = code;
  CHECK(small.run("sequence-gap").empty());
}

}  // namespace scrutineer::normalize::testing
