// Which of many patterns may match a text, by the literals that they require: those that may not are neither
// run nor, where no text comes that they may match, compiled.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/required_literals.h"

namespace scrutineer::rules {

// Immutable once all patterns are added; safe from any thread then.
class Prefilter {
 public:
  // Patterns count from 0 in the order in which they are added.
  void add(std::string_view pattern);
  // Those that may match the text, ascending: all that do are among them.
  std::vector<int> candidates(std::string_view text) const;

 private:
  struct Clause {  // of a way
    int way = 0;
    std::uint32_t bit = 0;
  };
  struct Entry {
    std::string literal;
    Clause clause;
  };
  struct WayOf {
    int pattern = 0;
    std::uint32_t all = 0;  // the bits of its clauses
  };
  static constexpr std::size_t buckets = 1024;
  static std::size_t bucket_of(unsigned char first, unsigned char second) {
    return (first * 37u + second) % buckets;
  }
  void add(const std::string& literal, Clause clause);
  // Calls `hit` with each clause of which the text, its letters in lower case, holds a literal.
  template <class Hit>
  void find(std::string_view folded, Hit hit) const;

  int count_ = 0;
  std::vector<int> always_;  // patterns that may match anything
  std::vector<WayOf> ways_;
  std::array<std::vector<Clause>, 256> single_;     // by a literal of one byte
  std::array<std::vector<Entry>, buckets> longer_;  // by a literal's first two bytes
  std::bitset<256> any_single_;
  std::bitset<buckets> any_longer_;
};

}  // namespace scrutineer::rules
