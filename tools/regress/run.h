// What `regress` runs: fixtures against what is expected of them, and reports against a dataset made before.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tools/convert/conversion.h"
#include "tools/regress/coverage.h"
#include "tools/regress/fixture.h"
#include "tools/regress/junit.h"

namespace scrutineer::tools {

struct FixtureRun {
  FixtureResult result;
  normalize::Dataset found;  // with issues
  Exercised exercised;
};

// Each fixture is read as its own conversion says (`output` and `inputs` are not looked at), from the cache
// (parts.h) where `resume`; `scratch` stands in for a cache that cannot be written. One run a fixture, in
// their order. Returns early when interrupted().
std::vector<FixtureRun> run_fixtures(const std::vector<Fixture>& fixtures,
                                     const std::vector<Conversion>& conversions,
                                     const std::filesystem::path& scratch);

struct Drift {
  std::vector<FixtureResult> reports;  // one a report that both sides have, by path
  std::vector<std::string> not_given;  // paths of the old dataset's reports that were not given
};

// What reading `inputs` gives now against `old`, report by report. A report is known by its path, else by its
// bytes, else by its name.
Drift drift_of_reports(const normalize::Dataset& old, const Conversion& conversion,
                       const std::filesystem::path& scratch);
// The same for a dataset in place of reports.
Drift drift_of_datasets(const normalize::Dataset& old, normalize::Dataset fresh);

}  // namespace scrutineer::tools
