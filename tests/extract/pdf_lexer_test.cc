#include <doctest/doctest.h>

#include "extract/pdf/lexer.h"

namespace scrutineer::extract {
namespace {

TEST_CASE("numbers are read as producers write them, well or badly") {
  ContentLexer lexer("1 -2.5 +.25 --3 4. 5-6 1.2.3 0 0 1rg");
  for (const double expected : {1.0, -2.5, 0.25, -3.0, 4.0, 5.0, 1.2, 0.0, 0.0, 1.0}) {
    const Token token = lexer.next();
    CHECK(token.kind == TokenKind::number);
    CHECK(token.number == doctest::Approx(expected));
  }
  CHECK(lexer.next().text == "rg");
  CHECK(lexer.next().kind == TokenKind::end);
}

TEST_CASE("strings lose their escapes, and stay valid while later ones are read") {
  ContentLexer lexer("(a\\(b\\)\\101\\n) (plain (nested)) <48 65 6C6> (one\\\r\nline)");
  const Token escaped = lexer.next(), nested = lexer.next(), hex = lexer.next(), folded = lexer.next();
  CHECK(escaped.text == "a(b)A\n");
  CHECK(nested.text == "plain (nested)");
  CHECK(hex.text == "Hel`");
  CHECK(folded.text == "oneline");
}

TEST_CASE("an inline image ends at its own EI, not at those letters in its data") {
  ContentLexer lexer("ID \x01 EI\x02\x03 more EI Q");
  CHECK(lexer.next().text == "ID");
  CHECK(lexer.inline_image_data().find("more") != std::string_view::npos);
  CHECK(lexer.next().text == "Q");
}

TEST_CASE("an unfinished string or dictionary ends with the content") {
  for (const char* content : {"(never closed", "<48", "<< /A", "/", "\\", ">"}) {
    ContentLexer lexer(content);
    for (int i = 0; i < 10; ++i) lexer.next();
    CHECK(lexer.next().kind == TokenKind::end);
  }
}

}  // namespace
}  // namespace scrutineer::extract
