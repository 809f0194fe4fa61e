#include "rules/pattern.h"

#include <fmt/core.h>

#include <stdexcept>
#include <utility>

#include "rules/matched_rules.h"
#include "rules/pattern_forms.h"

namespace scrutineer::rules {
namespace {

using Pieces = std::vector<re2::StringPiece>;

re2::StringPiece piece_of(std::string_view text) { return {text.data(), text.size()}; }

Match match_of(const Rule& rule, std::string_view text, const Pieces& pieces) {
  Match match;
  match.rule = &rule;
  match.begin = static_cast<std::size_t>(pieces[0].data() - text.data());
  match.end = match.begin + pieces[0].size();
  return match;
}

std::unique_ptr<const RE2> compiled_as(std::string_view pattern, const RE2::Options& options) {
  auto made = std::make_unique<RE2>(piece_of(pattern), options);
  if (!made->ok()) throw std::runtime_error(fmt::format("the pattern does not compile: {}", made->error()));
  return made;
}

}  // namespace

RE2::Options pattern_options() {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  return options;
}

std::unique_ptr<const RE2> compile(const Rule& rule) {
  try {
    return compiled_as(rule.pattern, pattern_options());
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(fmt::format("{}:{}: {}", rule.file, rule.line, error.what()));
  }
}

std::optional<Match> match_at(const RE2& pattern, const Rule& rule, std::string_view text, std::size_t from) {
  Pieces pieces(static_cast<std::size_t>(pattern.NumberOfCapturingGroups()) + 1);
  if (!pattern.Match(piece_of(text), from, text.size(), RE2::UNANCHORED, pieces.data(),
                     static_cast<int>(pieces.size())))
    return std::nullopt;
  count_match(rule);
  Match match = match_of(rule, text, pieces);
  for (std::size_t i = 1; i < pieces.size(); ++i)
    match.groups.emplace_back(pieces[i].data(), pieces[i].size());
  return match;
}

const Program::Compiled& Program::compiled(Letters letters) const {
  Compiled& form = compiled_[static_cast<std::size_t>(letters)];
  std::call_once(form.once, [&] {
    RE2::Options options = pattern_options();
    const PatternForms forms = letters == Letters::odd ? PatternForms() : forms_of(pattern_);
    form.folded = forms.folded;
    if (forms.folded) options.set_case_sensitive(true);
    if (!forms.followed) {
      form.pattern = compiled_as(pattern_, options);
    } else if (letters == Letters::ascii) {
      options.set_encoding(RE2::Options::EncodingLatin1);
      form.pattern = compiled_as(forms.ascii, options);
    } else {
      form.pattern = compiled_as(forms.utf8, options);
    }
  });
  return form;
}

bool Program::match(const Subject& subject, std::size_t from, Pieces& pieces) const {
  const Compiled& form = compiled(subject.letters);
  const std::string_view text = form.folded ? subject.folded : subject.text;
  pieces.assign(static_cast<std::size_t>(form.pattern->NumberOfCapturingGroups()) + 1, {});
  if (!form.pattern->Match(piece_of(text), from, text.size(), RE2::UNANCHORED, pieces.data(),
                           static_cast<int>(pieces.size())))
    return false;
  for (re2::StringPiece& piece : pieces)
    if (piece.data() != nullptr) piece = {subject.text.data() + (piece.data() - text.data()), piece.size()};
  return true;
}

bool Program::matches(const Subject& subject) const {
  const Compiled& form = compiled(subject.letters);
  const std::string_view text = form.folded ? subject.folded : subject.text;
  return form.pattern->Match(piece_of(text), 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

RulePrograms::RulePrograms(const Rule& rule, const Alternatives& alternatives)
    : rule_(rule), groups_(alternatives.groups) {
  for (const Alternative& alternative : alternatives.parts)
    parts_.push_back(std::make_unique<Part>(alternative));
}

std::optional<Match> RulePrograms::match(const Subject& subject, std::span<const int> alternatives,
                                         std::size_t from) const {
  Pieces pieces, best;
  const Part* chosen = nullptr;
  for (const int number : alternatives) {
    const Part& part = *parts_[static_cast<std::size_t>(number)];
    if (!part.program.match(subject, from, pieces)) continue;
    if (chosen != nullptr && pieces[0].data() >= best[0].data()) continue;
    chosen = &part;
    best.swap(pieces);
  }
  if (chosen == nullptr) return std::nullopt;
  count_match(rule_);
  Match match = match_of(rule_, subject.text, best);
  match.groups.resize(static_cast<std::size_t>(groups_));
  for (std::size_t i = 1; i < best.size(); ++i)
    match.groups[static_cast<std::size_t>(chosen->groups_before) + i - 1] = best[i].as_string();
  return match;
}

Trimmer::Trimmer(const Rule& rule)
    : rule_(rule), begin_("^(?:" + rule.pattern + ")"), end_("(?:" + rule.pattern + ")$") {}

Subject Trimmer::operator()(const Subject& subject, std::size_t& cut) const {
  Pieces pieces;
  std::size_t before = 0;
  if (begin_.match(subject, 0, pieces)) {
    count_match(rule_);
    before = match_of(rule_, subject.text, pieces).end;
  }
  Subject rest = subject.part(before, subject.text.size() - before);
  if (end_.match(rest, 0, pieces)) {
    count_match(rule_);
    rest = rest.part(0, match_of(rule_, rest.text, pieces).begin);
  }
  if (rest.text.empty()) return subject;
  cut += before;
  return rest;
}

}  // namespace scrutineer::rules
