#include "rules/ruleset.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <unordered_map>

#include "rules/kind_rules.h"
#include "rules/pattern.h"

namespace scrutineer::rules {
namespace {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

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

// What texts were answered: labels and cells come again in row after row. Forgets all when it is full. Safe
// from any thread.
class Answers {
 public:
  // The answer that was given, itself nullopt where no rule matched; nullopt where the text was not asked.
  std::optional<std::optional<Match>> of(std::string_view text) const {
    if (text.size() > longest) return std::nullopt;
    const std::lock_guard lock(mutex_);
    const auto known = answers_.find(text);
    if (known == answers_.end()) return std::nullopt;
    return std::optional<std::optional<Match>>(std::in_place, known->second);
  }
  std::optional<Match> keep(std::string_view text, std::optional<Match> answer) {
    if (text.size() > longest) return answer;
    const std::lock_guard lock(mutex_);
    if (answers_.size() >= most) answers_.clear();
    answers_.try_emplace(std::string(text), answer);
    return answer;
  }

 private:
  static constexpr std::size_t most = 1000, longest = 120;  // texts; bytes
  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::optional<Match>, TextHash, std::equal_to<>> answers_;
};

// One kind's rules in a chain of packs, the most specific pack's first.
struct Layers {
  std::vector<const KindRules*> rules;
  const Trimmer* trimmer = nullptr;
  mutable Answers answers = {};
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
    if (found == kinds_.end()) return std::nullopt;
    if (auto known = found->second.answers.of(text)) return *std::move(known);
    return found->second.answers.keep(text, first_of(found->second, text));
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

  static std::optional<Match> first_of(const Layers& layers, std::string_view text) {
    std::string folded;
    std::size_t cut = 0;
    const Subject inner = bared(layers, subject_of(text, folded), cut);
    for (const KindRules* rules : layers.rules) {
      auto match = rules->first(inner);
      if (!match) continue;
      if (match->gives() == kNothing) return std::nullopt;
      return moved(std::move(*match), cut);
    }
    return std::nullopt;
  }

  static Match moved(Match match, std::size_t by) {
    match.begin += by;
    match.end += by;
    return match;
  }

  std::vector<std::shared_ptr<const CompiledPack>> chain_;
  std::unordered_map<std::string, Layers, TextHash, std::equal_to<>> kinds_;
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
