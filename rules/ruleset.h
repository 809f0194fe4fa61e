// The rules in force for one document, compiled when first asked for.
#pragma once

#include <memory>
#include <vector>

#include "rules/pack.h"
#include "rules/rules.h"

namespace scrutineer::rules {

// A pack whose patterns are compiled when they are first needed, once for all rule sets that build on it.
class CompiledPack;
std::shared_ptr<const CompiledPack> compile_pack(std::shared_ptr<const Pack> pack);

// `chain`: the packs in force, the most specific first. They are kept alive by the rule set.
std::shared_ptr<const RuleSet> make_rule_set(std::vector<std::shared_ptr<const CompiledPack>> chain);

}  // namespace scrutineer::rules
