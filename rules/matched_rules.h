// Which rules match while something is read: what tells a pattern that no report exercises.
#pragma once

#include <set>
#include <string>

#include "rules/rules.h"

namespace scrutineer::rules {

// `file:line` of a rule, by which it is counted.
std::string place_of(const Rule& rule);

// While one lives, every rule that matches on its thread is counted. One at a time a thread. What a program
// keeps of earlier answers is not asked again: count in a process that has read nothing before.
class MatchedRules {
 public:
  MatchedRules();
  ~MatchedRules();
  MatchedRules(const MatchedRules&) = delete;
  MatchedRules& operator=(const MatchedRules&) = delete;

  const std::set<std::string>& places() const { return places_; }

 private:
  friend void count_match(const Rule& rule);
  std::set<std::string> places_;
};

// Called where a rule has matched; costs nothing where nobody counts.
void count_match(const Rule& rule);

}  // namespace scrutineer::rules
