#include "normalize/prose/token.h"

#include <algorithm>

namespace scrutineer::normalize::prose {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

struct Span {
  std::size_t begin = 0, end = 0;
  Token::Kind kind = Token::Kind::word;
  int index = -1;
};

// "at the end of", "during", "as at" and the like, where they stand right before the period.
std::size_t lead_of(std::string_view sentence, std::size_t begin, const rules::RuleSet& rules) {
  const auto lead = rules.first("prose-period-lead", sentence.substr(0, begin));
  return lead ? lead->begin : begin;
}

std::vector<Span> spans_of(std::string_view sentence, const std::vector<Mention>& figures,
                           const std::vector<PeriodReading>& periods, const rules::RuleSet& rules) {
  std::vector<Span> spans;
  for (std::size_t i = 0; i < figures.size(); ++i)
    if (figures[i].role != Role::definition)
      spans.push_back(
          {figures[i].figure.begin, figures[i].figure.end, Token::Kind::figure, static_cast<int>(i)});
  for (std::size_t i = 0; i < periods.size(); ++i)
    spans.push_back({lead_of(sentence, periods[i].begin, rules), periods[i].end, Token::Kind::period,
                     static_cast<int>(i)});
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  return spans;
}

Token::Kind kind_of(char c) {
  switch (c) {
    case ',':
      return Token::Kind::comma;
    case ';':
    case ':':
      return Token::Kind::stop;
    case '(':
    case '[':
      return Token::Kind::open;
    case ')':
    case ']':
      return Token::Kind::close;
    default:
      return Token::Kind::word;
  }
}

// The end of the word that begins at `at`. "parent(s)" is one word; a comma within a number does not end it.
std::size_t word_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] != ' ') {
    const char c = text[end];
    const bool opens_plural = c == '(' && end > at && text.substr(end, 3) == "(s)";
    if (opens_plural) {
      end += 3;
      continue;
    }
    if (kind_of(c) != Token::Kind::word) {
      const bool in_number = c == ',' && end > at && end + 1 < text.size() &&
                             std::isdigit(text[end - 1]) != 0 && std::isdigit(text[end + 1]) != 0;
      if (!in_number) break;
    }
    ++end;
  }
  return end;
}

std::string lower_of(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

void push(Tokens& out, std::string_view sentence, Span span, int depth) {
  std::string_view text = sentence.substr(span.begin, span.end - span.begin);
  // The sentence's own full stop is no part of its last word.
  if (span.kind == Token::Kind::word && span.end == sentence.size())
    while (text.size() > 1 && (text.back() == '.' || text.back() == '?' || text.back() == '!'))
      text.remove_suffix(1);
  if (span.kind == Token::Kind::word && (text == "." || text.empty())) return;
  Token token;
  token.kind = span.kind;
  token.text = text;
  token.lower = lower_of(text);
  token.begin = span.begin;
  token.end = span.begin + text.size();
  token.index = span.index;
  token.depth = depth;
  out.push_back(std::move(token));
}

void mark_verbs(std::string_view sentence, const rules::RuleSet& rules, Tokens& out) {
  for (const auto& match : rules.all("prose-verb", sentence))
    for (Token& token : out)
      if (token.kind == Token::Kind::word && token.begin >= match.begin && token.end <= match.end)
        token.verb = match.gives();
}

}  // namespace

Tokens tokens(std::string_view sentence, const std::vector<Mention>& figures,
              const std::vector<PeriodReading>& periods, const rules::RuleSet& rules) {
  const auto spans = spans_of(sentence, figures, periods, rules);
  Tokens out;
  int depth = 0;
  std::size_t next = 0;
  for (std::size_t at = 0; at < sentence.size();) {
    while (next < spans.size() && spans[next].begin < at) ++next;
    if (next < spans.size() && spans[next].begin == at) {
      push(out, sentence, spans[next], depth);
      at = std::max(spans[next].end, at + 1);
      ++next;
      continue;
    }
    if (sentence[at] == ' ') {
      ++at;
      continue;
    }
    const Token::Kind kind = kind_of(sentence[at]);
    if (kind == Token::Kind::open) ++depth;
    std::size_t end = kind == Token::Kind::word ? word_end(sentence, at) : at + 1;
    if (next < spans.size()) end = std::min(end, spans[next].begin);
    push(out, sentence, {at, end, kind, -1}, depth);
    if (kind == Token::Kind::close && depth > 0) --depth;
    at = end;
  }
  mark_verbs(sentence, rules, out);
  return out;
}

std::size_t token_of(const Tokens& tokens, int figure) {
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].kind == Token::Kind::figure && tokens[i].index == figure) return i;
  return kNone;
}

}  // namespace scrutineer::normalize::prose
