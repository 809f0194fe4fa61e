#include "rules/pattern.h"

#include <fmt/core.h>

#include <stdexcept>

#include "rules/matched_rules.h"

namespace scrutineer::rules {

RE2::Options pattern_options() {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  return options;
}

std::unique_ptr<const RE2> compile(const Rule& rule) {
  auto pattern = std::make_unique<RE2>(rule.pattern, pattern_options());
  if (!pattern->ok())
    throw std::runtime_error(
        fmt::format("{}:{}: the pattern does not compile: {}", rule.file, rule.line, pattern->error()));
  return pattern;
}

const RE2& LazyRule::pattern() const {
  std::call_once(once_, [this] { pattern_ = compile(rule_); });
  return *pattern_;
}

std::optional<Match> match_at(const RE2& pattern, const Rule& rule, std::string_view text, std::size_t from) {
  const int count = pattern.NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> pieces(static_cast<std::size_t>(count));
  const re2::StringPiece whole(text.data(), text.size());
  if (!pattern.Match(whole, from, text.size(), RE2::UNANCHORED, pieces.data(), count)) return std::nullopt;
  count_match(rule);
  Match match;
  match.rule = &rule;
  match.begin = static_cast<std::size_t>(pieces[0].data() - text.data());
  match.end = match.begin + pieces[0].size();
  for (std::size_t i = 1; i < pieces.size(); ++i)
    match.groups.emplace_back(pieces[i].data(), pieces[i].size());
  return match;
}

Trimmer::Trimmer(const Rule& rule) : begin_rule_(rule), end_rule_(rule) {
  begin_rule_.pattern = "^(?:" + rule.pattern + ")";
  end_rule_.pattern = "(?:" + rule.pattern + ")$";
  begin_ = compile(begin_rule_);
  end_ = compile(end_rule_);
}

std::string_view Trimmer::operator()(std::string_view text, std::size_t& cut) const {
  std::size_t before = 0;
  std::string_view rest = text;
  if (const auto match = match_at(*begin_, begin_rule_, rest, 0)) before = match->end;
  rest.remove_prefix(before);
  if (const auto match = match_at(*end_, end_rule_, rest, 0)) rest = rest.substr(0, match->begin);
  if (rest.empty()) return text;
  cut += before;
  return rest;
}

std::string_view without_blanks(std::string_view text, std::size_t& cut) {
  constexpr std::string_view blank = " \t\r\n\f\v";
  constexpr std::string_view no_break = "\u00a0";
  cut = 0;
  for (bool again = true; again && !text.empty();) {
    again = false;
    if (blank.find(text.front()) != std::string_view::npos)
      text.remove_prefix(1), ++cut, again = true;
    else if (text.starts_with(no_break))
      text.remove_prefix(2), cut += 2, again = true;
    if (!text.empty() && blank.find(text.back()) != std::string_view::npos)
      text.remove_suffix(1), again = true;
    else if (text.ends_with(no_break))
      text.remove_suffix(2), again = true;
  }
  return text;
}

}  // namespace scrutineer::rules
