#include <doctest/doctest.h>

#include "extract/error.h"
#include "extract/tiny_pdf.h"

namespace scrutineer::extract {
namespace {

std::string problem_of(const std::string& name, const std::string& bytes) {
  try {
    read_bytes_as(name, bytes);
  } catch (const Error& error) {
    CHECK(error.page() == 0);
    CHECK(error.file().find(name) != std::string::npos);
    return error.what();
  }
  return "";
}

TEST_CASE("files that are no report are refused with a plain reason") {
  CHECK_THROWS_AS(read_document("/nonexistent/report.pdf"), Error);
  CHECK(problem_of("empty.pdf", "") == "the file is empty");
  CHECK(problem_of("page.pdf", "<!DOCTYPE html><html><body>Not found</body></html>") ==
        "it is a web page, not a PDF");
  CHECK(problem_of("picture.pdf", std::string("GIF89a\0\0\0", 9)) ==
        "it is not a PDF, whatever its name says");
  const std::string whole = one_page("BT ET").bytes();
  CHECK(problem_of("cut.pdf", whole.substr(0, 60)) == "the PDF is cut off or damaged beyond repair");
  TinyPdf pages;
  pages.add("<</Type /Catalog /Pages 2 0 R>>");
  pages.add("<</Type /Pages /Kids [] /Count 0>>");
  CHECK(problem_of("none.pdf", pages.bytes()) == "the PDF has no pages");
}

TEST_CASE("a document says how many pages it has and what its bytes are") {
  const Document document = read_bytes_as("one.pdf", one_page("BT /F1 10 Tf 10 50 Td (x) Tj ET").bytes());
  CHECK(document.page_count == 1);
  CHECK(document.pages.size() == 1);
  CHECK(document.failures.empty());
  CHECK(document.sha256.size() == 64);
}

TEST_CASE("a lost cross-reference table is no reason to refuse a file") {
  std::string bytes = one_page("BT /F1 10 Tf 10 50 Td (still here) Tj ET").bytes();
  bytes.resize(bytes.find("xref\n"));
  bytes += "trailer <</Root 1 0 R>>\n%%EOF\n";
  const Document document = read_bytes_as("lost.pdf", bytes);
  REQUIRE(document.pages.size() == 1);
  CHECK(text_of(document.pages[0]) == "still here");
}

}  // namespace
}  // namespace scrutineer::extract
