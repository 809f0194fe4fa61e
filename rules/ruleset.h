// The rules in force for one document, compiled when first asked for.
#pragma once

#include <memory>
#include <vector>

#include "rules/pack.h"
#include "rules/rules.h"

namespace scrutineer::rules {

// `chain`: the packs in force, the most specific first. They are kept alive by the rule set.
std::shared_ptr<const RuleSet> make_rule_set(std::vector<std::shared_ptr<const Pack>> chain);

}  // namespace scrutineer::rules
