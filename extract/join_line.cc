#include "extract/join_line.h"

namespace scrutineer::extract {

void join_line(std::string& text, std::string_view line) {
  const auto goes_on = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  const bool hyphen = text.size() > 1 && text.back() == '-' && text[text.size() - 2] != ' ' &&
                      !line.empty() && goes_on(line.front());
  if (!text.empty() && !hyphen) text += ' ';
  text += line;
}

}  // namespace scrutineer::extract
