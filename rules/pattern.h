// RE2 as this project uses it: case ignored, UTF-8, errors thrown rather than logged.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <mutex>
#include <vector>

#include "rules/rules.h"

namespace scrutineer::rules {

RE2::Options pattern_options();

// Throws std::runtime_error naming the rule's file and line where the pattern does not compile.
std::unique_ptr<const RE2> compile(const Rule& rule);

// A rule with its pattern, which is compiled when it is first needed: most rules of most packs never are.
// Safe from any thread. The rule must outlive it.
class LazyRule {
 public:
  explicit LazyRule(const Rule& rule) : rule_(rule) {}
  const Rule& rule() const { return rule_; }
  // Throws as compile() does.
  const RE2& pattern() const;

 private:
  const Rule& rule_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<const RE2> pattern_;
};

// The leftmost match at or after `from`; nullopt where there is none.
std::optional<Match> match_at(const RE2& pattern, const Rule& rule, std::string_view text, std::size_t from);

// What a `trim` rule does to a text before a kind is asked of it.
class Trimmer {
 public:
  // Throws as compile() does.
  explicit Trimmer(const Rule& rule);
  // The text without what the rule matches at its ends; the text itself where nothing would be left. `cut`
  // grows by the bytes taken from before it.
  std::string_view operator()(std::string_view text, std::size_t& cut) const;

 private:
  Rule begin_rule_, end_rule_;
  std::unique_ptr<const RE2> begin_, end_;
};

// The text without white space at its ends (ASCII's and the no-break space).
std::string_view without_blanks(std::string_view text, std::size_t& cut);

}  // namespace scrutineer::rules
