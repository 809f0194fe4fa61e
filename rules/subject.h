// A text as patterns are run on it: folded once, for all patterns that are asked of it.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::rules {

// Which of a pattern's forms a text needs.
enum class Letters {
  ascii,
  utf8,  // beyond ASCII too
  odd,   // U+017F or U+212A among them, which are s and k to a match that ignores case
};

// Views of a text that lives elsewhere, as do the letters of its own: neither may go first.
struct Subject {
  std::string_view text;    // as given
  std::string_view folded;  // its ASCII letters in lower case; of the same length
  Letters letters = Letters::ascii;

  Subject part(std::size_t begin, std::size_t size) const {
    return {text.substr(begin, size), folded.substr(begin, size), letters};
  }
};

// `folded` keeps the letters and must live as long as the subject.
Subject subject_of(std::string_view text, std::string& folded);

// The subject without white space at its ends (ASCII's and the no-break space). `cut` becomes the bytes taken
// from before it.
Subject without_blanks(const Subject& subject, std::size_t& cut);

}  // namespace scrutineer::rules
