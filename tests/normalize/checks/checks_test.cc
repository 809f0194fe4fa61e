#include <doctest/doctest.h>

#include <algorithm>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("checks taken document by document, then across, find what one run over all finds, in its order") {
  const auto library = rules::Library::load();
  Dataset whole;
  std::vector<Dataset> parts;
  for (const char* id : {"b", "a"}) {
    SmallDataset small;
    small.add("Percentage of calls answered", "2018", "193.6", "percent").place = {2, {0, 9, 1, 10}};
    small.add("Percentage of calls answered", "2019", "84", "percent").place = {1, {0, 5, 1, 6}};
    small.add("Cost per child", "2018", id == std::string("a") ? "3880.04" : "3596.15", "gbp").council_code =
        "S12000019";
    Dataset& part = parts.emplace_back(small.dataset);
    part.documents[0].document_id = id;
    for (Observation& figure : part.observations) figure.document_id = id;
    whole.documents.push_back(part.documents[0]);
    whole.observations.insert(whole.observations.end(), part.observations.begin(), part.observations.end());
  }
  const auto words_of = [](const std::vector<Issue>& issues) {
    std::vector<std::string> words;
    for (const Issue& issue : issues)
      words.push_back(issue.issue_id + " " + issue.check + " " + issue.message);
    return words;
  };
  std::vector<Issue> within;
  for (const Dataset& part : parts)
    for (Issue& issue : run_checks_within({part, *library})) within.push_back(std::move(issue));
  const auto expected = words_of(run_checks({whole, *library}));
  CHECK(expected.size() >= 2);  // a share that cannot be in each
  CHECK(expected.front().starts_with("b-i1 "));
  CHECK(words_of(run_checks_across({whole, *library}, within)) == expected);
  std::reverse(within.begin(), within.end());
  CHECK(words_of(run_checks_across({whole, *library}, within)) == expected);
}

}  // namespace scrutineer::normalize::testing
