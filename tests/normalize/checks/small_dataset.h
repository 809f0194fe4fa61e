// Small datasets made by hand, for the tests of the checks.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/checks/check.h"
#include "normalize/figure.h"

namespace scrutineer::normalize::testing {

// One document, "d", with what is added to it.
struct SmallDataset {
  Dataset dataset;
  SmallDataset();

  // An actual of a row in table 1; the value as a plain decimal, its half place taken from it (0 for a
  // count). The period as "2019" (the financial year), "2019 Q2", "2019 to Q3" (from 1 April), "2023-08" or
  // "2023-12-31".
  Observation& add(std::string_view label, std::string_view period, std::string_view value,
                   std::string_view unit);
  Observation& target(std::string_view label, std::string_view period, std::string_view value,
                      std::string_view unit);
  Observation& benchmark(std::string_view label, std::string_view comparator, std::string_view value,
                         std::string_view unit);
  // England's and the South East's figures of one indicator, in one row.
  void two_bodies(std::string_view label, std::string_view indicator, std::string_view england,
                  std::string_view south_east);
  Note& note(std::string_view kind, std::string_view label, std::string_view text);

  // The issues of one check.
  std::vector<Issue> run(std::string_view check) const;
};

// A printed value: the text with the unit's sign, the value, and where it is not a count half its last place.
void set_value(Observation& figure, std::string_view value);

// The issues of all checks.
std::vector<Issue> run_all(const SmallDataset& small);

}  // namespace scrutineer::normalize::testing
