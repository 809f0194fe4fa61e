// Which of many patterns may match a text, by the literals that they require: those that may not are neither
// run nor, where no text comes that they may match, compiled.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/required_literals.h"
#include "rules/subject.h"

namespace scrutineer::rules {

// Immutable; safe from any thread.
class Prefilter {
 public:
  // Patterns count from 0; of each, what required_literals() tells.
  explicit Prefilter(const std::vector<std::optional<Ways>>& patterns);
  // Those that may match the subject, ascending: all that do are among them.
  std::vector<int> candidates(const Subject& subject) const;

 private:
  struct Clause {  // of a way
    int way = 0;
    std::uint32_t bit = 0;
  };
  struct Entry {
    std::string literal;
    Clause clause;
    bool begins_text = false, begins_word = false;  // \b before it, whatever its first sign is
    bool ends_text = false, ends_word = false;
  };
  static Entry entry_of(std::string_view literal, Clause clause);
  static bool stands_at(const Entry& entry, std::string_view text, std::size_t at);
  struct WayOf {
    int pattern = 0;
    std::uint32_t all = 0;  // the bits of its clauses
  };
  static constexpr std::size_t buckets = 1024;
  // Of a literal by its first two bytes.
  static std::size_t bucket_of(unsigned char first, unsigned char second) {
    return (first * 37u + second) % buckets;
  }
  // Calls `hit` with each clause of which the text, its letters in lower case, holds a literal.
  template <class Hit>
  void find(std::string_view folded, Hit hit) const;

  int count_ = 0;
  std::vector<int> always_;  // patterns that may match anything
  std::vector<WayOf> ways_;
  std::vector<Entry> single_, longer_;  // by first byte; by bucket
  std::array<std::uint32_t, 257> single_from_{};
  std::array<std::uint32_t, buckets + 1> longer_from_{};
};

}  // namespace scrutineer::rules
