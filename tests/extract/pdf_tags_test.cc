#include <doctest/doctest.h>

#include "extract/tiny_pdf.h"

namespace scrutineer::extract {
namespace {

// Objects from 7 on are the structure tree; 7 its root.
std::vector<TaggedTable> tables_of(const std::vector<std::string>& tree) {
  return read_bytes_as("tags.pdf", one_page("/TD <</MCID 0>> BDC BT /F1 10 Tf 10 50 Td (cell) Tj ET EMC", "",
                                            "", tree, "/StructTreeRoot 7 0 R")
                                       .bytes())
      .tagged;
}

TEST_CASE("a tagged table's cells are laid out by their spans") {
  const auto tables = tables_of({
      "<</Type /StructTreeRoot /K 8 0 R /RoleMap <</Zelle /TD>> /ClassMap <</Wide <</O /Table /ColSpan "
      "2>>>>>>",
      "<</S /Table /Pg 3 0 R /K [9 0 R 10 0 R]>>",
      "<</S /TR /K [<</S /TH /K 0 /A [<</O /Layout>> 0 <</O /Table /RowSpan 2>>]>> <</S /Zelle /C /Wide /K "
      "[1]>>]>>",
      "<</S /TBody /K [<</S /TR /K [<</S /TD /K <</Type /MCR /MCID 2>>>> <</S /TD /K []>>]>>]>>",
  });
  REQUIRE(tables.size() == 1);
  CHECK(tables[0].rows == 2);
  CHECK(tables[0].columns == 3);
  REQUIRE(tables[0].cells.size() == 4);
  const TaggedCell& head = tables[0].cells[0];
  CHECK(head.header);
  CHECK(head.rowspan == 2);
  REQUIRE(head.content.size() == 1);
  CHECK(head.content[0].page == 1);
  CHECK(head.content[0].id == 0);
  CHECK(tables[0].cells[1].column == 1);
  CHECK(tables[0].cells[1].colspan == 2);
  CHECK(tables[0].cells[2].row == 1);
  CHECK(tables[0].cells[2].column == 1);
  CHECK(tables[0].cells[2].content[0].id == 2);
  CHECK(tables[0].cells[3].column == 2);
  CHECK(tables[0].cells[3].content.empty());
}

TEST_CASE("a tagged table on a page that was cut away is dropped, and content on it left out") {
  const auto tables = tables_of({
      "<</Type /StructTreeRoot /K [8 0 R 9 0 R]>>",
      "<</S /Table /Pg 99 0 R /K [<</S /TR /K [<</S /TD /K 0>>]>>]>>",
      "<</S /Table /Pg 3 0 R /K [<</S /TR /K [<</S /TD /K [0 <</Type /MCR /Pg 99 0 R /MCID 5>>]>>]>>]>>",
  });
  REQUIRE(tables.size() == 1);
  REQUIRE(tables[0].cells.size() == 1);
  REQUIRE(tables[0].cells[0].content.size() == 1);
  CHECK(tables[0].cells[0].content[0].id == 0);
}

TEST_CASE("a table within a cell is a table of its own") {
  const auto tables = tables_of({
      "<</Type /StructTreeRoot /K 8 0 R>>",
      "<</S /Table /Pg 3 0 R /K [<</S /TR /K [<</S /TD /K [0 9 0 R]>>]>>]>>",
      "<</S /Table /Pg 3 0 R /K [<</S /TR /K [<</S /TD /K 1>> <</S /TD /K 2>>]>>]>>",
  });
  REQUIRE(tables.size() == 2);
  CHECK(tables[0].columns == 1);
  CHECK(tables[0].cells[0].content.size() == 1);
  CHECK(tables[1].columns == 2);
}

TEST_CASE("a tree that loops ends") {
  const auto tables = tables_of({
      "<</Type /StructTreeRoot /K 8 0 R>>",
      "<</S /Sect /K [9 0 R 8 0 R]>>",
      "<</S /Table /Pg 3 0 R /K [<</S /TR /K [<</S /TD /K [0 9 0 R 8 0 R]>>]>> 8 0 R]>>",
  });
  CHECK(tables.size() == 1);
}

}  // namespace
}  // namespace scrutineer::extract
