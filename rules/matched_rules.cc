#include "rules/matched_rules.h"

namespace scrutineer::rules {

namespace {

thread_local MatchedRules* counting = nullptr;

}  // namespace

std::string place_of(const Rule& rule) { return rule.file + ":" + std::to_string(rule.line); }

MatchedRules::MatchedRules() { counting = this; }
MatchedRules::~MatchedRules() { counting = nullptr; }

void count_match(const Rule& rule) {
  if (counting != nullptr) counting->places_.insert(place_of(rule));
}

}  // namespace scrutineer::rules
