#include <doctest/doctest.h>

#include "extract/error.h"
#include "extract/text/lines.h"
#include "extract/text_document.h"

using namespace scrutineer::extract;
using namespace scrutineer::test;

namespace {

std::vector<Block> blocks_of(const Document& d) {
  std::vector<Block> blocks;
  for (const FlowItem& item : d.flow)
    if (const Block* b = std::get_if<Block>(&item)) blocks.push_back(*b);
  return blocks;
}

// Every place of the grid belongs to exactly one cell, and cells come row by row.
void check_grid(const Table& t) {
  std::vector<int> covered(static_cast<std::size_t>(t.rows * t.columns), 0);
  int last = -1;
  for (const Cell& c : t.cells) {
    CHECK(c.row * t.columns + c.column > last);
    last = c.row * t.columns + c.column;
    for (int r = c.row; r < c.row + c.rowspan; ++r)
      for (int k = c.column; k < c.column + c.colspan; ++k)
        ++covered.at(static_cast<std::size_t>(r * t.columns + k));
  }
  for (const int n : covered) CHECK(n == 1);
}

}  // namespace

TEST_CASE("rows parted by tabs become a table, the last line without a newline too") {
  const Document d = read("Indicator\tTarget\t2023/24\nVisits\t90%\t93.5%\nCalls\t1,200\t1,043");
  REQUIRE(d.tables.size() == 1);
  const Table& t = d.tables[0];
  CHECK(t.rows == 3);
  CHECK(t.columns == 3);
  CHECK(t.header_rows == 1);
  CHECK(t.source == TableSource::text);
  CHECK(text_at(t, 2, 2) == "1,043");
  CHECK(t.cells[0].header);
  CHECK_FALSE(t.cells[3].header);
  check_grid(t);
  CHECK(d.text_source == TextSource::text);
  CHECK(d.page_count == 1);
  CHECK(d.pages.size() == 1);
  CHECK(d.sha256.size() == 64);
}

TEST_CASE("a blank line inside a table is passed over, and a repeated header is dropped") {
  const Document d = read(
      "Code\tLabel\t2023/24\nA1\tVisits\t93%\n\nA2\tCalls\t94%\n\nCode\tLabel\t2023/24\nA3\tReviews\t95%\n");
  REQUIRE(d.tables.size() == 1);
  CHECK(d.tables[0].rows == 4);
  CHECK(text_at(d.tables[0], 3, 0) == "A3");
}

TEST_CASE("a blank line before other columns, or a heading, ends the table") {
  const Document d = read(
      "On target\t\nOff "
      "target\t\n\nCode\tLabel\t2023/24\nA1\tVisits\t93%\n\nHealth\n\nCode\tLabel\t2023/24\nB1\tChecks\t3\n");
  REQUIRE(d.tables.size() == 3);
  CHECK(d.tables[0].header_rows == 0);
  CHECK(d.tables[0].columns == 2);
  CHECK(d.flow.size() == 4);
  CHECK(std::get<Block>(d.flow[2]).kind == Block::Kind::heading);
}

TEST_CASE("a table runs on over a form feed, each cell knowing its page") {
  const Document d = read("Code\tLabel\t2023/24\nA1\tVisits\t93%\n\fA2\tCalls\t94%\n\f");
  REQUIRE(d.tables.size() == 1);
  CHECK(d.page_count == 2);
  CHECK(d.tables[0].first_page == 1);
  CHECK(d.tables[0].last_page == 2);
  CHECK(d.tables[0].at(2, 0)->page == 2);
}

TEST_CASE("rows of dashes are dropped") {
  const Document d = read("Code\tLabel\tQ1\nA1\tVisits\t-\n\nA2\tCalls\t94%\n-----\t---\t---\n");
  REQUIRE(d.tables.size() == 1);
  CHECK(d.tables[0].rows == 3);
  CHECK(text_at(d.tables[0], 1, 2) == "-");
}

TEST_CASE("two header rows give spans: a heading over its group, a heading over both rows") {
  const Document d = read(
      "Indicator\t2022/23\t2023/"
      "24\t\t\tTarget\n\tValue\tValue\tStatus\tNote\t\nVisits\t90%\t93%\t\tRising\t95%\n");
  const Table& t = d.tables.at(0);
  CHECK(t.header_rows == 2);
  check_grid(t);
  CHECK(t.at(0, 2)->colspan == 3);
  CHECK(t.at(0, 3)->text == "2023/24");
  CHECK(t.at(1, 0)->text == "Indicator");
  CHECK(t.at(0, 5)->rowspan == 2);
  CHECK(text_at(t, 1, 4) == "Note");
  CHECK(text_at(t, 2, 5) == "95%");
}

TEST_CASE("a word of the second header row that slipped to the row's end goes back to its group") {
  const Document d = read(
      "Indicator\t2023/"
      "24\t\tTarget\tParts\tValue\t\n\tValue\tStatus\t\t\t\tTrend\nVisits\t93%\t\t\t90%\tNumber due\t120\n"
      "\t\t\t\t\tNumber made\t112\n");
  const Table& t = d.tables.at(0);
  check_grid(t);
  CHECK(text_at(t, 1, 3) == "Trend");
  CHECK(t.at(0, 3)->text == "2023/24");
  CHECK(t.at(0, 4)->text == "Target");
  CHECK(t.at(0, 6)->text == "Value");
  CHECK(text_at(t, 3, 0) == "");
  CHECK(text_at(t, 3, 5) == "Number made");
}

TEST_CASE("a row number in a cell of its own, and cells run together, are brought back under the header") {
  const Document d = read(
      "Measure\tAim\tTarget\tMar 2017\tQ1 Jun 2017\tBenchmark\tComment\n1 % of "
      "visits\tHigh\t90%\t91%\t92%\tNone\tGood.\n\n"
      "2\t% of calls\tLow\t20%\t21%\t22%\tNone\tBad.\n\n3\t% of reviews\tHigh\t80%\t81%\t82%\t<p>None "
      "known.</p> <p>Fair.</p>\n");
  const Table& t = d.tables.at(0);
  REQUIRE(t.columns == 7);
  CHECK(text_at(t, 2, 0) == "2 % of calls");
  CHECK(text_at(t, 2, 4) == "22%");
  CHECK(text_at(t, 3, 0) == "3 % of reviews");
  CHECK(text_at(t, 3, 5) == "None known.");
  CHECK(text_at(t, 3, 6) == "Fair.");
}

TEST_CASE("a number column with a header of its own stays") {
  const Document d = read("No\tMeasure\tTarget\tQ1\n1\tVisits\t90%\t91%\n2\tCalls\t80%\t81%\n");
  CHECK(d.tables.at(0).columns == 4);
  CHECK(text_at(d.tables[0], 1, 1) == "Visits");
}

TEST_CASE("short rows are filled with blank cells") {
  const Document d = read("Code\tLabel\tQ1\tQ2\nA1\tVisits\n");
  CHECK(d.tables.at(0).columns == 4);
  check_grid(d.tables[0]);
}

TEST_CASE("HTML that a converter left is read as text, signs below and above stay") {
  const Document d = read(
      "Label\tTarget\tNote\n<p>Waits &lt; 3&nbsp;days</p>\t<0.3\t<p>First.</p> <p>Second<br/>third &amp; "
      "last</p>\n");
  const Table& t = d.tables.at(0);
  CHECK(text_at(t, 1, 0) == "Waits < 3 days");
  CHECK(text_at(t, 1, 1) == "<0.3");
  CHECK(text_at(t, 1, 2) == "First. Second third & last");
  CHECK(t.at(1, 2)->lines.size() == 3);
  CHECK(plain_paragraphs("a <b and c> d &unknown; &#163;5")[0] == "a <b and c> d &unknown; £5");
}

TEST_CASE("wrapped lines are joined to paragraphs, a hyphen at a line's end kept") {
  const auto blocks = blocks_of(read(
      "Of all re-\nferrals, 12 were\nrepeated by those aged 22-\n25.\n\nA second paragraph follows here.\n"));
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].text == "Of all re-ferrals, 12 were repeated by those aged 22-25.");
  CHECK(blocks[0].kind == Block::Kind::paragraph);
}

TEST_CASE("hanging paragraph numbers are left out and do not break a paragraph") {
  const auto blocks =
      blocks_of(read("How we perform\n\n18.\n\n19,\n\nDuring the year 332 children had a new plan, and these "
                     "are being watched\n\f20.\n\n21.\n\n"
                     "closely by the team.\n\nThe next paragraph ends properly.\n"));
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[0].kind == Block::Kind::heading);
  CHECK(blocks[1].text ==
        "During the year 332 children had a new plan, and these are being watched closely by the team.");
  CHECK(blocks[1].page == 1);
  CHECK(blocks[2].page == 2);
}

TEST_CASE("headings are short, end without a stop and carry their level") {
  const auto blocks =
      blocks_of(read("ANNUAL REPORT\n\n01. Children are safe\n\n01.4 Complaints\n\nWhere do we do well?\n\n► "
                     "Quality\n\nThis is a sentence.\n\n"
                     "- first item\n- Second item\n\n# Marked\n\nPage 2\n"));
  REQUIRE(blocks.size() == 10);
  CHECK(blocks[0].level == 1);
  CHECK(blocks[1].kind == Block::Kind::heading);
  CHECK(blocks[2].level == 3);
  CHECK(blocks[3].kind == Block::Kind::heading);
  CHECK(blocks[4].text == "Quality");
  CHECK(blocks[4].kind == Block::Kind::heading);
  CHECK(blocks[5].kind == Block::Kind::paragraph);
  CHECK(blocks[6].text == "first item");
  CHECK(blocks[7].kind == Block::Kind::paragraph);
  CHECK(blocks[8].text == "Marked");
  CHECK(blocks[9].kind == Block::Kind::note);
}

TEST_CASE("bytes that are no UTF-8 are read as Windows-1252, and a mark at the head is dropped") {
  CHECK(repaired_utf8("\xEF\xBB\xBF"
                      "caf\xE9 \x93quoted\x94 \xA3"
                      "5") == "café “quoted” £5");
  CHECK(repaired_utf8("£5 – é") == "£5 – é");
  CHECK(repaired_utf8("a\x01"
                      "b\x81\x7F") == "ab");
  CHECK(repaired_utf8("\xC3") == "Ã");
  CHECK(repaired_utf8("\xED\xA0\x80") == "í\xC2\xA0€");
}

TEST_CASE("a text without a word is an error that says what to do") {
  for (const char* text : {"", " \n\t\n\f ", "\n"}) {
    try {
      read(text);
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.advice() == "convert the report again");
      CHECK(error.file() == "report.txt");
    }
  }
}

TEST_CASE("a raised row number is lowered where other rows have plain ones") {
  const Document d = read("Measure\tTarget\tQ1\n1 % of visits\t90%\t91%\n² % of calls\t80%\t81%\n");
  CHECK(text_at(d.tables.at(0), 2, 0) == "2 % of calls");
  const Document plain = read("Measure\tTarget\tQ1\n% of visits\t90%\t91%\n² calls\t80%\t81%\n");
  CHECK(text_at(plain.tables.at(0), 2, 0) == "² calls");
}

TEST_CASE("a line of months over lines of figures is a series, aligned from the right") {
  const Document d = read(
      "Visits in time\n\nApr-20 May-20 Jun-20 Jul-20 Aug-20 Sep-20\n\nApr-20 Mav-20 Jun-20 Jul-20 Aug-20 "
      "Sep-20\n"
      "V1-X -S 68 | 71 | a | 75 | 76\n\nPerformance in August was steady.\n");
  REQUIRE(d.tables.size() == 1);
  const Table& t = d.tables[0];
  check_grid(t);
  CHECK(t.rows == 2);
  CHECK(t.columns == 7);
  CHECK(t.header_rows == 1);
  CHECK(text_at(t, 0, 2) == "Mav-20");
  CHECK(text_at(t, 1, 0) == "V1-X");
  CHECK(text_at(t, 1, 1) == "");
  CHECK(text_at(t, 1, 2) == "68");
  CHECK(text_at(t, 1, 4) == "a");
  CHECK(text_at(t, 1, 6) == "76");
  CHECK(blocks_of(d).size() == 2);
}

TEST_CASE("a line of months without figures below is a chart's axis, and its scale no paragraph") {
  const Document d =
      read("Children\n\n100\n50\n0\nApr-20 May-20 Jun-20 Jul-20\n\nThe number rose in July.\n");
  CHECK(d.tables.empty());
  const auto blocks = blocks_of(d);
  REQUIRE(blocks.size() == 5);
  CHECK(blocks[1].kind == Block::Kind::note);
  CHECK(blocks[4].kind == Block::Kind::paragraph);
}

TEST_CASE("figures in a row that no tab parts are no sentence") {
  const auto blocks =
      blocks_of(read("Some visits were late this year.\nVisits in time 85% 85% 83% 81% No change\n\nThere "
                     "were 12, 13 and 14 of them.\n"));
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[1].kind == Block::Kind::note);
  CHECK(blocks[2].kind == Block::Kind::paragraph);
}
