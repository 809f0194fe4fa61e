#include <doctest/doctest.h>

#include <string>

#include "extract/tables/find.h"
#include "tables_page.h"

using namespace scrutineer::extract;

namespace {

Document document_of(std::vector<Page> pages) {
  Document document;
  document.pages = std::move(pages);
  document.page_count = static_cast<int>(document.pages.size());
  find_tables(document);
  return document;
}

std::string text_at(const Table& table, int row, int column) {
  const Cell* cell = table.at(row, column);
  return cell ? cell->text : "(none)";
}

// A drawn grid with columns at 50, 150, 250, 350 and rows of 20 points from `top`.
void draw_grid(Page& page, double top, int rows) {
  const double foot = top + 20.0 * rows;
  for (int r = 0; r <= rows; ++r) across(page, top + 20.0 * r, 50, 350);
  for (double x : {50.0, 150.0, 250.0, 350.0}) down(page, x, top, foot);
}

void covers_exactly(const Table& table) {
  int places = 0;
  for (const Cell& c : table.cells) places += c.rowspan * c.colspan;
  CHECK(places == table.rows * table.columns);
  for (int r = 0; r < table.rows; ++r)
    for (int c = 0; c < table.columns; ++c) CHECK(table.at(r, c) != nullptr);
}

void write_row(Page& page, double y, const std::string& a, const std::string& b, const std::string& c,
               bool bold = false) {
  write(page, 55, y, a, bold);
  write(page, 155, y, b, bold);
  write(page, 255, y, c, bold);
}

std::string plain_text(const Document& document) {
  std::string all;
  for (const FlowItem& item : document.flow)
    all += std::holds_alternative<Block>(item) ? std::get<Block>(item).text + "|" : std::string("TABLE|");
  return all;
}

}  // namespace

TEST_CASE("a drawn grid becomes a table whose bold first row is its header") {
  Page page = blank_page();
  draw_grid(page, 100, 3);
  write_row(page, 105, "Measure", "Target", "Actual", true);
  write_row(page, 125, "Referrals", "20%", "30%");
  write_row(page, 145, "Reviews", "90%", "85%");
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  const Table& table = document.tables[0];
  CHECK(table.rows == 3);
  CHECK(table.columns == 3);
  CHECK(table.header_rows == 1);
  CHECK(text_at(table, 1, 0) == "Referrals");
  CHECK(text_at(table, 2, 2) == "85%");
  covers_exactly(table);
}

TEST_CASE("a missing inner line is a span") {
  Page page = blank_page();
  for (int r = 0; r <= 3; ++r) across(page, 100 + 20.0 * r, 50, 350);
  down(page, 50, 100, 160);
  down(page, 350, 100, 160);
  down(page, 150, 100, 160);
  down(page, 250, 120, 160);
  write(page, 55, 105, "Service", true);
  write(page, 220, 105, "Rating", true);
  write_row(page, 125, "Schools", "3", "4");
  write_row(page, 145, "Roads", "5", "6");
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  REQUIRE(document.tables[0].at(0, 2) != nullptr);
  CHECK(document.tables[0].at(0, 2)->text == "Rating");
  CHECK(document.tables[0].at(0, 2)->colspan == 2);
  covers_exactly(document.tables[0]);
}

TEST_CASE("a word that runs over a drawn line is cut there") {
  Page page = blank_page();
  draw_grid(page, 100, 2);
  write_row(page, 105, "Measure", "Target", "Actual", true);
  write(page, 55, 125, "Calls");
  write(page, 240, 125, "12345");  // two figures that touch over the line at 250
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  CHECK(text_at(document.tables[0], 1, 1) == "12");
  CHECK(text_at(document.tables[0], 1, 2) == "345");
}

TEST_CASE("a cell has the colour of the fill under it, and white is none") {
  Page page = blank_page();
  fill(page, {150, 120, 250, 140}, {0, 176, 80});
  fill(page, {250, 120, 350, 140}, {255, 255, 255});
  draw_grid(page, 100, 2);
  write_row(page, 105, "Measure", "Target", "Actual", true);
  write_row(page, 125, "Calls", "12", "13");
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  const Cell* green = document.tables[0].at(1, 1);
  REQUIRE(green->fill.has_value());
  CHECK(*green->fill == Rgb{0, 176, 80});
  CHECK_FALSE(document.tables[0].at(1, 2)->fill.has_value());
}

TEST_CASE("a table that goes on over the page with its header repeated is one table with one header") {
  std::vector<Page> pages;
  for (int number : {1, 2}) {
    Page page = blank_page(number);
    draw_grid(page, number == 1 ? 700.0 : 60.0, 3);
    const double y = number == 1 ? 705 : 65;
    write_row(page, y, "Measure", "Target", "Actual", true);
    write_row(page, y + 20, "Row" + std::to_string(2 * number - 1), "1", "2");
    write_row(page, y + 40, "Row" + std::to_string(2 * number), "3", "4");
    if (number == 1) write(page, 55, 600, "An introduction to the figures below.");
    write(page, 290, 815, "Page " + std::to_string(number));
    pages.push_back(page);
  }
  const Document document = document_of(pages);
  REQUIRE(document.tables.size() == 1);
  const Table& table = document.tables[0];
  CHECK(table.first_page == 1);
  CHECK(table.last_page == 2);
  CHECK(table.rows == 5);
  CHECK(text_at(table, 4, 0) == "Row4");
  CHECK(table.at(4, 0)->page == 2);
  CHECK(plain_text(document) == "An introduction to the figures below.|TABLE|");
}

TEST_CASE("two tables with a heading between them on the next page stay two") {
  std::vector<Page> pages;
  for (int number : {1, 2}) {
    Page page = blank_page(number);
    draw_grid(page, number == 1 ? 700.0 : 160.0, 2);
    const double y = number == 1 ? 705 : 165;
    write_row(page, y, "Measure", "Target", "Actual", true);
    write_row(page, y + 20, "Row", "1", "2");
    if (number == 2) write(page, 55, 130, "Another section", true);
    pages.push_back(page);
  }
  CHECK(document_of(pages).tables.size() == 2);
}

TEST_CASE("columns are found by white space where rules only run across") {
  Page page = blank_page();
  for (double y : {100.0, 120.0, 180.0}) across(page, y, 50, 400);
  write_row(page, 105, "Area", "2022", "2023");
  write_row(page, 125, "North", "212", "198");
  write_row(page, 142, "South side", "1,154", "149");
  write_row(page, 159, "West", "31", "28");
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  const Table& table = document.tables[0];
  CHECK(table.columns == 3);
  CHECK(table.rows == 4);
  CHECK(text_at(table, 2, 0) == "South side");
  CHECK(text_at(table, 2, 1) == "1,154");
  CHECK(text_at(table, 3, 2) == "28");
}

TEST_CASE("a label that is broken over two lines is one row of an aligned table") {
  Page page = blank_page();
  write_row(page, 100, "Measure of it", "2022", "2023", true);
  write_row(page, 114, "Children seen", "212", "198");
  write(page, 55, 126, "in ten days");
  write_row(page, 140, "Visits", "14", "15");
  write_row(page, 154, "Reviews held", "24", "25");
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].rows == 4);
  CHECK(text_at(document.tables[0], 1, 0) == "Children seen in ten days");
}

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
        "will go on to rise until the end of the year in which the service is well- known to "
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

TEST_CASE("tags give rows and spans that no line draws, where the words stand as they say") {
  Page page = blank_page();
  write_row(page, 100, "Measure", "Target", "Comment");
  write_row(page, 130, "Referrals", "low", "seen each month");
  write_row(page, 160, "Reviews", "high", "seen each year");
  for (std::size_t i = 0; i < page.words.size(); ++i) page.words[i].marked_content = -1;
  TaggedTable tags;
  tags.rows = 3;
  tags.columns = 3;
  for (Word& word : page.words) {
    const int row = static_cast<int>((word.box.y0 - 100) / 30),
              column = static_cast<int>((word.box.x0 - 50) / 100);
    word.marked_content = 10 * row + std::min(column, 2);
  }
  for (int r = 0; r < 3; ++r)
    for (int c = 0; c < 3; ++c) tags.cells.push_back({r, c, 1, 1, r == 0, {{1, 10 * r + c}}});
  Document document;
  document.pages = {page};
  find_tables(document);
  const auto without = document.tables.size();
  document.tagged = {tags};
  find_tables(document);
  CHECK(without == 0);
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].source == TableSource::tagged);
  CHECK(text_at(document.tables[0], 2, 2) == "seen each year");

  for (TaggedCell& cell : document.tagged[0].cells) cell.column = 2 - cell.column;  // the tags lie
  find_tables(document);
  CHECK(document.tables.empty());
}

TEST_CASE("a key of coloured boxes has its texts as a column") {
  Page page = blank_page();
  const Rgb colours[] = {{0, 176, 80}, {255, 192, 0}, {255, 0, 0}};
  const char* texts[] = {"On target or better", "Within a tenth of it", "More than a tenth off"};
  for (int i = 0; i < 3; ++i) {
    fill(page, {200, 100 + 20.0 * i, 300, 120 + 20.0 * i}, colours[i]);
    write(page, 50, 105 + 20.0 * i, texts[i]);
  }
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  CHECK(text_at(document.tables[0], 2, 0) == "More than a tenth off");
  CHECK(document.tables[0].at(2, 1)->fill == Rgb{255, 0, 0});
}

TEST_CASE("a page of twenty thousand words and four thousand lines is read in time") {
  Page page = blank_page();
  for (int i = 0; i < 20000; ++i) write(page, 20 + 12.0 * (i % 45), 20 + 0.04 * i, "ab");
  for (int i = 0; i < 2000; ++i) {
    across(page, 20 + 0.4 * i, 20, 560);
    down(page, 20 + 0.27 * i, 20, 820);
  }
  const Document document = document_of({page});
  CHECK(document.tables.size() < 100);
}

TEST_CASE("without any lines, texts of several lines beside figures are one row each") {
  Page page = blank_page();
  write_row(page, 100, "Measure", "Target", "2017/18", true);
  write(page, 355, 100, "Comment", true);
  for (int i = 0; i < 3; ++i) {
    const double y = 115 + 40.0 * i;
    write_row(page, y, "Children", "20%", std::to_string(30 + i) + "%");
    write(page, 55, y + 12, "seen in time");
    write(page, 355, y, "The figure has been");
    write(page, 355, y + 12, "better than it was.");
    write(page, 355, y + 24, "It will be watched.");
  }
  const Document document = document_of({page});
  REQUIRE(document.tables.size() == 1);
  const Table& table = document.tables[0];
  CHECK(table.rows == 4);
  CHECK(table.header_rows == 1);
  CHECK(text_at(table, 3, 0) == "Children seen in time");
  CHECK(text_at(table, 2, 3) == "The figure has been better than it was. It will be watched.");
}
