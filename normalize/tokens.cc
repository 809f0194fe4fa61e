#include "normalize/tokens.h"

namespace scrutineer::normalize {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

struct Character {
  std::size_t length = 1;
  char mark = 0;  // as Token::mark
  bool space = false, letter = false;
};

// A character beyond ASCII, by its UTF-8 bytes. Only what figures and periods meet is told apart: blanks,
// dashes, quotes and signs; everything from U+00C0 to U+024F but the two operators is taken for a letter.
Character beyond_ascii(std::string_view rest) {
  const auto byte = [&](std::size_t i) { return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U; };
  const unsigned first = byte(0);
  if (first < 0xC2 || first > 0xF4) return {1, '?'};
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (length > rest.size()) return {1, '?'};
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0) != 0x80) return {1, '?'};
  if (length == 2) {
    const unsigned code = (first & 0x1F) << 6 | (byte(1) & 0x3F);
    if (code == 0xA0) return {2, 0, true};
    if (code >= 0xC0 && code < 0x250 && code != 0xD7 && code != 0xF7) return {2, 0, false, true};
    if (code == 0xAD) return {2, '-'};
    if (code == 0xB4) return {2, '\''};
    return {2, '?'};
  }
  if (length == 3) {
    const unsigned code = (first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    if ((code >= 0x2000 && code <= 0x200B) || code == 0x202F || code == 0x205F || code == 0x3000 ||
        code == 0xFEFF)
      return {3, 0, true};
    if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212) return {3, '-'};
    if ((code >= 0x2018 && code <= 0x201B) || code == 0x2032) return {3, '\''};
    if (code >= 0x201C && code <= 0x201F) return {3, '"'};
  }
  return {length, '?'};
}

Character character_at(std::string_view text, std::size_t i) {
  const char c = text[i];
  if (is_ascii_space(c)) return {1, 0, true};
  if (is_ascii_letter(c)) return {1, 0, false, true};
  if (static_cast<unsigned char>(c) < 0x80) return {1, c};
  return beyond_ascii(text.substr(i));
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::size_t end_of_digits(std::string_view text, std::size_t i) {
  while (i < text.size() && is_digit(text[i])) ++i;
  return i;
}

std::size_t end_of_letters(std::string_view text, std::size_t i) {
  while (i < text.size()) {
    const Character c = character_at(text, i);
    if (!c.letter) break;
    i += c.length;
  }
  return i;
}

int number_value(std::string_view digits) {
  if (digits.size() > 9) return -1;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

std::vector<Token> tokenize(std::string_view text) {
  std::vector<Token> tokens;
  bool space = true;
  for (std::size_t i = 0; i < text.size();) {
    const Character c = character_at(text, i);
    if (c.space) {
      space = true;
      i += c.length;
      continue;
    }
    Token token;
    token.begin = i;
    token.space_before = space;
    if (is_digit(text[i])) {
      token.kind = Token::Kind::number;
      i = end_of_digits(text, i);
      token.value = number_value(text.substr(token.begin, i - token.begin));
    } else if (c.letter) {
      token.kind = Token::Kind::word;
      i = end_of_letters(text, i);
      token.lower = ascii_lower(text.substr(token.begin, i - token.begin));
      token.capital = text[token.begin] >= 'A' && text[token.begin] <= 'Z';
    } else {
      token.mark = c.mark;
      i += c.length;
    }
    token.end = i;
    token.text = text.substr(token.begin, i - token.begin);
    space = false;
    tokens.push_back(std::move(token));
  }
  return tokens;
}

}  // namespace scrutineer::normalize
