// tables --picture from outside.
#include <doctest/doctest.h>

#include <set>

#include "normalize/scratch_folder.h"
#include "tools/pdf_file.h"
#include "tools/program.h"

using namespace scrutineer;
namespace fs = std::filesystem;

namespace {

// Whether every element of an XML text is closed in its turn, and every & begins a reference. No comments,
// no CDATA.
bool well_formed(const std::string& xml) {
  std::vector<std::string> open;
  for (std::size_t i = 0; i < xml.size(); ++i) {
    if (xml[i] == '&' && xml.find(';', i) > i + 6) return false;
    if (xml[i] == '>') return false;
    if (xml[i] != '<') continue;
    const std::size_t end = xml.find('>', i);
    if (end == std::string::npos || xml.find('<', i + 1) < end) return false;
    const std::string tag = xml.substr(i + 1, end - i - 1);
    if (tag.starts_with("/")) {
      if (open.empty() || open.back() != tag.substr(1)) return false;
      open.pop_back();
    } else if (!tag.ends_with("/")) {
      open.push_back(tag.substr(0, tag.find(' ')));
    }
    i = end;
  }
  return open.empty();
}

}  // namespace

TEST_SUITE("convert") {
  TEST_CASE("tables --picture draws each page as well-formed SVG that names each chosen table") {
    const ScratchFolder scratch;
    PlainReport report;
    report.heading = "Calls & invoices";
    report.pages = 2;
    write_bytes(scratch.path / "report.pdf", pdf_report(report));
    const fs::path out = scratch.path / "out", drawn = scratch.path / "drawn";
    REQUIRE(run({"tables", scratch.path / "report.pdf", "-o", out, "--picture", drawn}).status == 0);
    std::set<std::string> named;
    for (const char* name : {"report-page-001.svg", "report-page-002.svg"}) {
      const std::string svg = bytes_of(drawn / name);
      CHECK(svg.starts_with("<svg "));
      CHECK(well_formed(svg));
      for (const std::string& table : column_of(out / "tables.csv", "table"))
        if (svg.find(">table " + table + ",") != std::string::npos) named.insert(table);
    }
    const std::vector<std::string> tables = column_of(out / "tables.csv", "table");
    CHECK(!tables.empty());
    CHECK(named == std::set<std::string>(tables.begin(), tables.end()));
    CHECK(run({"convert", scratch.path / "report.pdf", "-o", out, "--picture", drawn}).status == 2);
  }
}
