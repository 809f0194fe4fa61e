#include "rules/prefilter.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "rules/pattern.h"
#include "rules/required_literals.h"
#include "rules/rules.h"

using namespace scrutineer::rules;

namespace {

using Literals = std::vector<std::string>;

bool requires_one_of(std::string_view pattern, const Literals& literals) {
  return required_literals(pattern) == Ways{{literals}};
}

Prefilter filter_of(const std::vector<std::string>& patterns) {
  std::vector<std::optional<Ways>> literals;
  for (const std::string& pattern : patterns) literals.push_back(required_literals(pattern));
  return Prefilter(literals);
}

std::vector<int> candidates(const Prefilter& filter, std::string_view text) {
  std::string folded;
  return filter.candidates(subject_of(text, folded));
}

bool may_match(const Prefilter& filter, int pattern, std::string_view text) {
  const std::vector<int> found = candidates(filter, text);
  return std::find(found.begin(), found.end(), pattern) != found.end();
}

}  // namespace

TEST_CASE("a pattern tells the literals of which a text must hold one") {
  CHECK(requires_one_of("Annual Target", {"annual target"}));
  CHECK(requires_one_of("q[1-3]", {"q1", "q2", "q3"}));
  CHECK(requires_one_of("colou?rs*", {"color", "colour"}));
  CHECK(requires_one_of("(?:£|%) ?[^a-z]+", {"%", "\u00a3"}));
  CHECK(requires_one_of("(?:ab){2,3}.c?", {"ab"}));
}

TEST_CASE("a pattern tells what a text must hold of each of its parts") {
  CHECK(required_literals(R"(\b(?:rate|number)\s+of\s+(?:\w+\s+)?(?:pupils|days)\b)") ==
        Ways{{{"\x01number", "\x01rate"}, {"of"}, {"days\x01", "pupils\x01"}}});
  // Either of two ways, each with its own parts.
  CHECK(required_literals(R"(up \w+ to|down .* from)") == Ways{{{"up "}, {" to"}}, {{"down "}, {" from"}}});
  const Prefilter filter = filter_of({R"(up \w+ to|down .* from)"});
  CHECK(candidates(filter, "Up slightly to 5") == std::vector<int>{0});
  CHECK(candidates(filter, "go up and, later, down to 5").size() ==
        1);  // what stands between is not looked at
  CHECK(candidates(filter, "up from 5").empty());
}

TEST_CASE("where a literal must stand is told with it") {
  CHECK(requires_one_of("^Annual Target$", {"\x02"
                                            "annual target\x03"}));
  CHECK(requires_one_of(R"(\A(?:a\b|b)c\z)", {"\x02"
                                              "a\x01"
                                              "c\x03",
                                              "\x02"
                                              "bc\x03"}));
  const Prefilter filter = filter_of({"^annual$", R"(\bplan\b)", R"(\b%)", R"(5\b-)", "^a"});
  CHECK(candidates(filter, "Annual") == std::vector<int>{0, 4});
  CHECK(candidates(filter, "annually") == std::vector<int>{4});
  CHECK(candidates(filter, "no plan") == std::vector<int>{1});
  CHECK(candidates(filter, "explain; planned_plan") == std::vector<int>{});
  CHECK(candidates(filter, "5%") == std::vector<int>{2});
  CHECK(candidates(filter, "5 %") == std::vector<int>{});
  CHECK(candidates(filter, "5-") == std::vector<int>{3});
  // With lines of its own, ^ may stand anywhere.
  CHECK_FALSE(required_literals("(?m)^annual"));
}

TEST_CASE("where a text may hold anything, no literal is required") {
  for (const char* pattern : {"", "target|", "(?:target)?", "(?:target)*", "t{0,3}", R"(\w+|target)", "[^x]",
                              "é", R"(\Qtarget\E)", "^$", R"(\p{Lu}\x{2013})"})
    CHECK_MESSAGE(!required_literals(pattern), pattern);
}

TEST_CASE("a text is asked of every pattern that may match it, whatever its case") {
  const Prefilter filter = filter_of({"target", "kiss", R"(\d)", "%", ".*"});
  CHECK(candidates(filter, "TARGET: 5%") == std::vector<int>{0, 2, 3, 4});
  CHECK(candidates(filter, "") == std::vector<int>{4});
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
  std::vector<std::string> patterns;
  for (const Rule& rule : library->rules()) patterns.push_back(rule.pattern);
  const Prefilter filter = filter_of(patterns);
  std::vector<std::vector<int>> asked;
  for (const std::string& text : texts) asked.push_back(candidates(filter, text));
  int ruled_out = 0;
  for (std::size_t number = 0; number < library->rules().size(); ++number) {
    const Rule& rule = library->rules()[number];
    const auto pattern = compile(rule);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (std::binary_search(asked[i].begin(), asked[i].end(), static_cast<int>(number))) continue;
      ++ruled_out;
      if (RE2::PartialMatch(texts[i], *pattern)) FAIL_CHECK(rule.pattern << " matches " << texts[i]);
    }
  }
  CHECK(ruled_out > 0);
}
