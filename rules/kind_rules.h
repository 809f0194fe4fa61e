// All rules of one kind in a pack, of which only those are compiled and run that a text may match.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "rules/pattern.h"
#include "rules/prefilter.h"
#include "rules/rules.h"
#include "rules/subject.h"

namespace scrutineer::rules {

// Safe from any thread once all rules are added. Matching throws std::runtime_error where a pattern does not
// compile.
class KindRules {
 public:
  // The rule must outlive this, and so must what was prepared of its pattern's alternatives (pack.h).
  void add(const Rule& rule, std::string_view prepared) { rules_.push_back({&rule, prepared}); }

  // The leftmost match of the first rule that matches.
  std::optional<Match> first(const Subject& subject) const;
  // Adds every match of every rule that does not overlap one of those before it.
  void add_all(const Subject& subject, std::vector<Match>& matches) const;
  void for_each_match(const Subject& subject, const std::function<void(const Rule&)>& each) const;

 private:
  // The rules as programs, each alternative with a number of its own over all rules.
  struct Programs {
    std::vector<std::unique_ptr<RulePrograms>> rules;
    std::vector<int> first_of;  // each rule's first alternative, and how many there are in all
    std::unique_ptr<const Prefilter> prefilter;
  };
  const Programs& programs() const;
  // Calls `each` with the rules that may match, in their order, and the numbers of their alternatives that
  // may, until it returns false.
  template <class Each>
  void for_candidates(const Subject& subject, Each each) const;

  struct Added {
    const Rule* rule;
    std::string_view prepared;
  };
  std::vector<Added> rules_;
  mutable std::unique_ptr<std::once_flag> once_ = std::make_unique<std::once_flag>();
  mutable Programs programs_;
};

}  // namespace scrutineer::rules
