#include <doctest/doctest.h>

#include "normalize/dataset/csv.h"
#include "normalize/dataset/datapackage.h"
#include "normalize/dataset/field.h"
#include "normalize/dataset_sample.h"
#include "normalize/scratch_folder.h"

using namespace scrutineer;
using namespace scrutineer::normalize;
namespace fs = std::filesystem;

namespace {

std::string first_line(const fs::path& file) {
  const std::string bytes = bytes_of(file);
  return bytes.substr(0, bytes.find("\r\n"));
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// The faults of the sample dataset after one edit of one file.
std::vector<SchemaFault> faults_after(const std::string& file, const std::string& from,
                                      const std::string& to) {
  const ScratchFolder scratch;
  write_dataset(sample_dataset(), scratch.path / "d");
  write_bytes(scratch.path / "d" / file, replaced(bytes_of(scratch.path / "d" / file), from, to));
  return read_dataset(scratch.path / "d").faults;
}

std::string printed(double value, int places) {
  std::string out;
  print_rounded(out, value, places);
  return out;
}

std::string as_field(std::string_view text) {
  std::string out;
  put_field(out, text);
  return out;
}

}  // namespace

TEST_CASE("a dataset's files have the columns of SCHEMA.md in their order") {
  const ScratchFolder scratch;
  const fs::path d = scratch.path / "d";
  write_dataset(sample_dataset(), d);
  CHECK(first_line(d / "documents.csv") ==
        "document_id,file,sha256,pages,council,council_code,title,period_start,period_end,pack,text_source,"
        "status,error");
  CHECK(first_line(d / "observations.csv") ==
        "observation_id,document_id,council_code,indicator_id,local_code,label,section,breakdown,frequency,"
        "measure,"
        "comparator_label,comparator,period_start,period_end,period_label,basis,value,resolution,unit,"
        "numerator,"
        "denominator,tolerance,qualifier,rag,trend,polarity,text,repaired,confidence,page,x0,y0,x1,y1,table,"
        "row,column");
  CHECK(first_line(d / "indicators.csv") ==
        "indicator_id,name,definition,unit,polarity,numerator,denominator,frequency,theme,national_codes,"
        "source");
  CHECK(first_line(d / "issues.csv") ==
        "issue_id,document_id,check,severity,observation_ids,local_code,label,period_start,period_end,"
        "message,expected,"
        "found,page,x0,y0,x1,y1");
  CHECK(first_line(d / "notes.csv") ==
        "document_id,local_code,label,indicator_id,period_start,period_end,kind,text,page,table,row,x0,y0,x1,"
        "y1");
  CHECK(first_line(d / "tables.csv") ==
        "document_id,table,first_page,last_page,rows,columns,header_rows,source,confidence,x0,y0,x1,y1");
  CHECK(first_line(d / "cells.csv") ==
        "document_id,table,row,column,rowspan,colspan,header,text,fill,rag,icon,confidence,page,x0,y0,x1,y1");
}

TEST_CASE("a row of observations.csv is printed in plain decimals, rounded coordinates and ISO dates") {
  const ScratchFolder scratch;
  write_dataset(sample_dataset(), scratch.path / "d");
  const std::string bytes = bytes_of(scratch.path / "d/observations.csv");
  CHECK(
      bytes.find("\r\n0123456789abcdef-1,0123456789abcdef,,children-in-care,EX1,Children in care,,,,actual,,,"
                 "2023-04-01,2023-06-30,Q1 "
                 "2023/24,,96.1,0.05,percent,,,,,,,,96.1%,,0.988,1,10.13,20,30.5,40.25,1,2,2"
                 "\r\n") != std::string::npos);
}

TEST_CASE("fields with commas, quotes, line ends or outer blanks are quoted, others are not") {
  CHECK(as_field("plain text") == "plain text");
  CHECK(as_field("a,b") == "\"a,b\"");
  CHECK(as_field("say \"x\"") == "\"say \"\"x\"\"\"");
  CHECK(as_field("two\nlines") == "\"two\nlines\"");
  CHECK(as_field(" x") == "\" x\"");
  CHECK(as_field("") == "");
}

TEST_CASE("bytes that are no UTF-8 and control characters never reach a file") {
  CHECK(as_field("caf\xc3\xa9") == "caf\xc3\xa9");
  CHECK(as_field("caf\xe9") == "caf\xef\xbf\xbd");
  CHECK(as_field(std::string_view("a\0b", 3)) == "a b");
  CHECK(as_field("a\x1b[31m") == "a [31m");
}

TEST_CASE("rounded numbers have no trailing zeros, no exponent and no minus zero") {
  CHECK(printed(10.126, 2) == "10.13");
  CHECK(printed(10, 2) == "10");
  CHECK(printed(10.10, 2) == "10.1");
  CHECK(printed(10.02, 2) == "10.02");
  CHECK(printed(-0.001, 2) == "0");
  CHECK(printed(-1.5, 2) == "-1.5");
  CHECK(printed(0.9994, 3) == "0.999");
  CHECK(printed(1e30, 2) == "1000000000000");
  CHECK(printed(0.0 / 1.0, 2) == "0");
}

TEST_CASE("a dataset that was written, read and written again has the same bytes") {
  const ScratchFolder scratch;
  write_dataset(sample_dataset(), scratch.path / "a");
  const ReadDataset read = read_dataset(scratch.path / "a");
  CHECK(read.faults.empty());
  for (const auto& fault : read.faults)
    MESSAGE(fault.file, " ", fault.row, " ", fault.column, " ", fault.message);
  write_dataset(read.dataset, scratch.path / "b");
  CHECK(folder_bytes(scratch.path / "a") == folder_bytes(scratch.path / "b"));
  CHECK(read.dataset.notes.at(0).text == " two\nlines ");
  CHECK(read.dataset.issues.at(0).observation_ids.size() == 2);
  CHECK(read.dataset.cells.at(0).header);
  CHECK_FALSE(read.dataset.cells.at(3).header);
}

TEST_CASE("an empty dataset is a dataset") {
  const ScratchFolder scratch;
  write_dataset({}, scratch.path / "d");
  const ReadDataset read = read_dataset(scratch.path / "d");
  CHECK(read.faults.empty());
  CHECK(read.dataset.documents.empty());
}

TEST_CASE("the grids are the cells' texts at their places, quoted where a line would else be blank") {
  const ScratchFolder scratch;
  Dataset d = sample_dataset();
  write_dataset(d, scratch.path / "a");
  CHECK(bytes_of(scratch.path / "a/tables/0123456789abcdef-t1.csv") ==
        "Measure,Q1\r\n\"Children, in care\",96.1%\r\n");
  d.tables[0].columns = 1;
  d.cells.resize(1);
  write_dataset(d, scratch.path / "b");
  CHECK(bytes_of(scratch.path / "b/tables/0123456789abcdef-t1.csv") == "Measure\r\n\"\"\r\n");
  write_dataset(d, scratch.path / "c", {.sync = false, .grids = false});
  CHECK_FALSE(fs::exists(scratch.path / "c/tables"));
}

TEST_CASE("a table that no page could print, or an id that leads out of the folder, is refused") {
  const ScratchFolder scratch;
  Dataset d = sample_dataset();
  d.tables[0].rows = d.tables[0].columns = 2000000000;
  CHECK_THROWS_AS(write_dataset(d, scratch.path / "a"), std::runtime_error);
  d = sample_dataset();
  d.tables[0].document_id = "../../elsewhere";
  CHECK_THROWS_AS(write_dataset(d, scratch.path / "a"), std::runtime_error);
  CHECK(fs::is_empty(scratch.path));
}

TEST_CASE("an older dataset is replaced whole, and nothing is left beside it") {
  const ScratchFolder scratch;
  write_dataset(sample_dataset(), scratch.path / "d");
  REQUIRE(fs::exists(scratch.path / "d/tables"));
  write_dataset({}, scratch.path / "d/");
  CHECK_FALSE(fs::exists(scratch.path / "d/tables"));
  CHECK(std::distance(fs::directory_iterator(scratch.path), {}) == 1);
}

TEST_CASE("an empty folder may become a dataset, a folder of other files may not") {
  const ScratchFolder scratch;
  fs::create_directory(scratch.path / "empty");
  write_dataset({}, scratch.path / "empty");
  CHECK(fs::exists(scratch.path / "empty/datapackage.json"));
  fs::create_directory(scratch.path / "letters");
  write_bytes(scratch.path / "letters/dear.txt", "x");
  CHECK_THROWS_AS(write_dataset({}, scratch.path / "letters"), std::runtime_error);
  CHECK_THROWS_AS(write_dataset({}, scratch.path / "letters/dear.txt"), std::runtime_error);
  CHECK(bytes_of(scratch.path / "letters/dear.txt") == "x");
}

TEST_CASE("a dataset is written through a link to where the link leads") {
  const ScratchFolder scratch;
  fs::create_directory(scratch.path / "real");
  fs::create_directory_symlink(scratch.path / "real", scratch.path / "link");
  write_dataset({}, scratch.path / "link");
  CHECK(fs::is_symlink(scratch.path / "link"));
  CHECK(fs::exists(scratch.path / "real/documents.csv"));
}

TEST_CASE("issues.csv alone is rewritten and every other file keeps its bytes") {
  const ScratchFolder scratch;
  const Dataset d = sample_dataset();
  write_dataset(d, scratch.path / "d");
  write_bytes(scratch.path / "d/notes.csv", "what a person left here");
  rewrite_issues({}, scratch.path / "d");
  CHECK(read_dataset(scratch.path / "d").dataset.issues.empty());
  CHECK(bytes_of(scratch.path / "d/notes.csv") == "what a person left here");
  write_bytes(scratch.path / "d/notes.csv", "x");
}

TEST_CASE("a dataset without documents or observations cannot be read") {
  const ScratchFolder scratch;
  CHECK_THROWS_AS(read_dataset(scratch.path), std::runtime_error);
  write_dataset({}, scratch.path / "d");
  fs::remove(scratch.path / "d/observations.csv");
  CHECK_THROWS_AS(read_dataset(scratch.path / "d"), std::runtime_error);
  write_bytes(scratch.path / "d/observations.csv", "");
  CHECK_THROWS_AS(read_dataset(scratch.path / "d"), std::runtime_error);
}

TEST_CASE("each way to break the schema is told with file, row and column") {
  struct Example {
    const char *file, *from, *to, *column, *message;
    int row;
  };
  const Example examples[] = {
      {"observations.csv", "96.1,0.05", "96.1%,0.05", "value", "`96.1%` is no number", 2},
      {"observations.csv", "2023-04-01", "01/04/2023", "period_start", "`01/04/2023` is no date", 2},
      {"observations.csv", "2023-06-30", "2023-06-31", "period_end", "`2023-06-31` is no date", 2},
      {"observations.csv", "EX2,Children in care,,,,target", "EX2,Children in care,,,,goal", "measure",
       "`goal` is none of actual, target, floor, benchmark, change", 3},
      {"observations.csv", ",0.988,", ",1.2,", "confidence", "1.2 is above 1", 2},
      {"observations.csv", ",0.988,", ",,", "confidence", "is empty", 2},
      {"observations.csv", "0.988,1,", "0.988,one,", "page", "`one` is no integer", 2},
      {"observations.csv", "abcdef-2,", "abcdef-1,", "observation_id",
       "a second row has the key 0123456789abcdef-1", 3},
      {"observations.csv", "children-in-care", "no-such", "indicator_id", "no-such is not in indicators.csv",
       2},
      {"observations.csv", "measure,", "mesure,", "mesure", "is no column of this file; it was not read", 1},
      {"documents.csv", "E06000999", "E6", "council_code", "`E6` has not the form [EKNSW][0-9]{8}", 2},
      {"issues.csv", ",error,", ",grave,", "severity", "`grave` is none of error, warning, info", 2},
      {"cells.csv", "#00B050", "green", "fill", "`green` has not the form #[0-9A-F]{6}", 5},
      {"cells.csv", "abcdef,1,1,1,", "abcdef,2,1,1,", "table", "0123456789abcdef 2 is not in tables.csv", 2},
      {"tables.csv", "1,1,1,2,2,1,ruled", "1,1,1,2,2,-1,ruled", "header_rows", "-1 is below 0", 2},
      {"notes.csv", "commentary,", "commentary,,", "", "has 16 fields, the header 15", 2},
  };
  for (const Example& example : examples) {
    CAPTURE(example.file);
    CAPTURE(example.to);
    const auto faults = faults_after(example.file, example.from, example.to);
    bool told = false;
    for (const SchemaFault& fault : faults)
      told = told || (fault.file == example.file && fault.row == example.row &&
                      fault.column == example.column && fault.message == example.message);
    CHECK(told);
    if (!told)
      for (const SchemaFault& fault : faults)
        MESSAGE(fault.file, " ", fault.row, " ", fault.column, ": ", fault.message);
  }
}

TEST_CASE("a file that a spreadsheet has saved, with a byte order mark and LF, is read without faults") {
  const ScratchFolder scratch;
  write_dataset(sample_dataset(), scratch.path / "d");
  std::string bytes = bytes_of(scratch.path / "d/documents.csv");
  for (auto at = bytes.find('\r'); at != std::string::npos; at = bytes.find('\r')) bytes.erase(at, 1);
  write_bytes(scratch.path / "d/documents.csv", "\xef\xbb\xbf" + bytes);
  const ReadDataset read = read_dataset(scratch.path / "d");
  CHECK(read.faults.empty());
  CHECK(read.dataset.documents.at(0).title == "He said \"well\"");
}

TEST_CASE("a quotation mark out of place ends the reading of a file with a fault") {
  const auto faults = faults_after("notes.csv", "\" two", "\" t\"wo");
  REQUIRE_FALSE(faults.empty());
  CHECK(faults[0].file == "notes.csv");
  CHECK(faults[0].message.find("quotation mark") != std::string::npos);
}

TEST_CASE("columns in another order are read by their names, with a fault") {
  const auto faults = faults_after("documents.csv", "document_id,file,", "file,document_id,");
  REQUIRE_FALSE(faults.empty());
  CHECK(faults[0].message == "the columns stand in another order");
}

TEST_CASE("faults become issues of the check schema") {
  const auto issues =
      schema_issues({{"cells.csv", 5, "fill", "`green` has not the form", "0123456789abcdef"}});
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].check == "schema");
  CHECK(issues[0].severity == "error");
  CHECK(issues[0].message == "cells.csv, row 5, fill: `green` has not the form");
  CHECK(issues[0].document_id == "0123456789abcdef");
}

TEST_CASE("datapackage.json names the seven files with keys between them") {
  const std::string json = datapackage_json();
  for (const char* file : {"documents.csv", "observations.csv", "indicators.csv", "issues.csv", "notes.csv",
                           "tables.csv", "cells.csv"})
    CHECK(json.find("\"path\": \"" + std::string(file) + "\"") != std::string::npos);
  CHECK(json.find("\"foreignKeys\"") != std::string::npos);
  CHECK(json.find("\"primaryKey\"") != std::string::npos);
}
