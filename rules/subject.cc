#include "rules/subject.h"

#include <algorithm>

namespace scrutineer::rules {
namespace {

constexpr std::string_view long_s = "\u017f", kelvin = "\u212a";

}  // namespace

Subject subject_of(std::string_view text, std::string& folded) {
  folded.resize(text.size());
  unsigned char all = 0;
  std::transform(text.begin(), text.end(), folded.begin(), [&](char c) {
    all |= static_cast<unsigned char>(c);
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  Letters letters = Letters::ascii;
  if (all >= 0x80)
    letters = text.find(long_s) != std::string_view::npos || text.find(kelvin) != std::string_view::npos
                  ? Letters::odd
                  : Letters::utf8;
  return {text, folded, letters};
}

Subject without_blanks(const Subject& subject, std::size_t& cut) {
  constexpr std::string_view blank = " \t\r\n\f\v";
  constexpr std::string_view no_break = "\u00a0";
  std::string_view text = subject.text;
  cut = 0;
  for (bool again = true; again && !text.empty();) {
    again = false;
    if (blank.find(text.front()) != std::string_view::npos)
      text.remove_prefix(1), ++cut, again = true;
    else if (text.starts_with(no_break))
      text.remove_prefix(2), cut += 2, again = true;
    if (!text.empty() && blank.find(text.back()) != std::string_view::npos)
      text.remove_suffix(1), again = true;
    else if (text.ends_with(no_break))
      text.remove_suffix(2), again = true;
  }
  return subject.part(cut, text.size());
}

}  // namespace scrutineer::rules
