// The tokens that the grammars of periods and figures read: runs of digits, runs of letters, and single
// marks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::normalize {

struct Token {
  enum class Kind { number, word, mark };
  Kind kind = Kind::mark;
  std::size_t begin = 0, end = 0;  // byte offsets in the text
  std::string_view text;           // text[begin, end)
  std::string lower;               // of a word: ASCII letters in lower case, others as they are
  int value = 0;                   // of a number of at most 9 digits; -1 for a longer one
  char mark = 0;  // of a mark: itself; - for all dashes, ' for all quotes, ? for any other beyond ASCII
  bool space_before = false;  // white space, or the start of the text
  bool capital = false;       // of a word: begins with an ASCII capital

  bool is(char c) const { return kind == Kind::mark && mark == c; }
  bool is(std::string_view word) const { return kind == Kind::word && lower == word; }
  bool is_number() const { return kind == Kind::number; }
  bool is_word() const { return kind == Kind::word; }
  std::size_t digits() const { return is_number() ? end - begin : 0; }
};

// A letter after a digit, or a digit after a letter, starts a new token: Q1 is two. `text` must outlive the
// tokens.
std::vector<Token> tokenize(std::string_view text);

}  // namespace scrutineer::normalize
