#include "normalize/tables/row_names.h"

#include <re2/re2.h>

#include <algorithm>

#include "normalize/tables/code_repair.h"

namespace scrutineer::normalize {

namespace {

std::string stripped(std::string text) {
  const auto first = text.find_first_not_of(" \t:-–");
  if (first == std::string::npos) return "";
  text.erase(0, first);
  text.erase(text.find_last_not_of(" \t") + 1);
  return text;
}

}  // namespace

Named split_code(const std::string& text, const rules::RuleSet& rules) {
  constexpr int kMostWords = 3;  // "C.RR.01 – 23"
  Named named{"", text};
  // "P1: Average processing time": with a colon even what else is no code, but no quarter or half
  static const RE2 before_colon(R"((?s)^([A-GI-PR-Z][A-Z]{0,5}[/.\- ]?\d{1,4}[a-z]?)\s?:\s+(\S.*)$)");
  if (RE2::FullMatch(text, before_colon, &named.code, &named.label)) return named;
  std::size_t end = 0;
  for (int words = 0; words < kMostWords && end < text.size(); ++words) {
    end = text.find_first_of(" :", end + (words > 0));
    if (end == std::string::npos) break;
    const std::string head = text.substr(0, end);
    if (rules.first("code", head)) named = {head, stripped(text.substr(end))};
  }
  return named;
}

bool surely_a_code(const std::string& code, const rules::RuleSet& rules) {
  if (code.find_first_of("-./") != std::string::npos) return true;
  const auto match = rules.first("code", code);
  return match && match->gives() != "generic";
}

bool names_a_measure(const Named& named) {
  return !named.code.empty() && named.label.find(' ') != std::string::npos &&
         std::count_if(named.code.begin(), named.code.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) >=
             2;
}

bool split_number(const std::string& text, Named& named) {
  static const RE2 pattern(R"((?s)^(\d{1,3})[.)]?\s+(\D.*)$)");
  return RE2::FullMatch(text, pattern, &named.code, &named.label);
}

std::string letters_of(const std::string& code) {
  return code.substr(0, code.find_first_of("0123456789 -./"));
}

Named code_within(const std::string& label, const std::string& letters, const rules::RuleSet& rules) {
  for (std::size_t begin = label.find(' '); begin != std::string::npos && !letters.empty();
       begin = label.find(' ', begin + 1)) {
    const std::size_t end = std::min(label.find(' ', begin + 1), label.size());
    const std::string word = label.substr(begin + 1, end - begin - 1);
    if (letters_of(word) == letters && word.size() > letters.size() && rules.first("code", word))
      return {word, label.substr(0, begin) + label.substr(end)};
  }
  return {"", label};
}

std::string bracketed_code(const std::string& title, const rules::RuleSet& rules) {
  for (auto open = title.find('('); open != std::string::npos; open = title.find('(', open + 1)) {
    std::size_t close = open;
    for (int depth = 0; close < title.size(); ++close) {
      depth += title[close] == '(' ? 1 : title[close] == ')' ? -1 : 0;
      if (depth == 0) break;
    }
    if (close == title.size()) break;
    const std::string inner = plain_code(title.substr(open + 1, close - open - 1), rules);
    if (rules.first("code", inner) && surely_a_code(inner, rules)) return inner;
  }
  return "";
}

}  // namespace scrutineer::normalize
