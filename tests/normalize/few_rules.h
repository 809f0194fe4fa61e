// A small rule set for tests of the grammars: the wordings they need, told by whole words.
#pragma once

#include <deque>
#include <stdexcept>
#include <string>
#include <vector>

#include "rules/rules.h"

namespace scrutineer::test {

class FewRules : public rules::RuleSet {
 public:
  FewRules() {
    // A leading = makes a phrase match the whole text alone.
    for (const char* p : {"=n/a", "=-", "=–", "=..", "=:", "=x", "=tbc", "=tbd", "=not available", "=no data",
                          "=not collected", "=annual", "=not due"})
      add("marker", "not-available", p);
    for (const char* p : {"=new", "=new definition"}) add("marker", "new", p);
    for (const char* p : {"=*", "=c"}) add("marker", "suppressed", p);
    for (const char* p : {"(p)", "(provisional)", "provisional"}) add("qualifier", "provisional", p);
    for (const char* p : {"around", "approximately", "approx."}) add("qualifier", "approximate", p);
    for (const char* p : {"at least", "or more"}) add("qualifier", "at-least", p);
    for (const char* p : {"up to", "or less"}) add("qualifier", "at-most", p);
    for (const char* p : {"over", "more than"}) add("qualifier", "above", p);
    for (const char* p : {"under", "fewer than"}) add("qualifier", "below", p);
    for (const char* p : {"=green", "=on target"}) add("rating", "green", p);
    add("rating", "amber", "=amber");
    add("rating", "red", "=red");
    add("unit", "tonnes", "tonnes");
  }
  const std::string& pack() const override { return name_; }
  const std::string& council() const override { return council_; }
  const std::string& country() const override { return council_; }
  std::optional<rules::Match> first(std::string_view kind, std::string_view text) const override {
    for (const rules::Rule& rule : rules_)
      if (rule.kind == kind)
        if (auto m = match(rule, lower(text), 0)) return m;
    return std::nullopt;
  }
  std::vector<rules::Match> all(std::string_view kind, std::string_view text) const override {
    std::vector<rules::Match> found;
    for (const rules::Rule& rule : rules_)
      if (rule.kind == kind)
        for (auto m = match(rule, lower(text), 0); m; m = match(rule, lower(text), m->end))
          found.push_back(*m);
    return found;
  }
  std::string rag_of(int, int, int) const override { return ""; }
  double setting(std::string_view name) const override { throw std::out_of_range(std::string(name)); }

 private:
  void add(const char* kind, const char* gives, const char* phrase) {
    rules::Rule rule;
    rule.kind = kind;
    rule.gives = gives;
    rule.pattern = phrase;
    rules_.push_back(rule);
  }
  static std::string lower(std::string_view text) {
    std::string s(text);
    for (char& c : s)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return s;
  }
  static std::optional<rules::Match> match(const rules::Rule& rule, const std::string& text,
                                           std::size_t from) {
    if (rule.pattern[0] == '=')
      return from == 0 && text == rule.pattern.substr(1)
                 ? std::optional(rules::Match{&rule, 0, text.size(), {}})
                 : std::nullopt;
    const auto letter = [&](std::size_t i) { return i < text.size() && text[i] >= 'a' && text[i] <= 'z'; };
    for (std::size_t at = text.find(rule.pattern, from); at != std::string::npos;
         at = text.find(rule.pattern, at + 1)) {
      const std::size_t end = at + rule.pattern.size();
      if ((at == 0 || !letter(at - 1)) && !letter(end)) return rules::Match{&rule, at, end, {}};
    }
    return std::nullopt;
  }

  std::string name_ = "few", council_;
  std::deque<rules::Rule> rules_;
};

}  // namespace scrutineer::test
