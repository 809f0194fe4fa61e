#include "rules/prefilter.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "rules/pattern.h"
#include "rules/rules.h"

using namespace scrutineer::rules;

namespace {

using Literals = std::vector<std::string>;

bool may_match(const Prefilter& filter, int pattern, std::string_view text) {
  const std::vector<int> found = filter.candidates(text);
  return std::find(found.begin(), found.end(), pattern) != found.end();
}

}  // namespace

TEST_CASE("a pattern tells the literals of which a text must hold one") {
  CHECK(required_literals("^Annual Target$") == Literals{"annual target"});
  CHECK(required_literals(R"(\b(?:rate|number)\s+of (\d+) (?:pupils|days)\b)") == Literals{"number", "rate"});
  CHECK(required_literals("q[1-3]") == Literals{"q1", "q2", "q3"});
  CHECK(required_literals("colou?rs*") == Literals{"color", "colour"});
  CHECK(required_literals("(?:£|%) ?[^a-z]+") == Literals{"%", "\u00a3"});
  CHECK(required_literals("(?:ab){2,3}.c?") == Literals{"ab"});
}

TEST_CASE("where a text may hold anything, no literal is required") {
  for (const char* pattern : {"", "target|", "(?:target)?", "(?:target)*", "t{0,3}", R"(\w+|target)", "[^x]",
                              "é", R"(\Qtarget\E)", "^$", R"(\p{Lu}\x{2013})"})
    CHECK_MESSAGE(!required_literals(pattern), pattern);
}

TEST_CASE("a text is asked of every pattern that may match it, whatever its case") {
  Prefilter filter;
  for (const char* pattern : {"target", "kiss", R"(\d)", "%", ".*"}) filter.add(pattern);
  CHECK(filter.candidates("TARGET: 5%") == std::vector<int>{0, 2, 3, 4});
  CHECK(filter.candidates("") == std::vector<int>{4});
  // The Kelvin sign and the long s are k and s to a match that ignores case.
  CHECK(may_match(filter, 1, "\u212ai\u017f\u017f"));
}

TEST_CASE("no pattern of a pack matches where the prefilter rules it out") {
  // The slow reference: each pattern itself, on every example of every pack and on pieces of them.
  const auto library = Library::load();
  std::vector<std::string> texts;
  std::mt19937 random(7);
  for (const Rule& rule : library->rules())
    for (const auto* examples : {&rule.yes, &rule.no})
      for (const std::string& example : *examples) {
        texts.push_back(example);
        texts.push_back(example.substr(0, random() % (example.size() + 1)));
      }
  REQUIRE(texts.size() > 1000);
  Prefilter filter;
  for (const Rule& rule : library->rules()) filter.add(rule.pattern);
  std::vector<std::vector<int>> candidates;
  for (const std::string& text : texts) candidates.push_back(filter.candidates(text));
  int ruled_out = 0;
  for (std::size_t number = 0; number < library->rules().size(); ++number) {
    const Rule& rule = library->rules()[number];
    const auto pattern = compile(rule);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (std::binary_search(candidates[i].begin(), candidates[i].end(), static_cast<int>(number))) continue;
      ++ruled_out;
      if (RE2::PartialMatch(texts[i], *pattern)) FAIL_CHECK(rule.pattern << " matches " << texts[i]);
    }
  }
  CHECK(ruled_out > 0);
}
