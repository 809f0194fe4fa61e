// RE2 as this project uses it: case ignored, UTF-8, errors thrown rather than logged; and a pattern compiled
// no more, and no larger, than the texts that come ask for.
#pragma once

#include <re2/re2.h>

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/alternatives.h"
#include "rules/rules.h"
#include "rules/subject.h"

namespace scrutineer::rules {

RE2::Options pattern_options();

// Throws std::runtime_error naming the rule's file and line where the pattern does not compile.
std::unique_ptr<const RE2> compile(const Rule& rule);

// The leftmost match at or after `from`; nullopt where there is none. The plain way to match, without any of
// what follows.
std::optional<Match> match_at(const RE2& pattern, const Rule& rule, std::string_view text, std::size_t from);

// A pattern, compiled when it is first needed, for each kind of letters by itself (pattern_forms.h). Safe
// from any thread.
class Program {
 public:
  explicit Program(std::string pattern) : pattern_(std::move(pattern)) {}
  // The leftmost match at or after `from`: fills `pieces` with views of the subject's text, the whole match
  // first, then its groups. Throws std::runtime_error where the pattern does not compile.
  bool match(const Subject& subject, std::size_t from, std::vector<re2::StringPiece>& pieces) const;
  bool matches(const Subject& subject) const;

 private:
  struct Compiled {
    std::once_flag once;
    std::unique_ptr<const RE2> pattern;
    bool folded = false;  // for the subject's folded letters
  };
  const Compiled& compiled(Letters letters) const;

  std::string pattern_;
  mutable std::array<Compiled, 3> compiled_;  // by Letters
};

// A rule's pattern as the programs of its alternatives. Safe from any thread. The rule must outlive it.
class RulePrograms {
 public:
  explicit RulePrograms(const Rule& rule, const Alternatives& alternatives);
  const Rule& rule() const { return rule_; }
  // The leftmost match at or after `from` of some of the alternatives, ascending numbers from 0: of all those
  // that may match the subject. Nullopt where there is none.
  std::optional<Match> match(const Subject& subject, std::span<const int> alternatives,
                             std::size_t from = 0) const;

 private:
  struct Part {
    explicit Part(const Alternative& alternative)
        : program(alternative.pattern), groups_before(alternative.groups_before) {}
    Program program;
    int groups_before;
  };
  const Rule& rule_;
  std::vector<std::unique_ptr<Part>> parts_;
  int groups_ = 0;
};

// What a `trim` rule does to a text before a kind is asked of it. Safe from any thread.
class Trimmer {
 public:
  explicit Trimmer(const Rule& rule);
  // The subject without what the rule matches at its ends; the subject itself where nothing would be left.
  // `cut` grows by the bytes taken from before it. Throws std::runtime_error where the rule's pattern does
  // not compile.
  Subject operator()(const Subject& subject, std::size_t& cut) const;

 private:
  const Rule& rule_;
  Program begin_, end_;
};

}  // namespace scrutineer::rules
