// Tokens of a content stream (ISO 32000-1, 7.8.2). Forgiving: what makes no sense is passed over.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::extract {

enum class TokenKind {
  number,
  name,    // text: without the slash, #xx resolved
  string,  // text: the bytes, escapes and hex resolved
  array_open,
  array_close,
  dictionary_open,
  dictionary_close,
  keyword,  // text: an operator, true, false or null
  end
};

struct Token {
  TokenKind kind = TokenKind::end;
  double number = 0;
  std::string_view text;  // lives as long as the lexer and the content
};

class ContentLexer {
 public:
  // `content` must outlive the lexer and its tokens.
  explicit ContentLexer(std::string_view content) : content_(content) {}

  Token next();

  // After the keyword ID of an inline image: gives its data and goes behind EI.
  std::string_view inline_image_data();

 private:
  Token number();
  Token name();
  Token literal_string();
  Token hex_string();
  bool at_end() const { return at_ >= content_.size(); }
  std::string_view kept(std::size_t from) const;

  std::string_view content_;
  std::size_t at_ = 0;
  std::string decoded_;  // of strings with escapes; reserved once, so that views into it stay valid
  void reserve_decoded();
};

}  // namespace scrutineer::extract
