#include "rules/pattern.h"

#include <fmt/core.h>

#include <stdexcept>

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

std::optional<Match> match_at(const RE2& pattern, const Rule& rule, std::string_view text, std::size_t from) {
  const int count = pattern.NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> pieces(static_cast<std::size_t>(count));
  const re2::StringPiece whole(text.data(), text.size());
  if (!pattern.Match(whole, from, text.size(), RE2::UNANCHORED, pieces.data(), count)) return std::nullopt;
  Match match;
  match.rule = &rule;
  match.begin = static_cast<std::size_t>(pieces[0].data() - text.data());
  match.end = match.begin + pieces[0].size();
  for (std::size_t i = 1; i < pieces.size(); ++i)
    match.groups.emplace_back(pieces[i].data(), pieces[i].size());
  return match;
}

}  // namespace scrutineer::rules
