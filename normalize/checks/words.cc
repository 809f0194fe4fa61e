#include "normalize/checks/words.h"

#include <algorithm>
#include <array>
#include <set>

namespace scrutineer::normalize {
namespace {

const std::set<std::string>& stopwords() {
  static const std::set<std::string> words = {"a",    "an",   "and",  "are", "as",   "at",   "be", "by",
                                              "for",  "from", "have", "in",  "is",   "of",   "on", "or",
                                              "that", "the",  "to",   "who", "with", "their"};
  return words;
}

std::set<std::string> telling_words(std::string_view text) {
  std::set<std::string> telling;
  for (const std::string& word : words(text))
    if (!stopwords().contains(word)) telling.insert(word);
  return telling;
}

}  // namespace

namespace {

// What folded() keeps of each byte: a letter or digit in lower case, %, or 0.
constexpr std::array<char, 256> kept_bytes() {
  std::array<char, 256> kept{};
  for (char c = '0'; c <= '9'; ++c) kept[static_cast<unsigned char>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) kept[static_cast<unsigned char>(c)] = c;
  for (char c = 'A'; c <= 'Z'; ++c) kept[static_cast<unsigned char>(c)] = static_cast<char>(c - 'A' + 'a');
  kept[static_cast<unsigned char>('%')] = '%';
  return kept;
}
constexpr std::array<char, 256> kept = kept_bytes();

}  // namespace

std::string folded(std::string_view text) {
  std::string result(text.size(), ' ');  // never longer than the text
  char* out = result.data();
  const char* const start = out;
  bool gap = false;
  const auto close_gap = [&] {
    if (gap && out != start) ++out;  // a blank stands there
    gap = false;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (kept[c]) {
      close_gap();
      *out++ = kept[c];
    } else if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xA3) {
      close_gap();  // £
      *out++ = text[i++];
      *out++ = text[i];
    } else if (c != '\'' && c < 0x80) {
      gap = true;
    } else if (c >= 0xC0) {  // the start of a sign beyond ASCII: a curly apostrophe, a dash
      gap = gap || c != 0xE2 || (i + 2 < text.size() && static_cast<unsigned char>(text[i + 2]) != 0x99);
    }
  }
  result.resize(static_cast<std::size_t>(out - start));
  return result;
}

std::vector<std::string> words(std::string_view text) {
  const std::string plain = folded(text);
  std::vector<std::string> result;
  std::size_t from = 0;
  while (from < plain.size()) {
    const std::size_t to = std::min(plain.find(' ', from), plain.size());
    result.push_back(plain.substr(from, to - from));
    from = to + 1;
  }
  return result;
}

namespace {

double share_in_common(const std::set<std::string>& left, const std::set<std::string>& right) {
  const auto shared =
      std::count_if(left.begin(), left.end(), [&](const auto& word) { return right.contains(word); });
  return static_cast<double>(shared) / static_cast<double>(std::min(left.size(), right.size()));
}

constexpr std::size_t stem_letters = 4;

std::set<std::string> stems(std::string_view text) {
  static const std::set<std::string> kinds = {"%", "percentage", "number", "proportion", "rate", "total"};
  std::set<std::string> stems;
  for (const std::string& word : telling_words(text))
    if (!kinds.contains(word)) stems.insert(word.substr(0, stem_letters));
  return stems;
}

}  // namespace

double likeness(std::string_view a, std::string_view b) {
  const std::set<std::string> left = telling_words(a), right = telling_words(b);
  if (left.empty() || right.empty()) return folded(a) == folded(b) ? 1 : 0;
  return share_in_common(left, right);
}

double likeness_of_stems(std::string_view a, std::string_view b) {
  const std::set<std::string> left = stems(a), right = stems(b);
  if (left.empty() || right.empty()) return folded(a) == folded(b) ? 1 : 0;
  return share_in_common(left, right);
}

bool names_average(const rules::RuleSet& rules, std::string_view label) {
  return rules.first("check-average", label).has_value();
}

int edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = static_cast<int>(i);
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[a.size()][b.size()];
}

}  // namespace scrutineer::normalize
