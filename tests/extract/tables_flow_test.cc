#include <doctest/doctest.h>

#include <string>

#include "tables_page.h"

using namespace scrutineer::extract;

TEST_CASE("prose, a list and a chart's scale are no tables") {
  Page page = blank_page();
  for (int i = 0; i < 12; ++i)
    write(page, 50, 60 + 13.0 * i,
          "The council has agreed that the service will report each quarter on the whole of it");
  for (int i = 0; i < 6; ++i) {
    write(page, 50, 260 + 13.0 * i, "-");
    write(page, 70, 260 + 13.0 * i, "an item of a list that says what is to be done about the figures");
  }
  for (int i = 0; i < 6; ++i) write(page, 50, 400 + 20.0 * i, std::to_string(100 - 20 * i));
  write(page, 80, 525, "Sep-23");
  write(page, 160, 525, "Dec-23");
  write(page, 240, 525, "Mar-24");
  CHECK(document_of({page}).tables.empty());
}

TEST_CASE("lines of a paragraph are joined, and a paragraph goes on over the page") {
  Page first = blank_page(1), second = blank_page(2);
  write(first, 50, 100,
        "The rate of referrals has been rising for most of the year in every area of the council and");
  write(first, 50, 113,
        "it is expected that it will go on to rise until the end of the year in which the service is well-");
  second.words.clear();
  write(second, 50, 60, "known to families.");
  write(second, 50, 100,
        "Another paragraph begins here and says something about other figures of the same year too.");
  const Document document = document_of({first, second});
  CHECK(plain_text(document) ==
        "The rate of referrals has been rising for most of the year in every area of the council and it is "
        "expected that it "
        "will go on to rise until the end of the year in which the service is well-known to "
        "families.|Another paragraph "
        "begins here and says something about other figures of the same year too.|");
}

TEST_CASE("a paragraph's number in the margin belongs to the paragraph") {
  Page page = blank_page();
  for (int i = 0; i < 4; ++i) {
    const double y = 100 + 40.0 * i;
    write(page, 50, y, std::to_string(i + 1) + ".");
    write(page, 80, y,
          "The committee is asked to note that the figures for the year are as they are shown below");
    write(page, 80, y + 13, "and to agree them.");
  }
  const Document document = document_of({page});
  REQUIRE(document.flow.size() == 4);
  CHECK(std::get<Block>(document.flow[1]).text ==
        "2. The committee is asked to note that the figures for the year are as they are shown below and to "
        "agree them.");
}

TEST_CASE("two columns of text are read one after the other") {
  Page page = blank_page();
  for (int i = 0; i < 6; ++i) {
    write(page, 50, 100 + 13.0 * i, "left column of running text, line " + std::to_string(i));
    write(page, 310, 100 + 13.0 * i, "right column of running text, line " + std::to_string(i));
  }
  const Document document = document_of({page});
  CHECK(document.tables.empty());
  const std::string text = plain_text(document);
  CHECK(text.find("right column") > text.find("left column of running text, line 5"));
}
