#include "rules/ruleset.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <unordered_set>

#include "rules/kind_rules.h"
#include "rules/pattern.h"

namespace scrutineer::rules {
namespace {

// The answer of a rule that takes its text out of its kind.
constexpr std::string_view kNothing = "nothing";

struct Hsv {
  double hue = 0, saturation = 0, value = 0;
};

Hsv hsv_of(int red, int green, int blue) {
  const double r = red / 255.0, g = green / 255.0, b = blue / 255.0;
  const double high = std::max({r, g, b}), low = std::min({r, g, b}), span = high - low;
  Hsv hsv{0, high > 0 ? span / high : 0, high};
  if (span <= 0) return hsv;
  if (high == r)
    hsv.hue = 60 * std::fmod((g - b) / span + 6, 6);
  else if (high == g)
    hsv.hue = 60 * ((b - r) / span + 2);
  else
    hsv.hue = 60 * ((r - g) / span + 4);
  return hsv;
}

bool holds(const ColourRule& rule, const Hsv& c) {
  const bool hue = rule.hue_from <= rule.hue_to ? c.hue >= rule.hue_from && c.hue <= rule.hue_to
                                                : c.hue >= rule.hue_from || c.hue <= rule.hue_to;
  return hue && c.saturation >= rule.saturation_from && c.saturation <= rule.saturation_to &&
         c.value >= rule.value_from && c.value <= rule.value_to;
}

}  // namespace

// What is compiled of one pack, shared by all rule sets that build on it.
class CompiledPack {
 public:
  explicit CompiledPack(std::shared_ptr<const Pack> pack) : pack_(std::move(pack)) {
    for (std::size_t i = 0; i < pack_->rules.size(); ++i) {
      const Rule& rule = pack_->rules[i];
      if (rule.kind == "trim")
        trimmers_.try_emplace(rule.gives, rule);
      else
        kinds_[rule.kind].add(rule, prepared_of(*pack_, i));
    }
  }

  const Pack& pack() const { return *pack_; }
  const std::map<std::string, KindRules, std::less<>>& kinds() const { return kinds_; }
  const std::map<std::string, Trimmer, std::less<>>& trimmers() const { return trimmers_; }

 private:
  std::shared_ptr<const Pack> pack_;
  std::map<std::string, KindRules, std::less<>> kinds_;
  std::map<std::string, Trimmer, std::less<>> trimmers_;
};

namespace {

// Texts that were asked and matched nothing: labels and cells come again in row after row, and most match
// nothing. Forgets all when it is full. Safe from any thread.
class Unmatched {
 public:
  bool contains(std::string_view text) const {
    if (text.size() > longest) return false;
    const std::lock_guard lock(mutex_);
    return texts_.find(text) != texts_.end();
  }
  void add(std::string_view text) {
    if (text.size() > longest) return;
    const std::lock_guard lock(mutex_);
    if (texts_.size() >= most) texts_.clear();
    texts_.emplace(text);
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  static constexpr std::size_t most = 1000, longest = 120;  // texts; bytes
  mutable std::mutex mutex_;
  std::unordered_set<std::string, Hash, std::equal_to<>> texts_;
};

// One kind's rules in a chain of packs, the most specific pack's first.
struct Layers {
  std::vector<const KindRules*> rules;
  const Trimmer* trimmer = nullptr;
  mutable Unmatched unmatched = {};
};

class ChainedRuleSet : public RuleSet {
 public:
  explicit ChainedRuleSet(std::vector<std::shared_ptr<const CompiledPack>> chain) : chain_(std::move(chain)) {
    for (const auto& pack : chain_) {
      for (const auto& [kind, rules] : pack->kinds()) kinds_[kind].rules.push_back(&rules);
      for (const auto& [kind, trimmer] : pack->trimmers())
        if (Layers& layers = kinds_[kind]; layers.trimmer == nullptr) layers.trimmer = &trimmer;
      if (council_.empty()) council_ = pack->pack().info.council;
      if (country_.empty()) country_ = pack->pack().info.country;
    }
  }

  const std::string& pack() const override { return chain_.front()->pack().info.name; }
  const std::string& council() const override { return council_; }
  const std::string& country() const override { return country_; }

  std::optional<Match> first(std::string_view kind, std::string_view text) const override {
    const auto found = kinds_.find(kind);
    if (found == kinds_.end() || found->second.unmatched.contains(text)) return std::nullopt;
    std::string folded;
    std::size_t cut = 0;
    const Subject inner = bared(found->second, subject_of(text, folded), cut);
    for (const KindRules* rules : found->second.rules) {
      auto match = rules->first(inner);
      if (!match) continue;
      if (match->gives() == kNothing) return std::nullopt;
      return moved(std::move(*match), cut);
    }
    found->second.unmatched.add(text);
    return std::nullopt;
  }

  std::vector<Match> all(std::string_view kind, std::string_view text) const override {
    const auto found = kinds_.find(kind);
    if (found == kinds_.end()) return {};
    std::string folded;
    std::size_t cut = 0;
    const Subject inner = bared(found->second, subject_of(text, folded), cut);
    std::vector<Match> matches;
    for (const KindRules* rules : found->second.rules) rules->add_all(inner, matches);
    std::erase_if(matches, [](const Match& match) { return match.gives() == kNothing; });
    for (Match& match : matches) match = moved(std::move(match), cut);
    std::sort(matches.begin(), matches.end(),
              [](const Match& a, const Match& b) { return a.begin < b.begin; });
    return matches;
  }

  std::string rag_of(int red, int green, int blue) const override {
    const Hsv colour = hsv_of(red, green, blue);
    for (const auto& pack : chain_)
      for (const ColourRule& rule : pack->pack().colours)
        if (holds(rule, colour)) return rule.rag == "none" ? std::string() : rule.rag;
    return {};
  }

  double setting(std::string_view name) const override {
    for (const auto& pack : chain_) {
      const auto& settings = pack->pack().settings;
      if (const auto found = settings.find(name); found != settings.end()) return found->second;
    }
    throw std::out_of_range(fmt::format("no pack has the setting `{}`", name));
  }

 private:
  // What a kind's rules are asked of: without blanks and what the kind trims at its ends.
  static Subject bared(const Layers& layers, const Subject& subject, std::size_t& cut) {
    const Subject inner = without_blanks(subject, cut);
    return layers.trimmer == nullptr ? inner : (*layers.trimmer)(inner, cut);
  }

  static Match moved(Match match, std::size_t by) {
    match.begin += by;
    match.end += by;
    return match;
  }

  std::vector<std::shared_ptr<const CompiledPack>> chain_;
  std::map<std::string, Layers, std::less<>> kinds_;
  std::string council_, country_;
};

}  // namespace

std::shared_ptr<const CompiledPack> compile_pack(std::shared_ptr<const Pack> pack) {
  return std::make_shared<const CompiledPack>(std::move(pack));
}

std::shared_ptr<const RuleSet> make_rule_set(std::vector<std::shared_ptr<const CompiledPack>> chain) {
  return std::make_shared<const ChainedRuleSet>(std::move(chain));
}

}  // namespace scrutineer::rules
