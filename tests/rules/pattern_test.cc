#include "rules/pattern.h"

#include <doctest/doctest.h>

#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "rules/alternatives.h"
#include "rules/pattern_forms.h"
#include "rules/rules.h"

using namespace scrutineer::rules;

namespace {

Rule rule_of(std::string pattern) {
  Rule rule;
  rule.pattern = std::move(pattern);
  return rule;
}

std::optional<Match> fast_match(const RulePrograms& programs, std::size_t alternatives, std::string_view text,
                                std::size_t from) {
  std::vector<int> all(alternatives);
  std::iota(all.begin(), all.end(), 0);
  std::string folded;
  return programs.match(subject_of(text, folded), all, from);
}

std::string written(const std::optional<Match>& match) {
  if (!match) return "none";
  std::string text = std::to_string(match->begin) + "-" + std::to_string(match->end);
  for (const std::string& group : match->groups) text += " (" + group + ")";
  return text;
}

// The rule's alternatives in the forms that the text allows give what its whole pattern gives, at every
// place.
void check_same(const Rule& rule, const RE2& whole, const RulePrograms& programs, std::size_t alternatives,
                const std::string& text) {
  for (std::size_t from = 0; from <= text.size();) {
    const auto slow = match_at(whole, rule, text, from);
    const std::string expected = written(slow), got = written(fast_match(programs, alternatives, text, from));
    if (got != expected)
      FAIL_CHECK(rule.pattern << " in \"" << text << "\" from " << from << ": " << got << ", not "
                              << expected);
    if (!slow) return;
    from = std::max(slow->end, slow->begin + 1);
  }
}

void check_same(const Rule& rule, const std::vector<std::string>& texts) {
  const auto whole = compile(rule);
  const Alternatives alternatives = alternatives_of(rule.pattern);
  const RulePrograms programs(rule, alternatives);
  for (const std::string& text : texts) check_same(rule, *whole, programs, alternatives.parts.size(), text);
}

std::vector<std::string> parts_of(std::string_view pattern) {
  std::vector<std::string> parts;
  for (const Alternative& alternative : alternatives_of(pattern).parts) parts.push_back(alternative.pattern);
  return parts;
}

// Longer than what is left together because it is small.
const std::string kLong(70, 'x'), kOther(70, 'y');

}  // namespace

TEST_CASE("a pattern is taken apart into alternatives where that changes nothing") {
  using Parts = std::vector<std::string>;
  CHECK(parts_of("a|b") == Parts{"a|b"});  // small ones stay together
  CHECK(parts_of(kLong + "|" + kOther) == Parts{kLong, kOther});
  CHECK(parts_of("(?:" + kLong + ")|(?:" + kOther + "|z)") == Parts{kLong, kOther, "z"});
  CHECK(parts_of("\\b(?:" + kLong + "|" + kOther + ")s?$") ==
        Parts{"\\b" + kLong + "s?$", "\\b" + kOther + "s?$"});
  CHECK(parts_of("^(" + kLong + "|" + kOther + ")$") == Parts{"^(" + kLong + ")$", "^(" + kOther + ")$"});
  CHECK(parts_of("[|(]" + kLong + "\\||[^])]" + kOther) == Parts{"[|(]" + kLong + "\\|", "[^])]" + kOther});
  // Not where a group is repeated, has groups of its own, sets flags or follows what has several ways to
  // match.
  for (const std::string& whole : {"(?:" + kLong + "|" + kOther + ")+", "((a)" + kLong + "|" + kOther + ")",
                                   "(?i)" + kLong + "|" + kOther, "(?-i:" + kLong + "|" + kOther + ")",
                                   "a*(?:" + kLong + "|" + kOther + ")", "\\Q" + kLong + "|" + kOther})
    CHECK(parts_of(whole) == Parts{whole});
}

TEST_CASE("each alternative keeps the numbers of its capture groups") {
  const auto all = alternatives_of("(a)" + kLong + "|(b)(?P<name>c)" + kOther + "|(?:" + kLong + "(d))");
  CHECK(all.groups == 4);
  REQUIRE(all.parts.size() == 3);
  CHECK(all.parts[1].groups_before == 1);
  CHECK(all.parts[2].groups_before == 3);
  const Rule rule = rule_of("(a)" + kLong + "|(b)(c)?" + kOther);
  const RulePrograms programs(rule, alternatives_of(rule.pattern));
  CHECK(fast_match(programs, 2, "B" + kOther, 0)->groups == std::vector<std::string>{"", "B", ""});
}

TEST_CASE("a pattern's forms for ASCII and for folded text") {
  CHECK(forms_of(R"(Target [A-Z]\W)").utf8 == R"(target [a-z]\W)");
  CHECK(forms_of("1[–-—]2").ascii == R"(1[\xff-\xff]2)");
  CHECK(forms_of(R"(\x{2013}\x27)").ascii == R"(\xff\x{27})");
  CHECK_FALSE(forms_of("(?-i:NO)x").folded);
  CHECK(forms_of("(?-i:NO)x").ascii == "(?-i:NO)x");
  CHECK(forms_of("(?P<Name>A)").utf8 == "(?P<Name>a)");
  for (const char* pattern :
       {"é", R"(\pL)", R"(\Qa\E)", "[[:upper:]]", R"(\x41)", "[A-z]", "[\u2000-\u2fff]"})
    CHECK_MESSAGE(!forms_of(pattern).folded, pattern);
}

TEST_CASE("alternatives and forms match as the whole pattern does") {
  const std::vector<std::string> texts = {"",          "a",         "AB",       "ab AB aB",
                                          "K\u212a k", "\u017fs S", "1–2 1-2",  "£5 é É",
                                          "[x] \xff",  "a|b",       "aab b\nA", "_Z^z"};
  for (const char* pattern : {"",
                              "a|ab|b",
                              "(a)|(b)",
                              "[A-z]",
                              "[^a]",
                              "[ -~]",
                              "[0-Z]",
                              "k|s",
                              R"(\W)",
                              R"(\w+$)",
                              "1[–-]2",
                              "é|É",
                              R"(\x{212A})",
                              "[\u2000-\u2fff]",
                              "(?-i:A)b",
                              "(?i)a|B",
                              R"(^a|b$|(?s:.)B)",
                              R"(\pL)",
                              "[[:upper:]]+",
                              R"(\Qa|b\E)",
                              "[\u00a3\u2013]",
                              "[^\u00a3]$",
                              R"(\bab\b|\Bb)"}) {
    CAPTURE(pattern);
    check_same(rule_of(pattern), texts);
  }
}

TEST_CASE("every pattern of the packs matches in its fast forms what it matches as a whole") {
  const auto library = Library::load();
  std::vector<std::string> texts;
  std::mt19937 random(11);
  for (const Rule& rule : library->rules())
    for (const auto* examples : {&rule.yes, &rule.no})
      for (const std::string& example : *examples)
        if (random() % 4 == 0) texts.push_back(example.substr(random() % (example.size() / 4 + 1)));
  REQUIRE(texts.size() > 500);
  for (const Rule& rule : library->rules()) {
    std::vector<std::string> some = rule.yes;
    some.insert(some.end(), rule.no.begin(), rule.no.end());
    for (int i = 0; i < 100; ++i) some.push_back(texts[random() % texts.size()]);
    for (std::size_t i = 0; i < rule.yes.size(); ++i) {
      const std::string& other = texts[random() % texts.size()];
      some.push_back(other + " " + rule.yes[i] + " " + other);
      some.push_back(rule.yes[i] + " \u2013 " + rule.yes[random() % rule.yes.size()]);
    }
    check_same(rule, some);
  }
}
