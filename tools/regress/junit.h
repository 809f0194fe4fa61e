// What `regress` found, as JUnit XML, which continuous integration servers show.
#pragma once

#include <string>
#include <vector>

#include "normalize/dataset/compare.h"

namespace scrutineer::tools {

struct FixtureResult {
  std::string name;
  double seconds = 0;
  std::string
      error;  // where the fixture could not be converted or its expected dataset not be read; else empty
  std::vector<normalize::Difference> differences;
};

// One test suite `regress` with a test case a fixture: an <error> where it could not be run, a <failure> that
// lists every difference where there are some.
std::string junit_xml(const std::vector<FixtureResult>& results);

}  // namespace scrutineer::tools
