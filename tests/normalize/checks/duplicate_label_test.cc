#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("one label under two codes of a table is a warning") {
  SmallDataset small;
  small.add("Children seen within five working days", "2019", "60", "percent").local_code = "CS1";
  small.add("Children seen within five working days", "2019", "70", "percent").local_code = "CS2";
  CHECK(small.run("duplicate-label").size() == 1);
}

TEST_CASE("a code printed in two ways and labels of another table are left alone") {
  SmallDataset small;
  small.add("Children seen within five working days", "2019 Q1", "60", "percent").local_code = "CS-1";
  small.add("Children seen within five working days", "2019 Q2", "70", "percent").local_code = "CS 1";
  small.add("Days lost to sickness absence", "2019", "9", "days").local_code = "HR1";
  Observation& other = small.add("Days lost to sickness absence", "2019", "7", "days");
  other.local_code = "HR2", other.table = 2;
  CHECK(small.run("duplicate-label").empty());
}

}  // namespace scrutineer::normalize::testing
