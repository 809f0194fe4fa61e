#include "normalize/prose/phrase.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

namespace scrutineer::normalize::prose {
namespace {

using Kind = Token::Kind;

template <std::size_t N>
bool one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 22> kDeterminers = {
    "the", "a",    "an",   "our",   "all",   "these", "those", "this",    "that",   "its",    "their",
    "any", "each", "both", "every", "total", "some",  "such",  "further", "approx", "around", "only"};
constexpr std::array<std::string_view, 34> kPrepositions = {
    "of",     "in",     "on",    "at",    "by",    "for",   "from",    "to",      "with",
    "within", "during", "over",  "under", "above", "below", "between", "across",  "against",
    "after",  "before", "since", "per",   "into",  "among", "than",    "through", "until",
    "as",     "via",    "up",    "down",  "out",   "about", "without"};
constexpr std::array<std::string_view, 5> kRelatives = {"who", "which", "that", "whom", "whose"};
constexpr std::array<std::string_view, 13> kPronouns = {
    "we", "it", "they", "this", "these", "he", "she", "them", "this", "there", "those", "you", "i"};
constexpr std::array<std::string_view, 24> kConnectors = {
    "and", "or", "but",   "with",  "from", "a",     "an",  "the", "of",   "to",      "in", "for",
    "by",  "at", "while", "which", "then", "where", "our", "on",  "plus", "further", "as", "also"};
constexpr std::array<std::string_view, 9> kIrregularPlurals = {
    "children", "people", "men", "women", "staff", "police", "young", "feet", "criteria"};
constexpr std::array<std::string_view, 12> kNoPlurals = {
    "this", "was", "has", "does", "its", "his", "less", "across", "always", "yes", "perhaps", "thus"};

bool ends_with(std::string_view text, std::string_view tail) {
  return text.size() > tail.size() && text.substr(text.size() - tail.size()) == tail;
}

bool is_plural(const Token& token) {
  const std::string_view word = token.lower;
  if (token.kind != Kind::word || word == "young") return false;
  if (one_of(kIrregularPlurals, word)) return true;
  if (one_of(kNoPlurals, word) || ends_with(word, "ss") || !token.verb.empty()) return false;
  // "RHI's" is printed for several; "child's" is of one child.
  const bool possessive = ends_with(word, "'s") || ends_with(word, "’s");
  if (possessive)
    return token.text.size() > 2 && token.text[0] < 'a' && token.text[1] >= 'A' && token.text[1] <= 'Z';
  return word.size() > 3 && (ends_with(word, "s") || ends_with(word, "(s)"));
}

// The bracket that opens at `open`, with its close; the end of the phrase where none closes it.
std::size_t close_of(const Tokens& tokens, std::size_t open, std::size_t end) {
  for (std::size_t i = open + 1; i < end; ++i)
    if (tokens[i].kind == Kind::close && tokens[i].depth == tokens[open].depth) return i + 1;
  return end;
}

// An abbreviation or a short gloss belongs to a label; an explanation does not.
bool keeps_bracket(const Tokens& tokens, std::size_t open, std::size_t close) {
  if (close <= open + 2) return false;
  const Token& first = tokens[open + 1];
  static const RE2 kExplains(
      R"((?i)^(?:who|which|that|whom|whose|excluding|except|as|see|note|of|compared|an?|this|up|down|from|e\.g\.?|i\.e\.?)$)");
  if (RE2::FullMatch(first.text, kExplains)) return false;
  for (std::size_t i = open + 1; i + 1 < close; ++i) {
    if (tokens[i].kind == Kind::figure || tokens[i].kind == Kind::period) return false;
    if (tokens[i].text.find_first_of("0123456789") != std::string::npos) return false;
  }
  return true;
}

bool is_auxiliary(const Tokens& tokens, std::size_t i, Phrase phrase) {
  const Token& token = tokens[i];
  const bool relative_before = i > phrase.begin && is_relative(tokens[i - 1].lower);
  if (relative_before) return false;
  if (token.lower == "been" || token.lower == "being" || token.verb == "be") return true;
  return token.verb == "have" && i + 1 < phrase.end && tokens[i + 1].lower == "been";
}

void append(std::string& text, const Token& token) {
  const bool glued = token.kind == Kind::comma || token.kind == Kind::close || token.kind == Kind::stop;
  const bool after_open = !text.empty() && (text.back() == '(' || text.back() == '[');
  if (!text.empty() && !glued && !after_open) text += ' ';
  text += token.text;
}

}  // namespace

bool is_determiner(std::string_view lower) { return one_of(kDeterminers, lower); }
bool is_preposition(std::string_view lower) { return one_of(kPrepositions, lower); }
bool is_relative(std::string_view lower) { return one_of(kRelatives, lower); }
bool is_connector(std::string_view lower) { return one_of(kConnectors, lower); }

bool begins_noun(const Token& token) {
  return token.kind == Kind::word && token.verb.empty() && !is_preposition(token.lower) &&
         !is_relative(token.lower) && !one_of(kPronouns, token.lower) && !one_of(kConnectors, token.lower) &&
         token.text.find_first_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") !=
             std::string::npos;
}

bool is_participle(const Token& token) {
  static constexpr std::array<std::string_view, 19> kIrregular = {
      "held", "seen", "made", "taken", "given", "kept",   "met",  "paid", "born", "left",
      "done", "open", "due",  "known", "lost",  "upheld", "sent", "sold", "built"};
  if (token.kind != Kind::word || token.lower == "aged") return false;
  return (token.lower.size() > 4 && (ends_with(token.lower, "ed") || ends_with(token.lower, "ing"))) ||
         one_of(kIrregular, token.lower);
}

bool has_participle(const Tokens& tokens, Phrase phrase) {
  for (std::size_t i = phrase.begin; i < phrase.end; ++i)
    if (is_participle(tokens[i])) return true;
  return false;
}

std::size_t head_end(const Tokens& tokens, Phrase phrase) {
  std::size_t end = phrase.end;
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    const Token& token = tokens[i];
    if (is_plural(token)) {
      end = i + 1;
      // "children and young people"
      if (i + 2 < phrase.end && tokens[i + 1].lower == "and")
        for (std::size_t k = i + 2; k < std::min(i + 4, phrase.end); ++k)
          if (is_plural(tokens[k])) end = k + 1;
      break;
    }
    const bool stops = token.kind != Kind::word || !token.verb.empty() || is_relative(token.lower) ||
                       (i > phrase.begin && is_preposition(token.lower));
    if (stops) {
      end = i;
      break;
    }
  }
  if (end < phrase.end && tokens[end].kind == Kind::open && close_of(tokens, end, phrase.end) == end + 3)
    end += 3;
  return end;
}

namespace {

// "working days lost has increased", "complaints received fell": what happened is told of behind it.
bool stands_for_participle(const Tokens& tokens, std::size_t i, Phrase phrase) {
  if (i == phrase.begin || !is_plural(tokens[i - 1]) || !is_participle(tokens[i])) return false;
  for (std::size_t k = i + 1; k < phrase.end; ++k) {
    if (tokens[k].kind == Kind::comma || is_relative(tokens[k].lower) || tokens[k].lower == "and")
      return false;
    if (!tokens[k].verb.empty()) return tokens[k].verb != "act";
  }
  return false;
}

}  // namespace

std::size_t finite_verb(const Tokens& tokens, Phrase phrase) {
  bool relative = false;  // a relative pronoun waits for its verb
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    const Token& token = tokens[i];
    if (token.kind == Kind::open) {
      i = close_of(tokens, i, phrase.end) - 1;
      continue;
    }
    if (is_relative(token.lower) && i > phrase.begin) relative = true;
    if (token.verb.empty()) continue;
    if (!relative && token.verb == "act" && stands_for_participle(tokens, i, phrase)) continue;
    if (!relative) return i;
    relative = false;
    // "who have been": the whole verb is the clause's.
    while (i + 1 < phrase.end && (!tokens[i + 1].verb.empty() || tokens[i + 1].lower == "been")) ++i;
  }
  return phrase.end;
}

Phrase trimmed(const Tokens& tokens, Phrase phrase) {
  const auto loose = [&](const Token& t) {
    return t.kind == Kind::comma || t.kind == Kind::stop || t.kind == Kind::period;
  };
  while (!phrase.empty() && (loose(tokens[phrase.begin]) || is_determiner(tokens[phrase.begin].lower) ||
                             tokens[phrase.begin].lower == "and" || tokens[phrase.begin].lower == "however"))
    ++phrase.begin;
  // "children ceased to be looked after, of whom", "homes, which includes", "adopted between"
  const auto dangles = [](const Token& t) {
    return is_connector(t.lower) || is_relative(t.lower) || t.lower == "between" || t.lower == "including" ||
           t.lower == "includes" || t.lower == "included";
  };
  while (!phrase.empty() && (loose(tokens[phrase.end - 1]) || dangles(tokens[phrase.end - 1]) ||
                             tokens[phrase.end - 1].kind == Kind::open))
    --phrase.end;
  return phrase;
}

std::string label_text(const Tokens& tokens, Phrase phrase) {
  phrase = trimmed(tokens, phrase);
  std::string text;
  bool comma = false;  // one is due, unless a period that it parted is left out
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    const Token& token = tokens[i];
    if (token.kind == Kind::figure || token.kind == Kind::period) {
      comma = false;
      if (i + 1 < phrase.end && tokens[i + 1].kind == Kind::comma) ++i;
      continue;
    }
    if (token.kind == Kind::comma) {
      comma = true;
      continue;
    }
    if (token.kind == Kind::open) {
      const std::size_t close = close_of(tokens, i, phrase.end);
      if (!keeps_bracket(tokens, i, close)) {
        i = close - 1;
        continue;
      }
    }
    if (token.kind == Kind::word && is_auxiliary(tokens, i, phrase)) continue;
    if (comma && !text.empty()) text += ',';
    comma = false;
    append(text, token);
  }
  return text;
}

std::string take_age_band(std::string& label) {
  static const RE2 kBand(
      R"((?i),?\s*\(?\b(?:aged?|ages)\s+(?:between\s+)?(\d{1,2}\s*(?:-|–|to|and)\s*\d{1,2}|\d{1,2}\s?\+)(?:\s+years?(?:\s+olds?)?)?\)?,?)");
  static const RE2 kYearOlds(R"((?i)\b(\d{1,2}\s*(?:-|–|to|and)\s*\d{1,2})[\s-]*year[\s-]*olds?\b)");
  std::string band;
  if (RE2::PartialMatch(label, kBand, &band))
    RE2::Replace(&label, kBand, "");
  else if (RE2::PartialMatch(label, kYearOlds, &band))
    RE2::Replace(&label, kYearOlds, "");
  return band;
}

}  // namespace scrutineer::normalize::prose
