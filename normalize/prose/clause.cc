#include "normalize/prose/clause.h"

#include <algorithm>

namespace scrutineer::normalize::prose {
namespace {

using Kind = Token::Kind;

// The first token that begins at the byte or behind it.
std::size_t token_at(const Tokens& tokens, std::size_t byte) {
  const auto found = std::find_if(tokens.begin(), tokens.end(), [&](const Token& t) { return t.end > byte; });
  return static_cast<std::size_t>(found - tokens.begin());
}

}  // namespace

std::size_t next_figure(const Tokens& tokens, std::size_t after) {
  for (std::size_t i = after + 1; i < tokens.size(); ++i)
    if (tokens[i].kind == Kind::figure) return i;
  return tokens.size();
}

std::size_t clause_end(const LabelInput& input, std::size_t figure, std::size_t after) {
  const Tokens& tokens = input.tokens;
  std::size_t end = tokens.size();
  const std::size_t from = tokens[after].end;
  for (const char* kind : {"prose-cut", "prose-compare"}) {
    const auto cuts = input.rules.all(kind, input.sentence.substr(from));
    if (!cuts.empty()) end = std::min(end, token_at(tokens, from + cuts.front().begin));
  }
  const int depth = tokens[figure].depth;
  for (std::size_t i = figure + 1; i < end; ++i) {
    const Token& token = tokens[i];
    const bool closes = token.kind == Kind::close && depth > 0 && token.depth <= depth;
    const bool next = token.kind == Kind::figure && token.depth <= depth;
    if (closes || next || (token.kind == Kind::stop && token.depth <= depth)) return i;
  }
  return end;
}

std::size_t clause_begin(const LabelInput& input, std::size_t figure) {
  const Tokens& tokens = input.tokens;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < figure; ++i)
    if (tokens[i].kind == Kind::stop) begin = i + 1;
  // Behind the last comma or conjunction that starts a clause with a subject and verb of its own.
  for (const auto& match : input.rules.all("prose-clause", input.sentence.substr(0, tokens[figure].begin)))
    begin = std::max(begin, token_at(tokens, match.end));
  for (const auto& match : input.rules.all("prose-compare", input.sentence.substr(0, tokens[figure].begin))) {
    const std::size_t at = token_at(tokens, match.begin);
    if (match.gives() == "since") begin = std::max(begin, token_at(tokens, match.end));
    // "Compared to 2022/23, the number has ...": the clause is behind the comma.
    if (at <= 1)
      for (std::size_t i = at; i < figure; ++i)
        if (tokens[i].kind == Kind::comma && i > 0 && tokens[i - 1].kind == Kind::period) {
          begin = std::max(begin, i + 1);
          break;
        }
  }
  // "Despite some improvement, the number ...", "In terms of timeliness, the rate ..."
  if (begin < figure && (is_preposition(tokens[begin].lower) || tokens[begin].lower == "despite"))
    for (std::size_t i = begin; i + 1 < figure; ++i) {
      if (!tokens[i].verb.empty()) break;
      if (tokens[i].kind == Kind::comma && tokens[i].depth == 0) {
        begin = i + 1;
        break;
      }
    }
  // "However, ...", "Overall, ..."
  if (begin + 1 < figure && tokens[begin].kind == Kind::word && tokens[begin + 1].kind == Kind::comma)
    begin += 2;
  // "..., this has increased": an earlier figure parts the clauses.
  for (std::size_t i = figure; i > begin; --i)
    if (tokens[i - 1].kind == Kind::figure) {
      const std::size_t verb = finite_verb(tokens, {i, figure});
      const auto parts = [](const Token& t) { return t.kind == Kind::comma || t.lower == "and"; };
      if (verb < figure && std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(i),
                                       tokens.begin() + static_cast<std::ptrdiff_t>(verb), parts))
        begin = i;
      break;
    }
  return begin;
}

}  // namespace scrutineer::normalize::prose
