#include "tools/regress/coverage.h"

#include <fmt/format.h>

#include <vector>

#include "normalize/checks/check.h"
#include "rules/matched_rules.h"

namespace scrutineer::tools {

namespace {

constexpr std::size_t widest_pattern = 60;  // characters shown of one

struct Count {
  std::size_t exercised = 0, all = 0;
};

std::string words_of(std::string_view what, const Count& count) {
  return fmt::format("{}: {} of {} exercised\n", what, count.exercised, count.all);
}

std::string pattern_words(const rules::Rule& rule) {
  std::string pattern = rule.pattern.substr(0, widest_pattern);
  for (char& c : pattern)
    if (c == '\n') c = ' ';
  return fmt::format("{}{}", pattern, rule.pattern.size() > widest_pattern ? "..." : "");
}

}  // namespace

void add(Exercised& exercised, const normalize::Dataset& dataset,
         const std::set<std::string>& matched_rules) {
  for (const normalize::DocumentRow& document : dataset.documents) exercised.packs.insert(document.pack);
  for (const normalize::Issue& issue : dataset.issues) exercised.checks.insert(issue.check);
  exercised.rules.insert(matched_rules.begin(), matched_rules.end());
}

std::string coverage_report(const Exercised& exercised, const rules::Library& library) {
  Count packs, patterns, checks;
  std::string idle_packs, idle_patterns, idle_checks;
  for (const rules::PackInfo& pack : library.infos()) {
    Count own;
    std::string idle;
    for (const rules::Rule& rule : library.rules()) {
      if (rule.pack != pack.name) continue;
      ++own.all;
      if (exercised.rules.contains(rules::place_of(rule)))
        ++own.exercised;
      else
        idle += fmt::format("    {}: {} \"{}\": {}\n", rules::place_of(rule), rule.kind, rule.gives,
                            pattern_words(rule));
    }
    patterns.all += own.all;
    patterns.exercised += own.exercised;
    ++packs.all;
    // A pack that others build on reads no document by itself: what counts is that its patterns match.
    if (own.exercised > 0 || exercised.packs.contains(pack.name))
      ++packs.exercised;
    else
      idle_packs += fmt::format("  {}\n", pack.name);
    if (!idle.empty())
      idle_patterns +=
          fmt::format("  {}: {} of {} exercised; not:\n{}", pack.name, own.exercised, own.all, idle);
  }
  for (const normalize::Check& check : normalize::all_checks()) {
    ++checks.all;
    if (exercised.checks.contains(std::string(check.name)))
      ++checks.exercised;
    else
      idle_checks += fmt::format("  {}\n", check.name);
  }
  return words_of("packs", packs) + idle_packs + words_of("checks", checks) + idle_checks +
         words_of("patterns", patterns) + idle_patterns;
}

}  // namespace scrutineer::tools
