#include "normalize/prose/memory.h"

#include <re2/re2.h>

#include <algorithm>
#include <set>

namespace scrutineer::normalize::prose {
namespace {

std::multiset<std::string> numbers(const std::string& text) {
  static const RE2 kNumber(R"((\d+))");
  std::multiset<std::string> found;
  re2::StringPiece rest(text);
  std::string number;
  while (RE2::FindAndConsume(&rest, kNumber, &number)) found.insert(number);
  return found;
}

// The first five letters of every longer word: "engagement" and "engaging" meet.
std::set<std::string> stems(const std::string& text) {
  static const RE2 kWord(R"(([A-Za-z]{5,}))");
  std::set<std::string> found;
  re2::StringPiece rest(text);
  std::string word;
  while (RE2::FindAndConsume(&rest, kWord, &word)) {
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    found.insert(word.substr(0, 5));
  }
  return found;
}

int likeness(const Stated& stated, const std::string& hint, bool percent) {
  int points = stated.percent == percent ? 4 : 0;
  const auto wanted = numbers(hint);
  if (!wanted.empty()) points += wanted == numbers(stated.statement.label) ? 3 : -1;
  const auto mine = stems(stated.statement.label);
  for (const auto& stem : stems(hint)) points += mine.contains(stem) ? 2 : 0;
  return points;
}

}  // namespace

const Stated* taken_up(const Memory& memory, const std::string& hint, bool percent) {
  if (memory.empty()) return nullptr;
  const std::size_t last = memory.back().sentence;
  const Stated* best = nullptr;
  for (const Stated& stated : memory)
    if (stated.sentence == last &&
        (best == nullptr || likeness(stated, hint, percent) > likeness(*best, hint, percent)))
      best = &stated;
  return best;
}

const Stated* by_numbers(const Memory& memory, const std::string& hint, bool percent) {
  const auto wanted = numbers(hint);
  if (wanted.empty()) return nullptr;
  const Stated* found = nullptr;
  for (const Stated& stated : memory) {
    if (stated.percent != percent || numbers(stated.statement.label) != wanted) continue;
    if (found != nullptr && found->statement.label != stated.statement.label) return nullptr;
    found = &stated;
  }
  return found;
}

}  // namespace scrutineer::normalize::prose
