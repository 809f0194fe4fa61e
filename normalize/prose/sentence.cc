#include "normalize/prose/sentence.h"

#include <re2/re2.h>

#include <cctype>

namespace scrutineer::normalize::prose {
namespace {

// Longer than any paragraph of a report; what is longer is not running text.
constexpr std::size_t kLongestParagraph = 20000;

bool is_blank(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0') {  // no-break space
      ++i;
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (!is_blank(text[i])) {
      out += text[i];
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// Does the full stop at `at` end a sentence? What follows must look like a beginning.
bool ends_sentence(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return true;
  if (text[at + 1] != ' ') return false;
  static const RE2 kAbbreviation(
      R"((?i)(?:^|[\s(])(?:e\.g|i\.e|etc|no|nos|vs|approx|inc|incl|dr|mr|mrs|ms|st|cllr|fig|ref|para|p)\.$)");
  if (text[at] == '.' && RE2::PartialMatch(re2::StringPiece(text.data(), at + 1), kAbbreviation))
    return false;
  const std::string_view rest = text.substr(at + 2);
  const auto first = rest.empty() ? '\0' : rest.front();
  return std::isupper(static_cast<unsigned char>(first)) != 0 ||
         std::isdigit(static_cast<unsigned char>(first)) != 0 || first == '(' || first == '"' ||
         first == '\'' || first == '<' || static_cast<unsigned char>(first) >= 0x80;
}

}  // namespace

std::string mended(std::string_view paragraph) {
  static const RE2 kMarkup(R"(</?[a-zA-Z][^<>]{0,40}>)");
  static const RE2 kHangingNumber(
      R"(^(?:\d{1,3}[.,)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|[•▪●◦○■□►➢✓‣\x{E000}-\x{F8FF}o*–-])\s+)");
  static const RE2 kBrokenRange(R"((\d)\s?[-–]\s(\d))");
  static const RE2 kBrokenWord(R"(([a-z])-\s([a-z]))");
  static const RE2 kSuspended(R"(([a-z])-(and|or|to)\b)");
  static const RE2 kGluedWord(R"((\d)(in|of|and|for|from|to|were|was|at|kgs?|tonnes|miles)\b)");
  std::string text = folded(paragraph.substr(0, kLongestParagraph));
  RE2::GlobalReplace(&text, kMarkup, " ");
  text = folded(text);
  RE2::Replace(&text, kHangingNumber, "");
  RE2::GlobalReplace(&text, kBrokenRange, R"(\1-\2)");
  RE2::GlobalReplace(&text, kBrokenWord, R"(\1-\2)");
  RE2::GlobalReplace(&text, kSuspended, R"(\1- \2)");
  RE2::GlobalReplace(&text, kGluedWord, R"(\1 \2)");
  return text;
}

std::vector<std::string> sentences(std::string_view text) {
  std::vector<std::string> found;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '(') ++depth;
    if (c == ')' && depth > 0) --depth;
    const bool stop = c == '.' || c == '?' || c == '!';
    if (!stop || !ends_sentence(text, i)) continue;
    // A bracket that is never closed must not swallow the paragraph.
    if (depth > 0 && text.find(')', i) != std::string_view::npos) continue;
    depth = 0;
    found.emplace_back(text.substr(begin, i + 1 - begin));
    begin = i + 1;
    while (begin < text.size() && text[begin] == ' ') ++begin;
  }
  if (begin < text.size()) found.emplace_back(text.substr(begin));
  return found;
}

}  // namespace scrutineer::normalize::prose
