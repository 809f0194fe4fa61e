// What reports exercise of the rules and checks.
#pragma once

#include <set>
#include <string>

#include "normalize/dataset/types.h"
#include "rules/rules.h"

namespace scrutineer::tools {

struct Exercised {
  std::set<std::string> packs;   // that read a document
  std::set<std::string> rules;   // places of those that matched (rules/matched_rules.h)
  std::set<std::string> checks;  // that found an issue
};

void add(Exercised& exercised, const normalize::Dataset& dataset, const std::set<std::string>& matched_rules);

// How many of the packs, patterns and checks are exercised, and each that is not, in plain lines. Patterns
// that only trim texts or name settings' wordings count like others.
std::string coverage_report(const Exercised& exercised, const rules::Library& library);

}  // namespace scrutineer::tools
