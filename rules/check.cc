#include "rules/check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <stdexcept>

#include "rules/pattern.h"

namespace scrutineer::rules {
namespace {

void check_vocabulary(const Rule& rule, const Library& library, std::vector<Problem>& problems) {
  const auto kind =
      std::find_if(kinds().begin(), kinds().end(), [&](const Kind& k) { return k.name == rule.kind; });
  if (kind == kinds().end()) {
    problems.push_back({rule.file, rule.line, fmt::format("unknown kind `{}`", rule.kind)});
    return;
  }
  if (rule.kind == "indicator" && rule.gives != "none" && library.indicator(rule.gives) == nullptr)
    problems.push_back(
        {rule.file, rule.line, fmt::format("`{}` is no indicator of the catalogue", rule.gives)});
  const auto& answers = kind->answers;
  if (!answers.empty() && rule.gives != "nothing" &&
      std::find(answers.begin(), answers.end(), rule.gives) == answers.end())
    problems.push_back({rule.file, rule.line,
                        fmt::format("`{}` is no answer of the kind `{}`; it may give {}", rule.gives,
                                    rule.kind, fmt::join(answers, ", "))});
}

constexpr std::array<std::string_view, 6> ratings = {"green", "amber", "red", "blue", "grey", "none"};

void check_rating(const ColourRule& rule, std::vector<Problem>& problems) {
  if (std::find(ratings.begin(), ratings.end(), rule.rag) == ratings.end())
    problems.push_back({rule.file, rule.line, fmt::format("`{}` is no rating", rule.rag)});
}

void check_council(const PackInfo& info, const Library& library, std::vector<Problem>& problems) {
  const auto& councils = library.councils();
  if (!info.council.empty() && std::none_of(councils.begin(), councils.end(),
                                            [&](const Council& c) { return c.name == info.council; }))
    problems.push_back(
        {info.file, info.line, fmt::format("`{}` is no name in the councils' table", info.council)});
}

// The trimmers in force, by the kind that they trim for.
using Trimmers = std::map<std::string, Trimmer>;

Trimmers trimmers_of(const Library& library) {
  Trimmers trimmers;
  for (const Rule& rule : library.rules())
    if (rule.kind == "trim") trimmers.try_emplace(rule.gives, rule);
  return trimmers;
}

void check_examples(const Rule& rule, const RuleSet& in_force, const Trimmers& trimmers,
                    std::vector<Problem>& problems) {
  const auto say = [&](std::string what) { problems.push_back({rule.file, rule.line, std::move(what)}); };
  if (rule.yes.empty()) say("no example under `yes`");
  if (rule.no.empty()) say("no example under `no`");
  std::unique_ptr<const RE2> pattern;
  try {
    pattern = compile(rule);
  } catch (const std::runtime_error&) {
    say("the pattern does not compile");
    return;
  }
  const auto trimmer = trimmers.find(rule.kind);
  const auto matches = [&](const std::string& example) {
    std::string folded;
    std::size_t cut = 0;
    Subject subject = without_blanks(subject_of(example, folded), cut);
    if (trimmer != trimmers.end()) subject = trimmer->second(subject, cut);
    return match_at(*pattern, rule, subject.text, 0).has_value();
  };
  for (const std::string& example : rule.yes) {
    if (!matches(example)) {
      say(fmt::format("does not match its example `{}`", example));
      continue;
    }
    // Kinds that ask "which report" have no order among their rules.
    if (rule.kind == "report" || rule.kind == "trim") continue;
    const auto taken = in_force.first(rule.kind, example);
    if (!taken && rule.gives != "nothing")
      say(fmt::format("never reached for `{}`: a rule that gives `nothing` takes it", example));
    if (taken && taken->gives() != rule.gives)
      say(fmt::format("never reached for `{}`: the rule of line {} ({}) gives `{}`", example,
                      taken->rule->line, taken->rule->file, taken->gives()));
  }
  for (const std::string& example : rule.no)
    if (matches(example)) say(fmt::format("matches its counter-example `{}`", example));
}

int hex_byte(std::string_view text) {
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  return error == std::errc() && end == text.data() + text.size() ? value : -1;
}

void check_colour(const ColourRule& rule, const RuleSet& in_force, std::vector<Problem>& problems) {
  const auto say = [&](std::string what) { problems.push_back({rule.file, rule.line, std::move(what)}); };
  check_rating(rule, problems);
  if (rule.yes.empty()) say("no example under `yes`");
  if (rule.no.empty()) say("no example under `no`");
  const auto given = [&](const std::string& text) -> std::optional<std::string> {
    if (text.size() != 7 || text[0] != '#') return std::nullopt;
    const std::string_view digits(text);
    const int r = hex_byte(digits.substr(1, 2)), g = hex_byte(digits.substr(3, 2)),
              b = hex_byte(digits.substr(5, 2));
    if (r < 0 || g < 0 || b < 0) return std::nullopt;
    return in_force.rag_of(r, g, b);
  };
  const std::string meant = rule.rag == "none" ? "" : rule.rag;
  for (const std::string& example : rule.yes) {
    const auto rag = given(example);
    if (!rag)
      say(fmt::format("`{}` is no colour such as #00B050", example));
    else if (*rag != meant)
      say(fmt::format("`{}` is `{}`, not `{}`", example, *rag, meant));
  }
  for (const std::string& example : rule.no) {
    const auto rag = given(example);
    if (!rag)
      say(fmt::format("`{}` is no colour such as #00B050", example));
    else if (*rag == meant)
      say(fmt::format("`{}` is `{}` too", example, meant));
  }
}

}  // namespace

std::vector<Problem> check_library(const Library& library) {
  std::vector<Problem> problems;
  const Trimmers trimmers = trimmers_of(library);
  for (const PackInfo& info : library.infos()) {
    const auto in_force = library.pack(info.name);
    for (const Rule& rule : library.rules())
      if (rule.pack == info.name) {
        check_vocabulary(rule, library, problems);
        check_examples(rule, *in_force, trimmers, problems);
      }
    for (const ColourRule& colour : library.colours())
      if (colour.pack == info.name) check_colour(colour, *in_force, problems);
    check_council(info, library, problems);
  }
  return problems;
}

std::vector<Problem> vocabulary_problems(const Library& library) {
  std::vector<Problem> problems;
  for (const Rule& rule : library.rules()) check_vocabulary(rule, library, problems);
  for (const ColourRule& colour : library.colours()) check_rating(colour, problems);
  for (const PackInfo& info : library.infos()) check_council(info, library, problems);
  return problems;
}

}  // namespace scrutineer::rules
