// What a text must hold before a pattern can match it: texts without it cost neither a match nor, where none
// comes, the pattern's compilation. Method: the required-literal analysis of RE2's own prefilter
// (re2/prefilter.h), done on the pattern's text, since RE2 offers it for compiled patterns alone and
// compiling is what costs.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::rules {

// Literals, ASCII letters in lower case, of which every text that the pattern matches, however its letters
// are cased, holds at least one. Nullopt where none are known: the pattern may match anything.
std::optional<std::vector<std::string>> required_literals(std::string_view pattern);

// The patterns of one kind. Immutable once all are added; safe from any thread.
class Prefilter {
 public:
  // Patterns count from 0 in the order in which they are added.
  void add(std::string_view pattern);
  // Those that may match the text, ascending: all that do are among them.
  std::vector<int> candidates(std::string_view text) const;

 private:
  struct Entry {
    std::string literal;
    int pattern = 0;
  };
  static constexpr std::size_t buckets = 1024;
  static std::size_t bucket_of(unsigned char first, unsigned char second) {
    return (first * 37u + second) % buckets;
  }
  std::vector<int> all_patterns() const;

  int count_ = 0;
  std::vector<int> always_;                         // patterns without a literal
  std::array<std::vector<int>, 256> single_;        // patterns by a literal of one byte
  std::array<std::vector<Entry>, buckets> longer_;  // by a literal's first two bytes
  std::bitset<256> any_single_;
  std::bitset<buckets> any_longer_;
};

}  // namespace scrutineer::rules
