#include "extract/pdf/lexer.h"

#include <array>
#include <cstdint>

namespace scrutineer::extract {
namespace {

enum CharClass : std::uint8_t { regular, white, delimiter };

constexpr std::array<CharClass, 256> make_classes() {
  std::array<CharClass, 256> classes{};
  for (unsigned char c : {'\0', '\t', '\n', '\f', '\r', ' '}) classes[c] = white;
  for (unsigned char c : {'(', ')', '<', '>', '[', ']', '{', '}', '/', '%'}) classes[c] = delimiter;
  return classes;
}

constexpr std::array<CharClass, 256> classes = make_classes();

CharClass class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

// Decoded strings are never longer than their source, so one reservation holds them all.
void ContentLexer::reserve_decoded() {
  if (decoded_.capacity() < content_.size()) decoded_.reserve(content_.size());
}

std::string_view ContentLexer::kept(std::size_t from) const {
  return std::string_view(decoded_).substr(from);
}

Token ContentLexer::next() {
  while (!at_end()) {
    const char c = content_[at_];
    if (class_of(c) == white) {
      ++at_;
      continue;
    }
    switch (c) {
      case '%':
        while (!at_end() && content_[at_] != '\n' && content_[at_] != '\r') ++at_;
        continue;
      case '/':
        return name();
      case '(':
        return literal_string();
      case '<':
        if (at_ + 1 < content_.size() && content_[at_ + 1] == '<') {
          at_ += 2;
          return {TokenKind::dictionary_open, 0, {}};
        }
        return hex_string();
      case '>':
        at_ += at_ + 1 < content_.size() && content_[at_ + 1] == '>' ? 2 : 1;
        return {TokenKind::dictionary_close, 0, {}};
      case '[':
        ++at_;
        return {TokenKind::array_open, 0, {}};
      case ']':
        ++at_;
        return {TokenKind::array_close, 0, {}};
      case ')':
      case '{':
      case '}':
        ++at_;
        continue;
      default:
        break;
    }
    if ((c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.') return number();
    const std::size_t start = at_;
    while (!at_end() && class_of(content_[at_]) == regular) ++at_;
    return {TokenKind::keyword, 0, content_.substr(start, at_ - start)};
  }
  return {};
}

// Also reads what producers got wrong and readers accept: `--5`, `5-3` (5), `1.2.3` (1.2).
Token ContentLexer::number() {
  bool negative = false;
  while (!at_end() && (content_[at_] == '-' || content_[at_] == '+')) negative |= content_[at_++] == '-';
  double value = 0, place = 1;
  bool fraction = false, ignored = false;
  for (; !at_end() && class_of(content_[at_]) == regular; ++at_) {
    const char c = content_[at_];
    if (c == '-' || (c == '.' && fraction)) ignored = true;
    if (ignored) continue;
    if (c == '.') {
      fraction = true;
    } else if (c >= '0' && c <= '9') {
      if (fraction) {
        place /= 10;
        value += (c - '0') * place;
      } else {
        value = value * 10 + (c - '0');
      }
    } else {
      break;  // an operator that follows without a blank, as in `0 0 1rg`
    }
  }
  if (!(value < 1e15)) value = 1e15;
  return {TokenKind::number, negative ? -value : value, {}};
}

Token ContentLexer::name() {
  const std::size_t start = ++at_;
  bool escaped = false;
  while (!at_end() && class_of(content_[at_]) == regular) escaped |= content_[at_++] == '#';
  const std::string_view raw = content_.substr(start, at_ - start);
  if (!escaped) return {TokenKind::name, 0, raw};
  reserve_decoded();
  const std::size_t from = decoded_.size();
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const int high = raw[i] == '#' && i + 2 < raw.size() ? hex_digit(raw[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(raw[i + 2]) : -1;
    if (low >= 0) {
      decoded_.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    } else {
      decoded_.push_back(raw[i]);
    }
  }
  return {TokenKind::name, 0, kept(from)};
}

Token ContentLexer::literal_string() {
  const std::size_t start = ++at_;
  int depth = 1;
  bool escaped = false;
  for (; !at_end(); ++at_) {
    const char c = content_[at_];
    if (c == '\\') {
      escaped = true;
      ++at_;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      break;
    }
  }
  const std::size_t stop = std::min(at_, content_.size());
  at_ = stop + 1;
  const std::string_view raw = content_.substr(start, stop - start);
  if (!escaped) return {TokenKind::string, 0, raw};

  reserve_decoded();
  const std::size_t from = decoded_.size();
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '\\') {
      decoded_.push_back(raw[i]);
      continue;
    }
    if (++i >= raw.size()) break;
    const char c = raw[i];
    if (c >= '0' && c <= '7') {
      int code = 0;
      for (int digits = 0; digits < 3 && i < raw.size() && raw[i] >= '0' && raw[i] <= '7'; ++digits, ++i)
        code = code * 8 + (raw[i] - '0');
      --i;
      decoded_.push_back(static_cast<char>(code & 0xFF));
    } else if (c == '\r') {
      if (i + 1 < raw.size() && raw[i + 1] == '\n') ++i;
    } else if (c != '\n') {
      const std::string_view letters = "nrtbf", meanings = "\n\r\t\b\f";
      const std::size_t which = letters.find(c);
      decoded_.push_back(which == std::string_view::npos ? c : meanings[which]);
    }
  }
  return {TokenKind::string, 0, kept(from)};
}

Token ContentLexer::hex_string() {
  reserve_decoded();
  const std::size_t from = decoded_.size();
  int high = -1;
  for (++at_; !at_end() && content_[at_] != '>'; ++at_) {
    const int digit = hex_digit(content_[at_]);
    if (digit < 0) continue;
    if (high < 0) {
      high = digit;
    } else {
      decoded_.push_back(static_cast<char>(high * 16 + digit));
      high = -1;
    }
  }
  if (high >= 0) decoded_.push_back(static_cast<char>(high * 16));
  if (!at_end()) ++at_;
  return {TokenKind::string, 0, kept(from)};
}

std::string_view ContentLexer::inline_image_data() {
  if (!at_end() && class_of(content_[at_]) == white) ++at_;
  const std::size_t start = at_;
  // The data may hold the letters EI: the end is where they stand alone and what follows looks like
  // operators.
  for (std::size_t i = start; i + 1 < content_.size(); ++i) {
    if (content_[i] != 'E' || content_[i + 1] != 'I') continue;
    if (i > start && class_of(content_[i - 1]) != white) continue;
    if (i + 2 < content_.size() && class_of(content_[i + 2]) != white) continue;
    bool printable = true;
    for (std::size_t j = i + 2; j < content_.size() && j < i + 12; ++j) {
      const unsigned char c = static_cast<unsigned char>(content_[j]);
      printable &= (c >= 0x20 && c < 0x7F) || class_of(content_[j]) == white;
    }
    if (!printable) continue;
    at_ = i + 2;
    return content_.substr(start, i - start);
  }
  at_ = content_.size();
  return content_.substr(start);
}

}  // namespace scrutineer::extract
