// Forms of a pattern that RE2 compiles to far smaller programs than the pattern itself, and that match the
// same in texts of the right kind: ASCII alone, or folded to lower case beforehand.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::rules {

struct PatternForms {
  // False where the pattern holds syntax or letters that are not followed here: only the pattern itself, its
  // case ignored, will do.
  bool followed = false;
  // The forms are case-sensitive and for a text whose ASCII letters are in lower case. Else (the pattern
  // itself asks for case) for the text as it is, and case is ignored as in the pattern.
  bool folded = false;
  std::string utf8;   // for texts without U+017F and U+212A
  std::string ascii;  // for texts of ASCII alone; to be compiled as Latin-1
};

// Of a pattern that compiles, case ignored.
PatternForms forms_of(std::string_view pattern);

}  // namespace scrutineer::rules
